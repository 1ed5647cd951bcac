namespace Dengke.Tables.Writing;

/// <summary>A character column of a DBF file to be written.</summary>
/// <param name="Name">One to ten ASCII letters, digits or underscores, e.g. KSH.</param>
/// <param name="Width">In bytes of the encoding, 1 to 254; a Chinese character takes two in GBK, two or four in GB18030.</param>
public sealed record DbfColumn(string Name, int Width);

/// <summary>The encoding of a DBF file's texts.</summary>
public enum DbfEncoding
{
    /// <summary>What the registry's older programs read; some 21,000 characters.</summary>
    Gbk,

    /// <summary>Every character, rare ones in four bytes.</summary>
    Gb18030,
}

/// <summary>What is wrong with a value that was to be written.</summary>
public enum DbfTrouble
{
    /// <summary>It takes more bytes than its column has; cut at the last whole character that fits.</summary>
    TooWide,

    /// <summary>It has a character that the encoding lacks; 〓 was written for it, as the registry does.</summary>
    NotEncodable,
}

/// <summary>One value that could not be written as it is.</summary>
/// <param name="Record">The record's number, from 1.</param>
/// <param name="Column">The column.</param>
/// <param name="Value">The whole value.</param>
/// <param name="Trouble">What is wrong.</param>
public sealed record DbfProblem(int Record, DbfColumn Column, string Value, DbfTrouble Trouble)
{
    /// <summary>One Chinese sentence.</summary>
    public string Message =>
        Trouble == DbfTrouble.TooWide
            ? $"第 {Record} 条 {Column.Name}“{Value}”编码后超过 {Column.Width} 字节, 已截断。"
            : $"第 {Record} 条 {Column.Name}“{Value}”含有编码中没有的字, 已写作“〓”。";
}
