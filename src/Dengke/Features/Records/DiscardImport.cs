using Dengke.Data;
using Dengke.Domain.Kernel;
using Dengke.Platform.Api;
using Dengke.Platform.Handling;
using Microsoft.EntityFrameworkCore;

namespace Dengke.Features.Records;

[Words("放弃导入文件 {fileName}", "Import of {fileName} discarded")]
public sealed record ImportDiscarded(Guid Batch, string FileName) : IAuditEvent
{
    public string? Subject => Batch.ToString();
}

/// <summary>Lays an uploaded file aside without applying it.</summary>
[Api("Discards an uploaded file.")]
[Operation("records.discard_import", Role.Registrar)]
public sealed record DiscardImport(string CampaignId, Guid Batch, int Version) : Command<Done>
{
    public override string Campaign => CampaignId;

    public override async Task<Outcome<Done>> Handle(Work work, CancellationToken ct)
    {
        var batch = await work.Db.ImportBatches.FirstOrDefaultAsync(b => b.Id == Batch && b.CampaignId == CampaignId, ct);
        if (batch is null)
        {
            return Failure.NotFound();
        }

        if (batch.State != ImportState.Previewed)
        {
            return Failure.Refused("not_open", "此文件已经导入或放弃。", "This file was imported or discarded already.");
        }

        work.Expect(batch, Version);
        batch.State = ImportState.Discarded;
        work.Record(new ImportDiscarded(batch.Id, batch.FileName));
        return default(Done);
    }
}
