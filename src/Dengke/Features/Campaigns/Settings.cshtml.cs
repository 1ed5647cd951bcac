using System.Text;
using Dengke.Domain.Campaigns;
using Dengke.Domain.Kernel;
using Dengke.Features.Shared;
using Dengke.Features.Shared.Campaigns;
using Dengke.Features.Shared.Campaigns.Yaml;
using Dengke.Platform.Access;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Dengke.Features.Campaigns;

/// <summary>
/// 批次设置: the campaign file chapter by chapter or whole, with the cohort, the calendar and the problems beside it as it
/// is edited. Saving a chapter writes the file anew; only the whole file keeps its comments.
/// </summary>
[Allow(Role.Registrar)]
public sealed class SettingsModel : CampaignPage
{
    private const string WholeFile = "file";
    private Campaign stored = new();

    public string Chapter { get; private set; } = "cohort";

    public string Yaml { get; private set; } = "";

    public int Version { get; private set; }

    public string? SavedBy { get; private set; }

    public string? Message { get; private set; }

    public IReadOnlyList<CampaignProblem> Problems { get; private set; } = [];

    public CohortPreview<CohortRecord>? Cohort { get; private set; }

    public IReadOnlyList<(Phase Phase, Window Window)> Calendar { get; private set; } = [];

    public IReadOnlyList<string> Changes { get; private set; } = [];

    public IReadOnlySet<string> ProblemChapters =>
        Problems.Select(p => CampaignChapters.OfPath(p.Path)?.Id).OfType<string>().ToHashSet(StringComparer.Ordinal);

    public string ChapterTitle =>
        CampaignChapters.All.FirstOrDefault(c => c.Id == Chapter) is { } chapter
            ? T(chapter.Title, chapter.EnglishTitle)
            : T("整个文件", "The whole file");

    public async Task<IActionResult> OnGet(string? chapter)
    {
        if (await Load(chapter) is { } missing)
        {
            return missing;
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

    /// <summary>The panel beside the editor, for a script.</summary>
    public async Task<IActionResult> OnPostPreview(string? chapter, string? yaml)
    {
        if (await Load(chapter) is { } missing)
        {
            return missing;
        }

        await LookAt(yaml);
        return Partial("_Preview", this);
    }

    /// <summary>The same without one: the whole page, nothing saved.</summary>
    public async Task<IActionResult> OnPostLook(string? chapter, string? yaml, int version)
    {
        if (await Load(chapter) is { } missing)
        {
            return missing;
        }

        Version = version;
        await LookAt(yaml);
        return Page();
    }

    public async Task<IActionResult> OnPost(string? chapter, string? yaml, int version)
    {
        if (await Load(chapter) is { } missing)
        {
            return missing;
        }

        Version = version;
        var edited = await LookAt(yaml);
        if (!edited.IsOk)
        {
            Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
            Message = T(
                $"{Problems.Count} 处需要修改, 没有保存; 您填的内容都在。",
                $"{Problems.Count} problems; nothing was saved, your text is kept."
            );
            return Page();
        }

        var file = Chapter == WholeFile ? Yaml : CampaignYaml.Write(edited.Value);
        var saved = await Run(new ReviseCampaign(Campaign.Id, file, version));
        if (saved.Failure is { } failure)
        {
            Response.StatusCode = StatusCodes.Status409Conflict;
            Message = failure.Message;
            return Page();
        }

        Say(
            T(
                $"已保存为第 {saved.Value} 版, 并按新规则重新比对。",
                $"Saved as revision {saved.Value}; the sources were compared anew."
            )
        );
        return Redirect($"/campaigns/{Campaign.Id}/settings/{Chapter}");
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
            Response.StatusCode = StatusCodes.Status409Conflict;
            Message = failure.Message;
            await Look(stored);
            return Page();
        }

        Say(
            T("已复制, 日期顺延一年。请重新填写: ", "Copied, dates shifted by a year. To be filled in afresh: ")
                + string.Join(' ', copied.Value.ToDo)
        );
        return Redirect($"/campaigns/{copied.Value.Id}/settings");
    }

    private async Task<Outcome<Campaign>> LookAt(string? yaml)
    {
        // A browser sends a textarea's lines with CR LF.
        Yaml = (yaml ?? "").ReplaceLineEndings("\n");
        var edited = Chapter == WholeFile ? CampaignYaml.Read(Yaml) : CampaignYaml.ReplaceChapter(stored, Chapter, Yaml);
        if (edited.Failure is { } failure)
        {
            Problems = [.. failure.Fields.Select(f => f as CampaignProblem ?? new CampaignProblem(0, 0, f.Field, f.Message))];
        }
        else
        {
            await Look(edited.Value);
            Changes = [.. CampaignDiff.Between(stored, edited.Value).Select(c => c.Words)];
        }

        return edited;
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
        SavedBy = $"{ChinaTime.Describe(ChinaTime.ToLocal(revision.CreatedAt))} {revision.ChangedBy}";
        Yaml = Chapter == WholeFile ? revision.Yaml : CampaignYaml.WriteChapter(stored, Chapter).Value;
        return null;
    }
}
