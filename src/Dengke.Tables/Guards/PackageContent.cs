using System.IO.Compression;
using Dengke.Domain.Kernel;
using Dengke.Tables.Reading;

namespace Dengke.Tables.Guards;

/// <summary>Unpacks every XML part of a workbook once, without parsing it, to see that it is whole and lawful.</summary>
internal static class PackageContent
{
    public static Outcome<WorkbookFacts> Read(ZipArchive package, string file, TableLimits limits)
    {
        var withErrors = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        var unpacked = 0L;
        foreach (var entry in package.Entries.Where(IsXml))
        {
            if (PartXml.HasDtd(entry))
            {
                return TableFailures.Dtd(file);
            }

            var scan = PartScan.Of(entry, limits.UnpackedBytes - unpacked);
            unpacked += scan.Length;
            if (unpacked > limits.UnpackedBytes || (IsShared(entry) && scan.Length > limits.SharedBytes))
            {
                return TableFailures.Bomb(file);
            }

            if (!scan.IsWhole)
            {
                return TableFailures.Damaged(file);
            }

            if (scan.HasErrorValues)
            {
                withErrors.Add(entry.FullName);
            }
        }

        return PartXml.HasMacroType(package) ? TableFailures.Macros(file)
            : package.Entries.Any(e =>
                e.FullName.EndsWith(".rels", StringComparison.OrdinalIgnoreCase) && PartXml.LinksOutside(e)
            )
                ? TableFailures.ExternalLinks(file)
            : Facts(package, file, withErrors);
    }

    private static Outcome<WorkbookFacts> Facts(ZipArchive package, string file, HashSet<string> withErrors)
    {
        var workbook = WorkbookXml.Read(package);
        var errors = new WorkbookErrors();
        foreach (var (sheet, part) in workbook.PartOfSheet)
        {
            if (withErrors.Contains(part) && package.GetEntry(part) is { } entry)
            {
                SheetErrors.Collect(entry, sheet, errors);
            }

            if (errors.TooMany)
            {
                return TableFailures.TooManyErrors(file, WorkbookErrors.Maximum);
            }
        }

        return new WorkbookFacts(workbook.Date1904, errors);
    }

    private static bool IsXml(ZipArchiveEntry entry) =>
        entry.FullName.EndsWith(".xml", StringComparison.OrdinalIgnoreCase)
        || entry.FullName.EndsWith(".rels", StringComparison.OrdinalIgnoreCase)
        || entry.FullName.EndsWith(".vml", StringComparison.OrdinalIgnoreCase);

    private static bool IsShared(ZipArchiveEntry entry) =>
        entry.FullName.EndsWith("sharedStrings.xml", StringComparison.OrdinalIgnoreCase)
        || entry.FullName.EndsWith("styles.xml", StringComparison.OrdinalIgnoreCase);
}
