using System.IO.Compression;
using Dengke.Data;
using Dengke.Domain.Campaigns;
using Dengke.Features.Shared.Records;
using Dengke.Platform.Crypto;
using Dengke.Platform.Files;

namespace Dengke.Features.Exports;

/// <summary>The list for the graduation review once for every college, and once whole, in one ZIP.</summary>
internal static class ReviewZip
{
    public static async Task Write(Stream output, DengkeDb db, Vault vault, Campaign campaign, CancellationToken ct)
    {
        var file = await ReviewFile.Load(db, campaign, ct);
        var all = await FinalRows.Open(db, vault, campaign, null, ct);
        await using var zip = await ZipArchive.CreateAsync(output, ZipArchiveMode.Create, leaveOpen: true, null, ct);
        HashSet<string> names = new(StringComparer.OrdinalIgnoreCase);
        foreach (var college in (string?[])[null, .. all.Colleges])
        {
            var rows = college is null ? all : await FinalRows.Open(db, vault, campaign, college, ct);
            var name = ExportName.Of(campaign, ExportKind.Review.Words().Chinese, college, rows, "");
            // Two colleges whose names are the same but for what a file name cannot have.
            name = names.Add(name) ? name : $"{name} ({names.Count})";
            // A workbook is written back and forth, and a ZIP only forth.
            using var sheet = new MemoryStream();
            await file.Write(sheet, rows, ct);
            sheet.Position = 0;
            await using var entry = await zip.CreateEntry($"{SafeName.Of(name)}.xlsx", CompressionLevel.NoCompression)
                .OpenAsync(ct);
            await sheet.CopyToAsync(entry, ct);
        }
    }
}
