using System.Text;
using Dengke.Domain.Campaigns;
using Dengke.Domain.Kernel;
using Dengke.Features.Campaigns.Forms;
using Dengke.Features.Shared;
using Dengke.Features.Shared.Campaigns;
using Dengke.Features.Shared.Campaigns.Yaml;
using Dengke.Platform.Access;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace Dengke.Features.Campaigns;

/// <summary>
/// 批次设置: the campaign chapter by chapter, each as a form or (<c>?as=yaml</c>) as its part of the file, or the whole file; with the
/// cohort, the calendar and the problems beside it as it is edited. Saving a chapter writes the file anew; only the whole file keeps its
/// comments.
/// </summary>
[Allow(Role.Registrar)]
[RequestFormLimits(ValueCountLimit = MostInputs, ValueLengthLimit = LongestDraft)]
public sealed partial class SettingsModel : CampaignPage
{
    private const string WholeFile = "file";

    /// <summary>A page of the field catalogue, the longest one, has about 500 inputs.</summary>
    private const int MostInputs = 10_000;
    private const int LongestDraft = 4 << 20;
    private Campaign stored = new();

    public string Chapter { get; private set; } = "cohort";

    /// <summary>The chapter as a form; null where it is shown as YAML.</summary>
    internal ChapterForm? Form { get; private set; }

    public string Yaml { get; private set; } = "";

    public int Version { get; private set; }

    public string? SavedBy { get; private set; }

    public string? Message { get; private set; }

    /// <summary>Whether somebody else has saved a revision since the page was opened.</summary>
    public bool IsStale { get; private set; }

    public IReadOnlyList<CampaignProblem> Problems { get; private set; } = [];

    /// <summary>
    /// Whether the fields say what is wrong: once the form was looked over, and not already when a row was added that is still to be filled in.
    /// The panel beside always says it.
    /// </summary>
    public bool ShowsProblems { get; private set; } = true;

    public CohortPreview<CohortRecord>? Cohort { get; private set; }

    public IReadOnlyList<(Phase Phase, Window Window)> Calendar { get; private set; } = [];

    public IReadOnlyList<string> Changes { get; private set; } = [];

    /// <summary>Whether this answer is for a script, and only the part that it puts in.</summary>
    public bool IsPart { get; private set; }

    public string Address => $"/campaigns/{Campaign.Id}/settings/{Chapter}";

    public IReadOnlySet<string> ProblemChapters =>
        Problems.Select(p => CampaignChapters.OfPath(p.Path)?.Id).OfType<string>().ToHashSet(StringComparer.Ordinal);

    public string ChapterTitle =>
        CampaignChapters.All.FirstOrDefault(c => c.Id == Chapter) is { } chapter
            ? T(chapter.Title, chapter.EnglishTitle)
            : T("整个文件", "The whole file");

    public async Task<IActionResult> OnGet(string? chapter, [FromQuery(Name = "as")] string? view)
    {
        if (await Load(chapter) is { } missing)
        {
            return missing;
        }

        if (view != "yaml" && Chapter != WholeFile)
        {
            Form = ChapterForm.Of(this, CampaignChapters.Find(Chapter).Value, stored);
        }

        await Look(stored);
        return Page();
    }

    public async Task<IActionResult> OnGetExport()
    {
        if (await Load(WholeFile) is { } missing)
        {
            return missing;
        }

        return File(Encoding.UTF8.GetBytes(Yaml), "application/yaml; charset=utf-8", $"campaign-{Campaign.Id}.yaml");
    }

    public async Task<IActionResult> OnPost(string? chapter, int version)
    {
        if (await Load(chapter) is { } missing)
        {
            return missing;
        }

        Version = version;
        var edited = await LookAtPosted();
        if (!edited.IsOk)
        {
            return Refuse(
                StatusCodes.Status422UnprocessableEntity,
                T(
                    $"{Problems.Count} 处需要修改, 没有保存; 您填的内容都在。",
                    $"{Problems.Count} problems; nothing was saved, what you typed is kept."
                )
            );
        }

        if (Form?.Lists.Pasted.Any() == true)
        {
            return Refuse(
                StatusCodes.Status422UnprocessableEntity,
                T("粘贴框里还有没有并入的行, 没有保存。", "There are pasted rows that were not merged; nothing was saved.")
            );
        }

        var file = Chapter == WholeFile ? Yaml : CampaignYaml.Write(edited.Value);
        var saved = await Run(new ReviseCampaign(Campaign.Id, file, version));
        if (saved.Failure is { } failure)
        {
            IsStale = failure.Kind == FailureKind.Conflict;
            return Refuse(StatusCodes.Status409Conflict, IsStale ? StaleMessage() : T(failure));
        }

        Say(
            T(
                $"已保存为第 {saved.Value} 版, 并按新规则重新比对。",
                $"Saved as revision {saved.Value}; the sources were compared anew."
            )
        );
        return Redirect(Form is null && Chapter != WholeFile ? $"{Address}?as=yaml" : Address);
    }

    public async Task<IActionResult> OnPostCopy()
    {
        if (await Load(WholeFile) is { } missing)
        {
            return missing;
        }

        var copied = await Run(new CopyCampaign(Campaign.Id));
        if (copied.Failure is { } failure)
        {
            await Look(stored);
            return Refuse(StatusCodes.Status409Conflict, T(failure));
        }

        Say(
            T("已复制, 日期顺延一年。请重新填写: ", "Copied, dates shifted by a year. To be filled in afresh: ")
                + string.Join(' ', copied.Value.ToDo)
        );
        return Redirect($"/campaigns/{copied.Value.Id}/settings");
    }

    private string StaleMessage() =>
        T(
            $"您打开本页之后, 别人保存了第 {Campaign.Revision} 版; 没有保存, 您填的内容都在本页。看过右侧与现行版本的差别后, 可在现行版本上再保存。",
            $"Revision {Campaign.Revision} was saved by somebody else since you opened this page. Nothing was saved, what you typed is kept; look at the differences, then save it upon the present revision."
        );

    private PageResult Refuse(int status, string message)
    {
        Response.StatusCode = status;
        Message = message;
        return Page();
    }

    private async Task Look(Campaign campaign)
    {
        var records = await CohortRecord.Load(Db, Campaign.Id, HttpContext.RequestAborted);
        Cohort = campaign.Cohort.Preview(campaign.Catalogue(), records, r => r.Values);
        Calendar =
        [
            .. Enum.GetValues<Phase>()
                .Select(p => (p, Window: campaign.Phases.WindowOf(p)))
                .Where(p => p.Window is not null)
                .Select(p => (p.p, p.Window!.Value)),
        ];
    }

    private async Task<IActionResult?> Load(string? chapter)
    {
        if (await LoadCampaign() is { } missing)
        {
            return missing;
        }

        Chapter = chapter ?? "cohort";
        if (Chapter != WholeFile && !CampaignChapters.Find(Chapter).IsOk)
        {
            return NotFound();
        }

        var revision = await Db.CampaignRevisions.SingleAsync(r => r.CampaignId == Campaign.Id && r.Number == Campaign.Revision);
        stored = (await StoredCampaign.Load(Db, Campaign.Id, HttpContext.RequestAborted)).Value;
        Version = Campaign.Version;
        SavedBy = $"{TimeOf(revision.CreatedAt)} {revision.ChangedBy}";
        Yaml = Chapter == WholeFile ? revision.Yaml : CampaignYaml.WriteChapter(stored, Chapter).Value;
        return null;
    }
}
