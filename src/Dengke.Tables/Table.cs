namespace Dengke.Tables;

/// <summary>What a spreadsheet program has done to a value on the way; named cell by cell, never guessed back.</summary>
public enum CellDamage
{
    None,

    /// <summary>A number of more than 15 digits, of which the last ones are gone.</summary>
    Rounded,

    /// <summary>A code that was taken for a number and lost its leading zero.</summary>
    LeadingZeroLost,

    /// <summary>A date that stands there as a serial number.</summary>
    DateSerial,

    /// <summary>A text such as a class 3-1 that was taken for a date.</summary>
    TakenForDate,

    /// <summary>A formula's error value, such as #N/A.</summary>
    ErrorValue,

    /// <summary>TRUE or FALSE where the field has neither.</summary>
    TruthValue,

    /// <summary>Bytes that are no character in the file's encoding; U+FFFD stands in their place.</summary>
    CharacterLost,
}

/// <summary>One cell as read, as text in the form a person would type it: dates as <c>yyyyMMdd</c>, numbers without exponent.</summary>
public readonly record struct Cell(string Text, CellDamage Damage = CellDamage.None)
{
    /// <summary>A cell with nothing in it.</summary>
    public static Cell Blank { get; } = new("");

    /// <summary>Nothing, or nothing but white space.</summary>
    public bool IsBlank => string.IsNullOrWhiteSpace(Text);
}

/// <summary>The names of damages in files and in the API, and what they say to a person.</summary>
public static class CellDamages
{
    public static string Name(this CellDamage damage) =>
        damage switch
        {
            CellDamage.None => "none",
            CellDamage.Rounded => "rounded",
            CellDamage.LeadingZeroLost => "leading_zero_lost",
            CellDamage.DateSerial => "date_serial",
            CellDamage.TakenForDate => "taken_for_date",
            CellDamage.ErrorValue => "error_value",
            CellDamage.TruthValue => "truth_value",
            CellDamage.CharacterLost => "character_lost",
            _ => throw new ArgumentOutOfRangeException(nameof(damage)),
        };

    /// <summary>What has happened, to follow the value.</summary>
    public static (string Chinese, string English) Sentence(this CellDamage damage) =>
        damage switch
        {
            CellDamage.None => ("", ""),
            CellDamage.Rounded => (
                "超过15位的数字被电子表格取整, 末几位已丢失, 请从原系统重新导出为文本",
                "a number of more than 15 digits was rounded and has lost its last ones; export it anew as text"
            ),
            CellDamage.LeadingZeroLost => (
                "代码被当作数字, 开头的0已丢失",
                "a code was taken for a number and has lost its leading zero"
            ),
            CellDamage.DateSerial => (
                "日期变成了序列号, 请把该列设为日期格式或写成8位数字",
                "a date became a serial number; format the column as dates or write eight digits"
            ),
            CellDamage.TakenForDate => ("文字被电子表格当作日期", "a text was taken for a date"),
            CellDamage.ErrorValue => ("公式出错, 没有值", "a formula failed and has no value"),
            CellDamage.TruthValue => ("此处不应是逻辑值", "a truth value does not belong here"),
            CellDamage.CharacterLost => ("含有无法识别的字节, 字符已丢失", "bytes could not be read and a character is lost"),
            _ => throw new ArgumentOutOfRangeException(nameof(damage)),
        };
}
