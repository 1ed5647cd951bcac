namespace Dengke.Features.Exports.Archive;

/// <summary>One thing in the archives' pack, as its table of contents names it.</summary>
/// <param name="Kind">核对表, 更正材料 or 学院汇总表.</param>
/// <param name="Title">What it is, in words.</param>
/// <param name="Path">In the ZIP; empty for what should be there and is not.</param>
/// <param name="Sha256">Hexadecimal; empty for what is not there.</param>
/// <param name="Note">Why it is not there; empty for what is.</param>
internal sealed record ArchiveLine(
    string Kind,
    string College,
    string ClassName,
    string StudentNo,
    string Name,
    string Title,
    string Path,
    long Size,
    string Sha256,
    string Note
)
{
    public const string Sheet = "核对表";
    public const string Evidence = "更正材料";
    public const string Summary = "学院汇总表";
}

/// <summary>What came of packing.</summary>
/// <param name="Missing">Of the files, how many could not be had.</param>
public sealed record ArchiveSums(int Students, int Files, int Missing);
