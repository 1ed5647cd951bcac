using Dengke.Data;
using Dengke.Domain.Campaigns;
using Dengke.Domain.Kernel;
using Dengke.Domain.Records;
using Dengke.Platform.Crypto;
using Dengke.Platform.Files;
using Dengke.Tables;
using Microsoft.EntityFrameworkCore;

namespace Dengke.Features.Records;

/// <summary>Reads an uploaded file again, with the columns as they are mapped by now, and lays it beside the source.</summary>
public sealed class ImportFiles(Vault vault, FileStore files)
{
    /// <summary>The largest file that is taken, in bytes.</summary>
    public const int LargestFile = 64 << 20;

    public async Task<Outcome<(ImportReading Reading, ImportPlan Plan)>> Prepare(
        DengkeDb db,
        ImportBatch batch,
        Campaign campaign,
        DateTimeOffset now,
        CancellationToken ct
    )
    {
        if (await files.Get(db, batch.FileId, ct) is not { } content)
        {
            return Failure.NotFound("上传的文件已不在。", "The uploaded file is gone.");
        }

        var map = await RememberedMap(db, batch.CampaignId, batch.Source, ct);
        var reading = ImportReading.Read(content, batch.FileName, campaign, map, DateOnly.FromDateTime(ChinaTime.ToLocal(now)));
        if (!reading.IsOk)
        {
            return reading.Failure!;
        }

        var stored = await db
            .SourceRecords.Where(r => r.CampaignId == batch.CampaignId && r.Source == batch.Source)
            .ToListAsync(ct);
        return (reading.Value, ImportPlan.Make(reading.Value, stored, vault));
    }

    public static async Task<ColumnMap?> RememberedMap(DengkeDb db, string campaign, Source source, CancellationToken ct)
    {
        var mapped = await db.ColumnMappings.Where(m => m.CampaignId == campaign && m.Source == source).ToListAsync(ct);
        return mapped.Count == 0
            ? null
            : new ColumnMap(mapped.ToDictionary(m => m.Header, m => m.Field.Length == 0 ? null : m.Field));
    }
}
