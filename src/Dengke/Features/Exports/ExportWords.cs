using Dengke.Tables.Writing;

namespace Dengke.Features.Exports;

/// <summary>What exports and their parts are called.</summary>
internal static class ExportWords
{
    public static string Name(this DbfEncoding encoding) => encoding == DbfEncoding.Gbk ? "GBK" : "GB18030";

    public static (string Chinese, string English) Words(this ExportKind kind) =>
        kind switch
        {
            ExportKind.Registry => ("学信网上报数据", "Registry file"),
            ExportKind.Diploma => ("证书打印数据", "Certificate print data"),
            ExportKind.Review => ("毕业资格审查名单", "List for the graduation review"),
            ExportKind.Archive => ("归档包", "Archives' pack"),
            _ => throw new ArgumentOutOfRangeException(nameof(kind)),
        };

    public static (string Chinese, string English) Words(this RegistryTrouble trouble) =>
        trouble switch
        {
            RegistryTrouble.TooWide => ("超过列宽", "Too wide"),
            RegistryTrouble.NotEncodable => ("无法编码", "Cannot be encoded"),
            RegistryTrouble.Blank => ("必填为空", "Blank"),
            RegistryTrouble.NotADate => ("日期无效", "No date"),
            _ => throw new ArgumentOutOfRangeException(nameof(trouble)),
        };
}
