using CsCheck;
using Dengke.Domain.Campaigns;
using Dengke.Features.Campaigns.Forms;
using Dengke.Features.Shared.Campaigns.Yaml;
using Dengke.Features.Shared.Campaigns.Yaml.Shapes;
using Dengke.Platform.Web;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Dengke.Tests.Campaigns;

/// <summary>The wizard's forms hold what the file holds.</summary>
[Trait("Requirement", "CAM-1")]
public sealed class ChapterFormTests
{
    private static readonly Campaign Default = DefaultCampaign.Read();

    public static TheoryData<string> Chapters { get; } = [.. CampaignChapters.All.Select(c => c.Id)];

    [Fact]
    public void Read_FormOfAnyCampaign_IsTheSameCampaign() =>
        CampaignGen.Any.Sample(
            campaign =>
            {
                foreach (var chapter in CampaignChapters.All)
                {
                    Assert.Equal(campaign, ChapterForm.Of(new SomePage(), chapter, campaign).Read().Value);
                }
            },
            iter: 30
        );

    [Fact]
    public void Draft_SentBackAlone_IsTheSameCampaign() =>
        CampaignGen.Any.Sample(
            campaign =>
            {
                foreach (var chapter in CampaignChapters.All)
                {
                    var draft = ChapterForm.Of(new SomePage(), chapter, campaign).Draft;

                    var form = ChapterForm.Of(new SomePage(), chapter, campaign, Sent(("draft", draft)));

                    Assert.Equal(campaign, form.Value.Read().Value);
                }
            },
            iter: 30
        );

    [Theory]
    [MemberData(nameof(Chapters))]
    [Trait("Requirement", "CAM-4")]
    public void Labels_OfEveryField_AreInBothLanguages(string chapter) =>
        Assert.All(
            LabelsOf(CampaignShape.Of(CampaignChapters.Find(chapter).Value).Control),
            label =>
            {
                Assert.NotEmpty(label.Chinese);
                Assert.Matches("^[ -~]+$", label.English);
                Assert.Equal(label.Hint is null, label.EnglishHint is null);
            }
        );

    [Fact]
    public void Of_DraftThatIsNone_IsRefused() =>
        Assert.False(ChapterForm.Of(new SomePage(), CampaignChapters.All[0], Default, Sent(("draft", "a: ["))).IsOk);

    [Theory]
    [InlineData("equals", "本科")]
    [InlineData("one_of", "双培生\n双培")]
    [InlineData("starts_with", "计划外")]
    [InlineData("year", "2021")]
    [InlineData("years", "2020-2021")]
    [InlineData("present", "")]
    [InlineData("blank", "")]
    [Trait("Requirement", "CAM-2")]
    public void Condition_OfEachComparison_IsWrittenAndReadAlike(string test, string value)
    {
        var posted = Sent(("c.field", "level"), ("c.test", test), ("c.value", value));

        Assert.Equal(new ConditionLine("level", test, value), ConditionLine.Of(ConditionLine.Read("c", posted)));
    }

    [Fact]
    [Trait("Requirement", "CAM-4")]
    public void Do_ReorderOpenRows_KeepsThemOpen()
    {
        var form = ClassesForm(("open", "classes[2]"));

        form.Do("up:classes[2]");
        form.Do("remove:classes[0]");

        Assert.Equal(["classes[0]"], form.Lists.Open);
        Assert.Equal(Default.Classes[2], form.Read().Value.Classes[0]);
        Assert.Equal(Default.Classes.Count - 1, form.Read().Value.Classes.Count);
    }

    [Theory]
    [InlineData("up:classes[0]")]
    [InlineData("remove:classes[9999]")]
    [InlineData("remove:nothing[0]")]
    [InlineData("nonsense")]
    [Trait("Requirement", "CAM-4")]
    public void Do_ActThatLeadsNowhere_ChangesNothing(string act)
    {
        var form = ClassesForm();

        form.Do(act);

        Assert.Equal(Default, form.Read().Value);
    }

    [Fact]
    [Trait("Requirement", "CAM-4")]
    public void Do_PasteWithHead_ChangesRowsByNameAndAddsOthers()
    {
        var first = Default.Classes[0];
        var form = ClassesForm(
            (
                "paste:classes",
                $"班级名称\t约有人数\t学院\t专业\t辅导员账号\n{first.Name}\t77\t\t\t\n新班\t8\t{first.College}\t{first.Major}\t{first.Counselor}"
            )
        );

        Assert.True(form.Do("merge:classes").IsOk);

        var classes = form.Read().Value.Classes;
        Assert.Equal(first with { Size = 77 }, classes[0]);
        Assert.Equal(new StudentClass("新班", first.College, first.Major, first.Counselor) { Size = 8 }, classes[^1]);
        Assert.Equal(Default.Classes.Count + 1, classes.Count);
    }

    [Fact]
    [Trait("Requirement", "CAM-4")]
    public void Do_PasteCsvWithQuotes_ReplacesTheList()
    {
        var first = Default.Classes[0];
        var form = ClassesForm(("paste:classes", $"\"甲\"\"班\"\"\",{first.College},{first.Major},{first.Counselor}"));

        form.Do("replace:classes");

        Assert.Equal([new("甲\"班\"", first.College, first.Major, first.Counselor)], form.Read().Value.Classes);
    }

    [Theory]
    [InlineData("班级名称\t学院\t体重\n一班\t金融学院\t3", "体重")]
    [InlineData("a,b,c,d,e,f,g", "7 列")]
    [InlineData(" ", "没有可用的行")]
    [Trait("Requirement", "CAM-4")]
    public void Do_PasteThatCannotBeRead_IsRefusedAndKept(string text, string reason)
    {
        var form = ClassesForm(("paste:classes", text));

        Assert.Contains(reason, form.Do("merge:classes").Failure!.Message);
        Assert.Equal(text, form.Lists.PasteOf("classes"));
    }

    private static ChapterForm ClassesForm(params (string, string)[] sent)
    {
        var chapter = CampaignChapters.Find("classes").Value;
        var draft = ChapterForm.Of(new SomePage(), chapter, Default).Draft;
        return ChapterForm.Of(new SomePage(), chapter, Default, Sent([("draft", draft), .. sent])).Value;
    }

    private static Posted Sent(params (string Name, string Value)[] values) =>
        new(values.ToDictionary(v => v.Name, v => new[] { v.Value }, StringComparer.Ordinal));

    private static IEnumerable<Label> LabelsOf(Control control) =>
        control switch
        {
            Control.Record record => record.Fields.SelectMany(f => LabelsOf(f.Control).Prepend(f.Label)).Prepend(record.Title),
            Control.List list => LabelsOf(list.Item),
            Control.Choice choice => choice.Options.Select(o => o.Label),
            _ => [],
        };

    private sealed class SomePage : DengkePage
    {
        public SomePage() => PageContext = new PageContext { HttpContext = new DefaultHttpContext() };
    }
}
