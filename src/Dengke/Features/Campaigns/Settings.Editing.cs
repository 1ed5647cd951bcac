using Dengke.Domain.Campaigns;
using Dengke.Domain.Kernel;
using Dengke.Features.Campaigns.Forms;
using Dengke.Features.Shared.Campaigns.Yaml;
using Microsoft.AspNetCore.Mvc;

namespace Dengke.Features.Campaigns;

/// <summary>What happens before anything is saved: the preview, the buttons within the form, the change between form and YAML.</summary>
public sealed partial class SettingsModel
{
    /// <summary>The panel beside the editor, for a script.</summary>
    public async Task<IActionResult> OnPostPreview(string? chapter)
    {
        if (await Load(chapter) is { } missing)
        {
            return missing;
        }

        await LookAtPosted();
        return Partial("_Preview", this);
    }

    /// <summary>The same without one: the whole page, nothing saved. <paramref name="view"/> is <c>yaml</c> or <c>form</c> to go over to it.</summary>
    public async Task<IActionResult> OnPostLook(string? chapter, int version, [FromQuery(Name = "as")] string? view)
    {
        if (await Load(chapter) is { } missing)
        {
            return missing;
        }

        Version = version;
        var edited = await LookAtPosted();
        if (view == "yaml" && Form is { } form)
        {
            Yaml = $"# {form.Chapter.Title}\n{form.Draft}";
            Form = null;
        }
        else if (view == "form" && Form is null && edited.IsOk)
        {
            Form = ChapterForm.Of(this, CampaignChapters.Find(Chapter).Value, edited.Value, stored);
        }
        else if (view == "form" && Form is null)
        {
            Message = T(
                "请先改正下列问题, 再回到表单; 您填的内容都在。",
                "Mend these problems first, then go back to the form; your text is kept."
            );
        }

        return Page();
    }

    /// <summary>A button within the form: adds, removes or moves a row, turns a page, takes over a pasted table. Nothing is saved.</summary>
    public async Task<IActionResult> OnPostChange(string? chapter, int version, string? act)
    {
        if (await Load(chapter) is { } missing)
        {
            return missing;
        }

        Version = version;
        await LookAtPosted(act ?? "");
        if (act == "rebase")
        {
            Version = Campaign.Version;
            Message = T(
                $"已以第 {Campaign.Revision} 版为底; 保存后只有本章换成您填的内容。",
                $"Based on revision {Campaign.Revision} now; saving changes this chapter alone."
            );
        }

        IsPart = Request.Headers.ContainsKey("HX-Request");
        return IsPart ? Partial("_Editor", this) : Page();
    }

    /// <summary>Reads what was sent, does the act, and looks at what would come of it.</summary>
    private async Task<Outcome<Campaign>> LookAtPosted(string act = "")
    {
        var posted = Posted.Of(await Request.ReadFormAsync(HttpContext.RequestAborted));
        var edited = posted.Has("yaml") || Chapter == WholeFile ? ReadYaml(posted) : ReadForm(posted, act);
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

    private Outcome<Campaign> ReadYaml(Posted posted)
    {
        Yaml = posted.First("yaml");
        return Chapter == WholeFile ? CampaignYaml.Read(Yaml) : CampaignYaml.ReplaceChapter(stored, Chapter, Yaml);
    }

    private Outcome<Campaign> ReadForm(Posted posted, string act)
    {
        var form = ChapterForm.Of(this, CampaignChapters.Find(Chapter).Value, stored, posted);
        if (!form.IsOk)
        {
            Form = ChapterForm.Of(this, CampaignChapters.Find(Chapter).Value, stored);
            Message = T(form.Failure!);
            return form.Failure!;
        }

        Form = form.Value;
        Message = Form.Do(act).Failure is { } refused ? T(refused) : null;
        var read = Form.Read();
        ShowsProblems = act.Length == 0 || posted.Has("checked");
        if (!ShowsProblems)
        {
            Form.Problems = [];
        }

        return read;
    }
}
