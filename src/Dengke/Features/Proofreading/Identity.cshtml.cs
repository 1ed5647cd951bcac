using System.Text.Json;
using Dengke.Data;
using Dengke.Domain.Capture;
using Dengke.Domain.Kernel;
using Dengke.Features.Shared;
using Dengke.Platform.Access;
using Dengke.Platform.Crypto;
using Dengke.Platform.Handling;
using Dengke.Platform.Web;
using Dengke.Tables.Writing;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Dengke.Features.Proofreading;

/// <summary>身份核验: the registry's results are imported, and each that has not passed is followed to its end (HND-4).</summary>
[Allow(Role.Registrar)]
[RequestCeiling(LargestFile)]
[RequestSizeLimit(LargestFile)]
[RequestFormLimits(
    MultipartBodyLengthLimit = LargestFile,
    MemoryBufferThreshold = (int)LargestFile,
    ValueLengthLimit = (int)LargestFile
)]
public sealed class IdentityModel(Vault vault) : CampaignPage
{
    private const long LargestFile = 20 << 20;

    /// <summary>Of what a preview has to say, so many lines of each kind are shown.</summary>
    public const int Shown = 100;

    [BindProperty(SupportsGet = true, Name = "")]
    public IdentityFilter Filter { get; set; } = new();

    public IReadOnlyList<IdentityCheck> Checks { get; private set; } = [];

    public IReadOnlyDictionary<IdentityState, int> Counts { get; private set; } = new Dictionary<IdentityState, int>();

    public IReadOnlyList<string> Colleges { get; private set; } = [];

    public Pager Pager { get; private set; } = null!;

    /// <summary>What importing the file that was sent would do; null where none was.</summary>
    public IdentityPreview? Preview { get; private set; }

    public string FileName { get; private set; } = "";

    public string Root => $"/campaigns/{Campaign.Id}/handoff/identity";

    /// <summary>Still to be followed.</summary>
    public int Open => Counts.Where(c => !c.Key.IsEnd()).Sum(c => c.Value);

    public string ChangesJson => JsonSerializer.Serialize(Preview!.Changes.Select(c => c.Change), Work.Json);

    public async Task<IActionResult> OnGet([FromQuery] int page = 1) => await Load(page) ?? Page();

    public async Task<IActionResult> OnPostPreview(IFormFile? file)
    {
        if (await Load(1) is { } missing)
        {
            return missing;
        }

        if (file is null or { Length: 0 })
        {
            return Show(Failure.Invalid("file", "请选择学信网的核验结果文件。", "Choose the registry's file."));
        }

        using var content = new MemoryStream();
        await file.CopyToAsync(content, HttpContext.RequestAborted);
        content.Position = 0;
        FileName = Path.GetFileName(file.FileName);
        var read = IdentityFile.Read(content, FileName);
        if (!read.IsOk)
        {
            return Show(read.Failure!);
        }

        Preview = await IdentityPlan.Of(Db, vault, Campaign.Id, read.Value, HttpContext.RequestAborted);
        return Page();
    }

    public async Task<IActionResult> OnPostApply(string campaign, string? changes, string? name)
    {
        IdentityChange[]? read;
        try
        {
            read = JsonSerializer.Deserialize<IdentityChange[]>(changes ?? "", Work.Json);
        }
        catch (JsonException)
        {
            read = null;
        }

        if (read is null || read.Any(c => c is null))
        {
            return await Load(1) ?? Show(Failure.Refused("stale", "请重新选择文件预览。", "Please choose the file again."));
        }

        var applied = await Run(new ApplyIdentity(campaign, Path.GetFileName(name ?? ""), read));
        return await After(
            applied,
            n => T($"已导入, {n} 名学生的结果有变化。", $"Imported; the results of {n} students have changed.")
        );
    }

    public async Task<IActionResult> OnPostFollow(string campaign, Guid id, int version, string? note) =>
        await After(await Run(new FollowIdentity(campaign, id, version, note)), _ => T("已记录。", "Noted."));

    public async Task<IActionResult> OnPostRetake(string campaign, Guid id, string? text) =>
        await After(
            await Run(new OpenIdentityCase(campaign, id, text)),
            _ => T("已登记图像异议, 请在“图像异议”中处理。", "A case was opened; settle it under Portrait cases.")
        );

    public async Task<IActionResult> OnGetExport()
    {
        if (await LoadCampaign() is { } missing)
        {
            return missing;
        }

        var checks = await Filter
            .Apply(Db.IdentityChecks.Where(c => c.CampaignId == Campaign.Id), Db.Students)
            .Include(c => c.Student)
            .ToListAsync(HttpContext.RequestAborted);
        XlsxColumn[] columns =
        [
            new(T("学号", "Student no."), 14),
            new(T("姓名", "Name"), 14),
            new(T("学院", "College"), 22),
            new(T("班级", "Class"), 16),
            new(T("核验状态", "State"), 12),
            new(T("备注", "Note"), 30),
            new(T("导入时间", "Imported"), 20),
            new(T("跟进", "Followed up"), 40),
            new(T("跟进人", "By"), 14),
            new(T("跟进时间", "At"), 20),
        ];
        var title = T("身份核验", "Identity checks");
        return await SheetFile.Of($"{Campaign.Title}-{title}", title, columns, checks.Select(Row), HttpContext.RequestAborted);
    }

    public string Why(IdentityTrouble trouble) =>
        trouble.Problem switch
        {
            "unknown_words" => T($"不认识的状态“{trouble.Said}”", $"The state “{trouble.Said}” is not known"),
            "unknown_person" => T("本批次没有这个人", "Nobody of this campaign"),
            "two_persons" => T("学号、考生号、证件号码指向不同的人", "Its numbers are those of different people"),
            _ => T("同一人有不同的结果", "The same person with different results"),
        };

    private string?[] Row(IdentityCheck check) =>
        [
            check.Student!.StudentNo,
            check.Student.Name,
            check.Student.College,
            check.Student.ClassName,
            T(check.State.Words()),
            check.Note,
            FullTimeOf(check.ImportedAt),
            check.FollowUp,
            check.FollowedBy,
            check.FollowedAt is { } at ? FullTimeOf(at) : null,
        ];

    private async Task<IActionResult> After<TResult>(Outcome<TResult> outcome, Func<TResult, string> said)
    {
        if (!outcome.IsOk)
        {
            return await Load(1) ?? Show(outcome.Failure!);
        }

        Say(said(outcome.Value));
        var kept = Filter.With(Filter.State);
        return LocalRedirect($"/campaigns/{RouteData.Values["campaign"]}/handoff/identity{kept}");
    }

    private async Task<IActionResult?> Load(int page)
    {
        if (await LoadCampaign() is { } missing)
        {
            return missing;
        }

        var ct = HttpContext.RequestAborted;
        var all = Db.IdentityChecks.Where(c => c.CampaignId == Campaign.Id);
        Counts = await Filter
            .Narrow(all, Db.Students)
            .GroupBy(c => c.State)
            .Select(g => new { g.Key, Count = g.Count() })
            .ToDictionaryAsync(g => g.Key, g => g.Count, ct);
        Colleges = await all.Select(c => c.Student!.College).Distinct().OrderBy(c => c).ToListAsync(ct);
        var total = Filter.State is { } state ? Counts.GetValueOrDefault(state) : Counts.Values.Sum();
        Pager = new Pager(page, total, Request, this);
        Checks = await Filter.Apply(all, Db.Students).Include(c => c.Student).Skip(Pager.Skip).Take(Pager.Size).ToListAsync(ct);
        return null;
    }
}
