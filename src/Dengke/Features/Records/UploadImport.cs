using Dengke.Data;
using Dengke.Domain.Campaigns;
using Dengke.Domain.Kernel;
using Dengke.Domain.Records;
using Dengke.Features.Shared.Campaigns;
using Dengke.Platform.Api;
using Dengke.Platform.Handling;

namespace Dengke.Features.Records;

[Words(
    "上传 {source} 文件 {fileName}: {rows} 行, {errors} 处错误, {warnings} 处提醒",
    "{source} file {fileName} uploaded: {rows} rows, {errors} errors, {warnings} warnings"
)]
public sealed record ImportUploaded(Guid Batch, Source Source, string FileName, int Rows, int Errors, int Warnings) : IAuditEvent
{
    public string? Subject => Batch.ToString();
}

/// <summary>Takes a source's file and looks at it; nothing of it counts before it is applied.</summary>
/// <param name="Content">At most <see cref="ImportFiles.LargestFile"/> bytes.</param>
[Api("Uploads a file of a source (content in base64) to be looked at before it is applied.", LongestBody = 96 << 20)]
[Operation("records.upload", Role.Registrar)]
public sealed record UploadImport(string CampaignId, Source Source, string FileName, byte[] Content, bool Complete = true)
    : Command<Guid>
{
    public override string Campaign => CampaignId;

    public override async Task<Outcome<Guid>> Handle(Work work, CancellationToken ct)
    {
        var campaign = await StoredCampaign.Load(work.Db, CampaignId, ct);
        if (!campaign.IsOk)
        {
            return campaign.Failure!;
        }

        if (Content.Length > ImportFiles.LargestFile)
        {
            return Failure.Invalid("file", "文件超过 64 MB。", "The file is larger than 64 MB.");
        }

        var name = Path.GetFileName(FileName.Replace('\\', '/'));
        var map = await ImportFiles.RememberedMap(work.Db, CampaignId, Source, ct);
        var today = DateOnly.FromDateTime(ChinaTime.ToLocal(work.Now));
        var reading = ImportReading.Read(Content, name, campaign.Value, map, today);
        if (!reading.IsOk)
        {
            return reading.Failure!;
        }

        var batch = new ImportBatch
        {
            Id = work.NewId(),
            CampaignId = CampaignId,
            Source = Source,
            FileName = name.Length <= 260 ? name : name[^260..],
            FileId = await work.Files.Put(work.Db, Content, work.Now, ct),
            Complete = Complete,
            Rows = reading.Value.Rows.Count,
            Errors = reading.Value.Errors,
            Warnings = reading.Value.Warnings,
            UploadedBy = work.Actor.Name,
            UploadedAt = work.Now,
        };
        work.Db.ImportBatches.Add(batch);
        work.Record(new ImportUploaded(batch.Id, Source, batch.FileName, batch.Rows, batch.Errors, batch.Warnings));
        return batch.Id;
    }
}
