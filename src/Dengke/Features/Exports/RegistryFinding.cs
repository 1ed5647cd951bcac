using System.Text;
using Dengke.Domain.Records;
using Dengke.Features.Shared.Records;
using Dengke.Tables.Writing;

namespace Dengke.Features.Exports;

/// <summary>Why a value cannot stand in the registry's file.</summary>
public enum RegistryTrouble
{
    /// <summary>It takes more bytes than its column has.</summary>
    TooWide,

    /// <summary>It has a character that the file could not say.</summary>
    NotEncodable,

    /// <summary>Nothing is there, and the registry needs it.</summary>
    Blank,

    /// <summary>It is no date.</summary>
    NotADate,
}

/// <summary>One value that cannot stand in the registry's file; its row is left out.</summary>
/// <param name="Value">As it is shown: a document number masked.</param>
/// <param name="Chinese">What is wrong, in one sentence, and <paramref name="English"/> the same.</param>
public sealed record RegistryFinding(
    FinalRow Row,
    string Column,
    string Label,
    string Value,
    RegistryTrouble Trouble,
    string Chinese,
    string English
)
{
    /// <summary>The first thing that is wrong with the value as it would be written; null for nothing.</summary>
    internal static RegistryFinding? Of(FinalRow row, RegistryColumn column, string value, DbfEncoding encoding)
    {
        var field = column.Field;
        if (value.Length == 0)
        {
            return field.Required || field.Key == "exam_no"
                ? Found(RegistryTrouble.Blank, "必填, 现为空。", "It is blank.")
                : null;
        }

        if (field.Format == FieldFormat.Date && !RecordDate.TryParse(value, out _))
        {
            return Found(RegistryTrouble.NotADate, "不是有效的日期。", "It is no date.");
        }

        var measured = EncodedWidth.Of(value, encoding);
        if (measured.Lacking.Count > 0)
        {
            return Found(
                RegistryTrouble.NotEncodable,
                string.Concat(measured.Lacking.Select(r => InChinese(r, encoding))),
                string.Concat(measured.Lacking.Select(r => $"{encoding.Name()} cannot say {r} (U+{r.Value:X4}). "))
            );
        }

        return measured.Bytes > column.Dbf.Width
            ? Found(
                RegistryTrouble.TooWide,
                $"编码后 {measured.Bytes} 字节, 列宽 {column.Dbf.Width} 字节。",
                $"It takes {measured.Bytes} bytes; the column has {column.Dbf.Width}."
            )
            : null;

        RegistryFinding Found(RegistryTrouble trouble, string chinese, string english)
        {
            var shown = field.Format == FieldFormat.DocumentNumber ? RowValues.Mask(value) : value;
            return new RegistryFinding(row, column.Name, field.Label, shown, trouble, chinese, english.Trim());
        }
    }

    private static string InChinese(Rune rune, DbfEncoding encoding)
    {
        var code = $"U+{rune.Value:X4}";
        if (rune.Value < ' ')
        {
            return $"含控制字符 {code}。";
        }

        return Rune.GetUnicodeCategory(rune) != System.Globalization.UnicodeCategory.PrivateUse
                ? $"{encoding.Name()} 没有“{rune}”({code})。"
            : PrivateUse.Find((char)rune.Value) is { } today && rune.IsBmp ? $"{code} 是旧系统的自造字, 应更正为“{today}”。"
            : $"{code} 是自造字, 须按身份证更正。";
    }
}
