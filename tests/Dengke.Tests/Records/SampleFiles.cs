using System.Text;

namespace Dengke.Tests.Records;

/// <summary>Small files of both sources, as their systems export them.</summary>
internal static class SampleFiles
{
    public const string RegistryHeader = "KSH,XH,XM,XB,CSRQ,MZ,SFZH,CC,XXXS,ZYDM,ZYMC,XZ,FY,BH,RXRQ,YJBYRQ";

    public const string AcademicHeader =
        "学号,姓名,性别,民族,出生日期,证件类型,证件号码,考生号,学院,专业代码,专业名称,班级,学制,层次,学习形式,入学日期,预计毕业日期,手机号";

    /// <summary>何一: the same in both. 阿依古丽: a separator that looks alike. 王三: another name. 李四: in the registry only.</summary>
    public static byte[] Registry(params string[] more) =>
        Csv(
            RegistryHeader,
            [
                "21110101150001,2021310001,何一,女,20030307,汉族,110105200303070022,本科,普通全日制,020101,经济学,4,金融学院,金融21-1,20210901,20250630",
                "21110101150002,2021310002,阿依古丽·买买提,女,20030307,维吾尔族,110105200303070049,本科,普通全日制,020101,经济学,4,金融学院,金融21-1,20210901,20250630",
                "21110101150003,2021310003,王三,男,20030307,汉族,110105200303070014,本科,普通全日制,020101,经济学,4,会计学院,会计21-1,20210901,20250630",
                "21110101150004,2021310004,李四,男,20030307,汉族,110105200303070030,本科,普通全日制,020101,经济学,4,会计学院,会计21-1,20210901,20250630",
                .. more,
            ]
        );

    public static byte[] Academic(params string[] more) =>
        Csv(
            AcademicHeader,
            [
                "2021310001,何一,女,汉族,20030307,居民身份证,110105200303070022,21110101150001,金融学院,020101,经济学,金融21-1,4,本科,普通全日制,20210901,20250630,13800000001",
                "2021310002,阿依古丽•买买提,女,维吾尔族,2003-03-07,居民身份证,110105200303070049,21110101150002,金融学院,020101,经济学(实验班),金融21-1,4,本科,普通全日制,20210901,20250630,13800000002",
                "2021310003,王叁,男,汉族,20030307,居民身份证,110105200303070014,21110101150003,会计学院,020101,经济学,会计21-1,4,本科,普通全日制,20210901,20250630,13800000003",
                .. more,
            ]
        );

    private static byte[] Csv(string header, string[] rows) =>
        Encoding.UTF8.GetBytes(string.Join('\n', [header, .. rows]) + "\n");
}
