using Dengke.Data;
using Dengke.Domain.Kernel;
using Dengke.Domain.Records;
using Dengke.Features.Shared.Campaigns;
using Dengke.Features.Shared.Records;
using Dengke.Platform.Api;
using Dengke.Platform.Handling;
using Microsoft.EntityFrameworkCore;

namespace Dengke.Features.Records;

[Words(
    "导入 {source} 文件 {fileName}: 新增 {added}, 更改 {changed}, 移除 {removed}",
    "{source} file {fileName} imported: {added} added, {changed} changed, {removed} removed"
)]
public sealed record ImportApplied(Guid Batch, Source Source, string FileName, int Added, int Changed, int Removed) : IAuditEvent
{
    public string? Subject => Batch.ToString();
}

/// <summary>What applying a file has done.</summary>
public sealed record ImportResult(int Rows, int Added, int Changed, int Unchanged, int Removed);

/// <summary>
/// Makes an uploaded file its source's content and compares the two sources anew, in one transaction. Refused with
/// <c>damaged_cells</c> while the file has cells that a spreadsheet has destroyed, with <c>not_open</c> once it was applied
/// or discarded. What is wrong with values that the source itself carries is no obstacle: it is what the campaign is for.
/// </summary>
/// <param name="Version">The batch's version that the registrar saw; null from the command line, which has just made it.</param>
[Api("Applies an uploaded file of a source.")]
[Operation("records.import", Role.Registrar)]
public sealed record ApplyImport(string CampaignId, Guid Batch, int? Version = null) : Command<ImportResult>
{
    public override string Campaign => CampaignId;

    public override async Task<Outcome<ImportResult>> Handle(Work work, CancellationToken ct)
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

        var campaign = await StoredCampaign.Load(work.Db, CampaignId, ct);
        if (!campaign.IsOk)
        {
            return campaign.Failure!;
        }

        var prepared = await new ImportFiles(work.Vault, work.Files).Prepare(work.Db, batch, campaign.Value, work.Now, ct);
        if (!prepared.IsOk)
        {
            return prepared.Failure!;
        }

        var (reading, plan) = prepared.Value;
        if (reading.Blocking is > 0 and var blocking)
        {
            var first = reading.Problems.First(p => p.Blocks);
            return Failure.Refused(
                "damaged_cells",
                $"文件中有 {blocking} 个单元格已被电子表格损坏, 不能导入; 第一处: {first.Message}",
                $"A spreadsheet has damaged {blocking} cells of the file, so it cannot be imported; the first: {first.EnglishMessage}"
            );
        }

        if (Version is { } seen)
        {
            work.Expect(batch, seen);
        }

        var result = new ImportResult(
            plan.Rows.Count,
            plan.Added,
            plan.Changed,
            plan.Unchanged,
            batch.Complete ? plan.Missing.Count : 0
        );
        Write(work, batch, plan);
        batch.State = ImportState.Applied;
        batch.AppliedAt = work.Now;
        (batch.Added, batch.Changed, batch.Removed) = (result.Added, result.Changed, result.Removed);
        work.Record(new ImportApplied(batch.Id, batch.Source, batch.FileName, batch.Added, batch.Changed, batch.Removed));
        var reconciled = await ReconcileSources.Run(work, campaign.Value, ct);
        return reconciled.Then<ImportResult>(_ => result);
    }

    private static void Write(Work work, ImportBatch batch, ImportPlan plan)
    {
        foreach (var row in plan.Rows)
        {
            if (row.Stored is { } stored)
            {
                stored.RowNumber = row.Row.Number;
            }

            if (!row.IsNew && !row.IsChanged)
            {
                continue;
            }

            var (json, sealedNumber) = RowValues.Seal(row.Row.Values, work.Vault);
            if (row.Stored is { } changed)
            {
                (changed.Values, changed.DocumentNo, changed.ContentHash) = (json, sealedNumber, row.ContentHash);
                changed.ImportBatchId = batch.Id;
                continue;
            }

            work.Db.SourceRecords.Add(
                new SourceRecord
                {
                    Id = work.NewId(),
                    CampaignId = batch.CampaignId,
                    Source = batch.Source,
                    RowNumber = row.Row.Number,
                    Identity = row.Identity,
                    ContentHash = row.ContentHash,
                    Values = json,
                    DocumentNo = sealedNumber,
                    ImportBatchId = batch.Id,
                }
            );
        }

        if (batch.Complete)
        {
            work.Db.SourceRecords.RemoveRange(plan.Missing);
        }
    }
}
