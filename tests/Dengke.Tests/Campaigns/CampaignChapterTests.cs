using Dengke.Domain.Campaigns;
using Dengke.Domain.Kernel;
using Dengke.Features.Shared.Campaigns.Yaml;

namespace Dengke.Tests.Campaigns;

/// <summary>The wizard reads and replaces the file chapter by chapter.</summary>
[Trait("Requirement", "CAM-1")]
public sealed class CampaignChapterTests
{
    private static readonly Campaign Default = DefaultCampaign.Read();

    [Fact]
    public void All_Chapters_ShareOutEveryKeyOfTheFile() =>
        Assert.Equal(
            DefaultCampaign.Text.Split('\n').Where(l => l.Length > 0 && l[0] is not (' ' or '#')).Select(l => l.Split(':')[0]),
            CampaignChapters.All.SelectMany(c => c.Keys)
        );

    [Fact]
    public void WriteChapter_Fees_WritesItAlone() =>
        Assert.Equal(
            """
            # 收费
            fees:
              on_site: 20.00
              make_up: 30.00
              methods: [cash, alipay, wechat]
              payee: 示例图片社
              includes: 电子照片及纸质照片一版

            """,
            CampaignYaml.WriteChapter(Default, "fees").Value
        );

    [Fact]
    public void ReplaceChapter_Fees_ChangesThemAndNothingElse()
    {
        var replaced = CampaignYaml.ReplaceChapter(
            Default,
            "fees",
            "fees: {on_site: 25.5, make_up: 30, methods: [cash], payee: 示例图片社}"
        );

        Assert.Equal(
            Default with
            {
                Fees = new Fees
                {
                    OnSite = new Money(2550),
                    MakeUp = new Money(3000),
                    Methods = [PaymentMethod.Cash],
                    Payee = "示例图片社",
                },
            },
            replaced.Value
        );
    }

    [Fact]
    public void ReplaceChapter_OptionalKeyLeftOut_GoesBackToItsDefault() =>
        Assert.Empty(CampaignYaml.ReplaceChapter(Default, "fields", "match_keys: [student_no]").Value.Fields);

    [Fact]
    public void ReplaceChapter_KeyOfAnotherChapter_IsRefused() =>
        Assert.Contains(
            CampaignYaml.ReplaceChapter(Default, "places", "colleges: []").Failure!.Fields,
            f => f is CampaignProblem { Line: 1, Path: "colleges" }
        );

    [Fact]
    public void ReplaceChapter_ThatBreaksAnotherChapter_NamesThePathWithoutALine()
    {
        var text = CampaignYaml.WriteChapter(Default, "places").Value.Replace("id: studio", "id: shop", StringComparison.Ordinal);

        var problem = Assert.IsType<CampaignProblem>(
            Assert.Single(CampaignYaml.ReplaceChapter(Default, "places", text).Failure!.Fields)
        );

        Assert.Equal((0, 0, "phases.make_up.venue"), (problem.Line, problem.Column, problem.Path));
        Assert.Equal("没有名为“studio”的地点。", problem.Message);
    }

    [Fact]
    public void Chapter_Unknown_IsNotFound()
    {
        Assert.Equal(FailureKind.NotFound, CampaignYaml.WriteChapter(Default, "x").Failure!.Kind);
        Assert.Equal(FailureKind.NotFound, CampaignYaml.ReplaceChapter(Default, "x", "").Failure!.Kind);
    }

    [Fact]
    public void Check_FormThatSetsAWindowBackwards_IsRefused()
    {
        var confirmation = Default.Phases.Confirmation;
        var changed = Default with
        {
            Phases = Default.Phases with { Confirmation = new Window(confirmation.Closes, confirmation.Opens) },
        };

        Assert.Equal(["phases.confirmation.closes"], CampaignYaml.Check(changed).Failure!.Fields.Select(f => f.Field));
    }
}
