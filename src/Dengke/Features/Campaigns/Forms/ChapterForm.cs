using System.Globalization;
using Dengke.Domain.Campaigns;
using Dengke.Domain.Kernel;
using Dengke.Features.Shared.Campaigns.Yaml;
using Dengke.Features.Shared.Campaigns.Yaml.Shapes;
using Dengke.Features.Shared.Campaigns.Yaml.Tree;
using Dengke.Platform.Web;

namespace Dengke.Features.Campaigns.Forms;

/// <summary>
/// A chapter of the campaign as a form. All of it, right or wrong, is a tree, which travels in the hidden field <c>draft</c> as YAML; over it
/// lies what was typed into the inputs that the page showed. So a page shows as much of a long list as can be used, and nothing is lost.
/// </summary>
internal sealed partial class ChapterForm
{
    private readonly Campaign stored;
    private ReferenceOptions? references;

    private ChapterForm(DengkePage page, CampaignChapter chapter, Campaign stored, Mapping draft, Posted posted)
    {
        Page = page;
        Chapter = chapter;
        this.stored = stored;
        Record = (Control.Record)CampaignShape.Of(chapter).Control;
        Tree = FormReading.Fill(Record, draft, "", posted);
        Lists = ListStates.Of(posted);
    }

    /// <summary>For the language of the page.</summary>
    public DengkePage Page { get; }

    public CampaignChapter Chapter { get; }

    /// <summary>The address of the chapter.</summary>
    public string Url => $"/campaigns/{stored.Id}/settings/{Chapter.Id}";

    public Control.Record Record { get; }

    public Mapping Tree { get; private set; }

    /// <summary>What of the lists is shown.</summary>
    public ListStates Lists { get; }

    /// <summary>The path of what the last act has made, to be given the focus.</summary>
    public string? Focus { get; private set; }

    public IReadOnlyList<CampaignProblem> Problems { get; set; } = [];

    public string Draft => YamlWriter.Write(Tree);

    public ReferenceOptions References => references ??= new ReferenceOptions(stored, Tree);

    /// <summary>The fields of the chapter; those of its one record where it has no other.</summary>
    public IReadOnlyList<FieldView> Fields =>
        Record.Fields is [{ Control: Control.Record inner } only]
            ? new FieldView(this, only, only.Key, Tree.Find(only.Key)?.Value).Children(inner)
            : [.. Record.Fields.Select(f => new FieldView(this, f, f.Key, Tree.Find(f.Key)?.Value))];

    /// <summary>A campaign's chapter.</summary>
    public static ChapterForm Of(DengkePage page, CampaignChapter chapter, Campaign campaign) =>
        Of(page, chapter, campaign, campaign);

    /// <summary>A chapter as it was edited otherwise, to be saved into the campaign as it is stored.</summary>
    public static ChapterForm Of(DengkePage page, CampaignChapter chapter, Campaign edited, Campaign stored) =>
        new(page, chapter, stored, CampaignYaml.WriteTree(edited, chapter), Posted.Nothing);

    /// <summary>What a browser has sent; a draft that cannot be read did not come from such a page.</summary>
    public static Outcome<ChapterForm> Of(DengkePage page, CampaignChapter chapter, Campaign campaign, Posted posted) =>
        CampaignYaml
            .ReadTree(posted.First("draft"))
            .Then<ChapterForm>(draft => new ChapterForm(page, chapter, campaign, draft, posted));

    /// <summary>The campaign with this chapter in place of its own.</summary>
    public Outcome<Campaign> Read()
    {
        var read = CampaignYaml.ReplaceChapter(stored, Chapter, Tree);
        Problems = [.. (read.Failure?.Fields ?? []).OfType<CampaignProblem>()];
        return read;
    }

    /// <summary>The problems of exactly that path.</summary>
    public IEnumerable<string> ProblemsAt(string path) => Problems.Where(p => p.Field == path).Select(p => p.Message);

    /// <summary>The problems of that path and of all within it.</summary>
    public IEnumerable<string> ProblemsWithin(string path) =>
        Problems.Where(p => NodePath.IsWithin(p.Field, path)).Select(p => p.Message);

    /// <summary>Where a path leads, in the words of the form, e.g. 班级 第 3 项 专业.</summary>
    public string TitleOf(string path)
    {
        var words = new List<string>();
        Control? control = Record;
        foreach (var step in NodePath.Steps(path))
        {
            var field = (control as Control.Record)?.Fields.FirstOrDefault(f => f.Key == step);
            if (field is not null)
            {
                words.Add(Page.T(field.Label.Chinese, field.Label.English));
            }
            else if (control is Control.List && int.TryParse(step, CultureInfo.InvariantCulture, out var index))
            {
                words.Add(Page.T($"第 {index + 1} 项", $"no. {index + 1}"));
            }

            control = field?.Control ?? (control as Control.List)?.Item;
        }

        // The one record of a chapter is the chapter itself.
        return string.Join(' ', words.Skip(words.Count > 1 && Record.Fields is [{ Control: Control.Record }] ? 1 : 0));
    }

    /// <summary>The anchor of the field, or of what holds it, to which a path leads.</summary>
    public static string IdOf(string path) =>
        "f-" + path.Replace('[', '-').Replace("]", "", StringComparison.Ordinal).Replace('.', '-');
}
