using Dengke.Data;
using Dengke.Domain.Kernel;
using Dengke.Domain.Records;
using Dengke.Features.Shared;
using Dengke.Features.Shared.Campaigns;
using Dengke.Platform.Access;
using Dengke.Platform.Crypto;
using Dengke.Platform.Files;
using Dengke.Tables.Writing;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Dengke.Features.Records;

/// <summary>One uploaded file: what it holds, what is wrong by row and column, what applying it would do.</summary>
[Allow(Role.Registrar)]
public sealed class ImportModel(Vault vault, FileStore files, TimeProvider clock) : CampaignPage
{
    private const int LargestList = 300;
    private FieldCatalogue catalogue = FieldCatalogue.Default;

    public ImportBatch Batch { get; private set; } = null!;

    public ImportReading? Reading { get; private set; }

    public ImportPlan? Plan { get; private set; }

    public IReadOnlyList<ImportProblem> Shown { get; private set; } = [];

    public int ProblemCount { get; private set; }

    public string Source => SourceNames.Of(Batch.Source, this);

    public int Removals => Batch.Complete ? Plan!.Missing.Count : 0;

    /// <summary>Fields that no column of the file carries yet.</summary>
    public IEnumerable<RecordField> FreeFields => catalogue.Fields.Where(f => Reading!.Columns.All(c => c.Field?.Key != f.Key));

    public string Task =>
        Batch.State switch
        {
            ImportState.Applied => T(
                $"已导入: 新增 {Batch.Added:N0}, 更改 {Batch.Changed:N0}, 移除 {Batch.Removed:N0}",
                $"Applied: {Batch.Added:N0} added, {Batch.Changed:N0} changed, {Batch.Removed:N0} removed"
            ),
            ImportState.Discarded => T("已放弃, 没有写入任何内容", "Discarded; nothing was written"),
            _ => T("尚未写入, 请核对后决定", "Nothing is written yet; look and decide"),
        };

    public string ConfirmText =>
        T(
            $"将新增 {Plan!.Added:N0} 行, 更改 {Plan.Changed:N0} 行, 移除 {Removals:N0} 行, 然后重新比对。",
            $"{Plan!.Added:N0} rows are added, {Plan.Changed:N0} changed, {Removals:N0} removed, then both sources are compared."
        );

    public async Task<IActionResult> OnGet(Guid id) => await Load(id) ?? Page();

    public async Task<IActionResult> OnGetReturned(Guid id)
    {
        if (await Load(id) is { } missing)
        {
            return missing;
        }

        var content = await files.Get(Db, Batch.FileId, HttpContext.RequestAborted);
        var map = await ImportFiles.RememberedMap(Db, Campaign.Id, Batch.Source, HttpContext.RequestAborted);
        var marked = await ReturnedImport.Write(content!, Batch.FileName, catalogue, Reading!, map, HttpContext.RequestAborted);
        return marked.IsOk
            ? File(marked.Value, XlsxWriter.ContentType, Path.GetFileNameWithoutExtension(Batch.FileName) + "-问题.xlsx")
            : Show(marked.Failure!);
    }

    public async Task<IActionResult> OnPostApply(Guid id, int version)
    {
        if (await Load(id) is { } missing)
        {
            return missing;
        }

        var applied = await Run(new ApplyImport(Campaign.Id, id, version));
        if (applied.Failure is { } failure)
        {
            return Show(failure);
        }

        Say(T("已导入, 并重新比对了两个来源。", "Applied; the two sources were compared anew."));
        return Redirect($"/campaigns/{Campaign.Id}/comparison");
    }

    public async Task<IActionResult> OnPostDiscard(Guid id, int version)
    {
        if (await Load(id) is { } missing)
        {
            return missing;
        }

        var discarded = await Run(new DiscardImport(Campaign.Id, id, version));
        return discarded.IsOk ? Redirect($"/campaigns/{Campaign.Id}/imports") : Show(discarded.Failure!);
    }

    public async Task<IActionResult> OnPostMap(Guid id, string[] header, string[] field)
    {
        if (await Load(id) is { } missing)
        {
            return missing;
        }

        var columns = header.Zip(field).GroupBy(c => c.First).ToDictionary(g => g.Key, g => g.First().Second);
        var mapped = await Run(new MapColumns(Campaign.Id, Batch.Source, columns));
        return mapped.IsOk ? Redirect($"/campaigns/{Campaign.Id}/imports/{id}") : Show(mapped.Failure!);
    }

    private async Task<IActionResult?> Load(Guid id)
    {
        if (await LoadCampaign() is { } missing)
        {
            return missing;
        }

        var batch = await Db.ImportBatches.FirstOrDefaultAsync(b => b.Id == id && b.CampaignId == Campaign.Id);
        var campaign = await StoredCampaign.Load(Db, Campaign.Id, HttpContext.RequestAborted);
        if (batch is null || !campaign.IsOk)
        {
            return NotFound();
        }

        Batch = batch;
        catalogue = campaign.Value.Catalogue();
        var prepared = await new ImportFiles(vault, files).Prepare(
            Db,
            batch,
            campaign.Value,
            clock.GetUtcNow(),
            HttpContext.RequestAborted
        );
        if (prepared.Failure is { } failure)
        {
            ModelState.AddModelError("", T(failure));
            return Page();
        }

        (Reading, Plan) = prepared.Value;
        ProblemCount = Reading.Errors + Reading.Warnings;
        Shown =
        [
            .. Reading
                .Problems.OrderByDescending(p => p.Blocks)
                .ThenByDescending(p => p.Severity)
                .ThenBy(p => p.Row)
                .Take(LargestList),
        ];
        return null;
    }
}
