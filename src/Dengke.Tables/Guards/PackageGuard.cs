using System.IO.Compression;
using Dengke.Domain.Kernel;
using Dengke.Tables.Reading;

namespace Dengke.Tables.Guards;

/// <summary>
/// Looks through a ZIP file before the parser does: what it is at all, whether it is a bomb, whether its parts are whole, and
/// whether any of them carries macros, links to other files or entity declarations.
/// </summary>
internal static class PackageGuard
{
    public static Outcome<WorkbookFacts> Check(Stream stream, string file, TableLimits limits)
    {
        try
        {
            using var package = new ZipArchive(stream, ZipArchiveMode.Read, true);
            return (Shape(package, file, limits) ?? Kind(package, file)) is { } failure
                ? failure
                : PackageContent.Read(package, file, limits);
        }
        catch (Exception e)
        {
            return WorkbookTrouble.Of(e, file);
        }
    }

    /// <summary>What the central directory says, which costs nothing to unpack.</summary>
    private static Failure? Shape(ZipArchive package, string file, TableLimits limits)
    {
        if (package.Entries.Count > limits.PackageParts)
        {
            return TableFailures.Bomb(file);
        }

        var names = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        var total = 0L;
        foreach (var entry in package.Entries)
        {
            if (!names.Add(entry.FullName) || !IsLawful(entry.FullName))
            {
                return TableFailures.PartName(file);
            }

            total += entry.Length;
            var ratio = entry.Length / Math.Max(1, entry.CompressedLength);
            if (total > limits.UnpackedBytes || (entry.Length > limits.RatioFrom && ratio > limits.Ratio))
            {
                return TableFailures.Bomb(file);
            }
        }

        return null;
    }

    private static bool IsLawful(string name) =>
        name.Length > 0
        && !name.StartsWith('/')
        && !name.Contains(':', StringComparison.Ordinal)
        && !name.Any(char.IsControl)
        && !name.Split('/', '\\').Contains("..");

    private static Failure? Kind(ZipArchive package, string file)
    {
        bool Has(string part) => package.Entries.Any(e => string.Equals(e.FullName, part, StringComparison.OrdinalIgnoreCase));
        bool HasUnder(string folder) =>
            package.Entries.Any(e => e.FullName.StartsWith(folder, StringComparison.OrdinalIgnoreCase));

        if (
            package.Entries.Any(e => e.Name.Equals("vbaProject.bin", StringComparison.OrdinalIgnoreCase))
            || HasUnder("xl/macrosheets/")
        )
        {
            return TableFailures.Macros(file);
        }

        if (HasUnder("xl/externalLinks/"))
        {
            return TableFailures.ExternalLinks(file);
        }

        return Has("xl/workbook.xml") && Has("[Content_Types].xml") ? null
            : Has("xl/workbook.bin") ? TableFailures.SaveAs(file, "Excel 二进制工作簿(XLSB)", "an Excel binary workbook (XLSB)")
            : IsOpenDocument(package) ? TableFailures.SaveAs(file, "OpenDocument 表格(ODS)", "an OpenDocument spreadsheet (ODS)")
            : HasUnder("word/") ? TableFailures.NotATable(file, "Word 文档", "a Word document")
            : HasUnder("ppt/") ? TableFailures.NotATable(file, "PowerPoint 演示文稿", "a PowerPoint presentation")
            : TableFailures.NotATable(file, "ZIP 压缩包", "a ZIP archive");
    }

    private static bool IsOpenDocument(ZipArchive package)
    {
        if (package.GetEntry("mimetype") is not { Length: < 256 } entry)
        {
            return false;
        }

        using var reader = new StreamReader(entry.Open());
        return reader.ReadToEnd().StartsWith("application/vnd.oasis.opendocument.spreadsheet", StringComparison.Ordinal);
    }
}
