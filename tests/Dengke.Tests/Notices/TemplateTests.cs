using Dengke.Domain.Campaigns;
using Dengke.Features.Shared.Campaigns.Yaml;
using Dengke.Features.Shared.Documents;
using Dengke.Platform.Documents;

namespace Dengke.Tests.Notices;

/// <summary>A template that cannot be filled in is refused where it is written, with line and reason.</summary>
[Trait("Requirement", "CAM-5")]
public sealed class TemplateTests
{
    [Theory]
    [InlineData("# 标题\n{{ school.nmae }}", 2, "没有名为“school.nmae”的字段, 是不是“name”?")]
    [InlineData("# 标题\n\n{{ shool.name }}", 3, "没有名为“shool”的字段, 是不是“school”?")]
    [InlineData("# 标题\n{% for c in contacts %}\n{{ c.phnoe }}{% endfor %}", 3, "没有名为“c.phnoe”的字段, 是不是“phone”?")]
    [InlineData("# 标题\n{% if make_up.nothing %}x{% endif %}", 2, "没有名为“make_up.nothing”的字段")]
    [InlineData("# 标题\n{{ school.name | shout }}", 2, "没有名为“shout”的过滤器。")]
    [InlineData("# 标题\n{{ school.name ", 2, "花括号不成对")]
    [InlineData("# 标题\n{% fro c in contacts %}", 2, "没有“fro”这种语句")]
    [InlineData("# 标题\n{% for c in contacts %}\n{{ c.name }}", 3, "此处应有“{% endfor %}”")]
    [InlineData("# 标题\n{% include 'other' %}", 2, "不能用“{% include %}”")]
    [InlineData("正文", 1, "没有标题")]
    public void Find_FaultyTemplate_NamesLineAndReason(string template, int line, string reason)
    {
        var problem = Assert.Single(DocumentTemplates.Find(template));

        Assert.Equal(line, problem.Line);
        Assert.Contains(reason, problem.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Find_EveryTemplateOfTheProgram_IsGood() =>
        Assert.All(
            Enum.GetValues<CampaignDocument>(),
            kind => Assert.Empty(DocumentTemplates.Find(DocumentTemplates.Default(kind)))
        );

    [Theory]
    [InlineData("{% assign last = fields | last %}{{ last.label }}")]
    [InlineData("{% assign names = contacts %}{% for n in names %}{{ n.name }}{{ forloop.index }}{% endfor %}")]
    [InlineData("{{ contacts.size }}{{ contacts.first.name }}{{ contacts[0].phone }}")]
    [InlineData("{% if timetable %}{{ timetable.places[0].class_name }}{% else %}-{% endif %}")]
    public void Find_FieldsByManyWays_AreKnown(string text) => Assert.Empty(DocumentTemplates.Find("# 标题\n" + text));

    [Fact]
    public void Read_TemplateInAFile_NamesTheLineOfTheFile()
    {
        var yaml = CampaignYaml.Write(SampleDocuments.Campaign.With(CampaignDocument.Notice, "# 标题\n好的\n{{ school.nmae }}"));

        var failure = CampaignYaml.Read(yaml).Failure!;

        var problem = Assert.IsType<CampaignProblem>(Assert.Single(failure.Fields));
        Assert.Contains("{{ school.nmae }}", yaml.Split('\n')[problem.Line - 1], StringComparison.Ordinal);
        Assert.Equal("documents.templates[0].text", problem.Path);
        Assert.StartsWith("模板第 3 行: 没有名为", problem.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Read_TwoTemplatesOfOneDocument_AreRefused()
    {
        var twice = SampleDocuments.Campaign with
        {
            Documents = new DocumentSettings
            {
                Templates = [new(CampaignDocument.Notice, "# 甲"), new(CampaignDocument.Notice, "# 乙")],
            },
        };

        Assert.Contains("文件模板“通知”与第 1 项重复", CampaignYaml.Read(CampaignYaml.Write(twice)).Failure!.Message);
    }

    [Fact]
    public async Task Make_OwnTemplate_StandsInPlaceOfTheProgramsAndNamesItselfInTheNotice()
    {
        var content = await SampleDocuments.Make(
            CampaignDocument.Notice,
            c => c.With(CampaignDocument.CaptureCodeGuide, "# 采集码怎么取\n找辅导员。")
        );

        Assert.Contains("附件：1. 学籍信息核对表", DocumentLines.Text(content), StringComparison.Ordinal);
        Assert.Contains("3. 采集码怎么取", DocumentLines.Text(content), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Make_ValuesThatLookLikeLayout_StayWhatTheyAre()
    {
        var content = await SampleDocuments.Make(
            CampaignDocument.CaptureCodeGuide,
            c =>
                (c with { School = new School("# 大学 | 一|二", "10001") }).With(
                    CampaignDocument.CaptureCodeGuide,
                    "# 标题\n{{ school.name }}\n| 校名 | 码 |\n| {{ school.name }} | {{ school.code }} |"
                )
        );

        Assert.Equal(new Paragraph("# 大学 | 一|二"), content.Blocks[0]);
        Assert.Equal(["# 大学 | 一|二", "10001"], Assert.IsType<Table>(content.Blocks[1]).Rows[0]);
    }

    [Theory]
    [InlineData("# 标题\n{% for i in (1..900000) %}{{ i }}{% endfor %}")]
    [InlineData(
        "# 标题\n{% for i in (1..90000) %}长长长长长长长长长长长长长长长长长长长长长长长长长长长长长长长长长长长长长长长长{% endfor %}"
    )]
    public async Task Make_TemplateWithoutEnd_FailsWithOneSentence(string template)
    {
        var failure = await SampleDocuments.FailureOf(template);

        Assert.Equal("template_failed", failure?.Code);
        Assert.Contains("for", failure!.Message, StringComparison.Ordinal);
    }
}
