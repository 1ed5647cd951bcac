using Dengke.Domain.Campaigns;
using Dengke.Domain.Records;
using Dengke.Features.Shared.Campaigns.Yaml;
using Dengke.Features.Shared.Campaigns.Yaml.Presets;

namespace Dengke.Tests.Campaigns;

[Trait("Requirement", "CAM-4")]
public sealed class RoutePresetTests
{
    private const RouteDecision School = RouteDecision.School;
    private const RouteDecision Province = RouteDecision.Province;
    private const RouteDecision PlaceOfOrigin = RouteDecision.PlaceOfOrigin;
    private const RouteDecision Refused = RouteDecision.Refused;
    private static readonly Campaign Default = DefaultCampaign.Read();

    /// <summary>The table of who approves, by province: a change alone or with others, and who decides its first field.</summary>
    public static TheoryData<string, string, RouteDecision, RouteDecision, RouteDecision> Table { get; } =
        new()
        {
            // what changes, its fields, 北京, 四川, 广东
            { "姓名", "name", School, Province, School },
            { "证件号码", "document_no", School, Province, School },
            { "证件类型", "document_type", School, Province, School },
            { "姓名和证件号码", "name document_no", Province, Refused, Province },
            { "证件号码和姓名", "document_no name", Province, Refused, Province },
            { "性别", "sex", Province, Province, School },
            { "出生日期", "birth_date", Province, Province, School },
            { "民族", "ethnicity", Province, Province, School },
            { "民族和出生日期", "ethnicity birth_date", Province, Province, Province },
            { "姓名和性别", "name sex", School, Province, Province },
            { "考生号", "exam_no", PlaceOfOrigin, PlaceOfOrigin, PlaceOfOrigin },
            { "专业代码", "major_code", Province, Province, Province },
            { "专业名称", "major_name", Province, Province, Province },
            { "层次", "level", Province, Province, Province },
            { "学习形式", "study_form", Province, Province, Province },
            { "学制", "duration", Province, Province, Province },
            { "院校名称", "institution", Province, Province, Province },
            { "学号", "student_no", School, School, School },
            { "班级", "class_name", School, School, School },
            { "学院", "college", School, School, School },
            { "系所", "department", School, School, School },
            { "入学日期", "entry_date", School, School, School },
            { "班级, 同时姓名", "class_name name", School, School, School },
        };

    [Theory]
    [MemberData(nameof(Table))]
    public void RuleFor_ChangesOfARequest_IsDecidedAsTheProvinceHasIt(
        string what,
        string changed,
        RouteDecision beijing,
        RouteDecision sichuan,
        RouteDecision guangdong
    )
    {
        var fields = changed.Split(' ');

        var decided = RoutePresets.Names.ToDictionary(n => n, n => RoutePresets.Find(n)!.RuleFor(fields[0], fields)?.Decision);

        Assert.Equal((what, beijing, sichuan, guangdong), (what, decided["beijing"], decided["sichuan"], decided["guangdong"]));
    }

    [Fact]
    public void Presets_RulesAndEvidence_NameOnlyWhatThereIs() =>
        Assert.All(
            RoutePresets.Names,
            name => Assert.Empty(CampaignChecks.Find(Default with { Routes = RoutePresets.Find(name)! }))
        );

    [Fact]
    public void Presets_EveryConfirmedField_HasARule() =>
        Assert.All(
            RoutePresets.Names,
            name =>
                Assert.All(
                    FieldCatalogue.Default.Fields.Where(f => f.Confirmed),
                    f => Assert.NotNull(RoutePresets.Find(name)!.RuleFor(f.Key, [f.Key]))
                )
        );

    [Fact]
    public void Read_PresetByName_TakesItsTableAndIsWrittenByName()
    {
        Assert.Equal(RoutePresets.Find("beijing"), Default.Routes);
        Assert.Equal("# 佐证与审批\nroutes:\n  preset: beijing\n", CampaignYaml.WriteChapter(Default, "routes").Value);
    }

    [Fact]
    public void Read_TableWrittenOut_HoldsInPlaceOfThePreset()
    {
        const string Text = "routes: {preset: beijing, rules: [{fields: [name], decision: refused}]}";

        var routes = CampaignYaml.ReplaceChapter(Default, "routes", Text).Value.Routes;

        Assert.Equal(new ApprovalRoutes { Preset = "beijing", Rules = [new(["name"], RouteDecision.Refused)] }, routes);
        Assert.Null(routes.RuleFor("document_no", ["document_no"]));
    }
}
