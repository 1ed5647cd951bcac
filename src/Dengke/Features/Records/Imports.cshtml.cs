using Dengke.Data;
using Dengke.Domain.Kernel;
using Dengke.Domain.Records;
using Dengke.Features.Shared;
using Dengke.Platform.Access;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Dengke.Features.Records;

/// <summary>The files of both sources: upload one, see what became of the others.</summary>
[Allow(Role.Registrar)]
[RequestSizeLimit(ImportFiles.LargestFile + (1 << 20))]
[RequestFormLimits(MultipartBodyLengthLimit = ImportFiles.LargestFile + (1 << 20))]
public sealed class ImportsModel : CampaignPage
{
    private Dictionary<Source, int> held = [];

    public IReadOnlyList<ImportBatch> Batches { get; private set; } = [];

    public string Task =>
        Batches.Any(b => b.State == ImportState.Previewed)
            ? T("有文件等您确认导入", "A file waits for your decision")
            : T("每个文件先预览, 确认后一次写入", "Every file is previewed, then written as a whole");

    public async Task<IActionResult> OnGet() => await LoadCampaign() ?? await Load();

    public async Task<IActionResult> OnPost(Source source, IFormFile? file, bool complete)
    {
        if (await LoadCampaign() is { } missing)
        {
            return missing;
        }

        await Load();
        if (file is null)
        {
            return Show(Failure.Invalid("file", "请选择文件。", "Choose a file."));
        }

        using var content = new MemoryStream();
        await file.CopyToAsync(content, HttpContext.RequestAborted);
        var uploaded = await Run(new UploadImport(Campaign.Id, source, file.FileName, content.ToArray(), complete));
        return uploaded.IsOk ? Redirect($"/campaigns/{Campaign.Id}/imports/{uploaded.Value}") : Show(uploaded.Failure!);
    }

    public string Name(Source source) => SourceNames.Of(source, this);

    public string Held(Source source) =>
        held.GetValueOrDefault(source) is > 0 and var rows
            ? T($"现有 {rows:N0} 行", $"{rows:N0} rows at present")
            : T("还没有数据", "No data yet");

    public string Result(ImportBatch batch) =>
        batch.State switch
        {
            ImportState.Previewed => T("待确认", "Waiting"),
            ImportState.Discarded => T("已放弃", "Discarded"),
            _ when batch.Added + batch.Changed + batch.Removed == 0 => T("已导入, 无变化", "Applied, nothing changed"),
            _ => T(
                $"新增 {batch.Added:N0}, 更改 {batch.Changed:N0}, 移除 {batch.Removed:N0}",
                $"{batch.Added:N0} added, {batch.Changed:N0} changed, {batch.Removed:N0} removed"
            ),
        };

    private async Task<IActionResult> Load()
    {
        Batches = await Db
            .ImportBatches.Where(b => b.CampaignId == Campaign.Id)
            .OrderByDescending(b => b.Id)
            .Take(100)
            .ToListAsync();
        held = await Db
            .SourceRecords.Where(r => r.CampaignId == Campaign.Id)
            .GroupBy(r => r.Source)
            .ToDictionaryAsync(g => g.Key, g => g.Count());
        return Page();
    }
}
