using Dengke.Domain.Campaigns;
using Dengke.Domain.Records;
using Dengke.Features.Shared.Campaigns.Yaml;
using Dengke.Features.Shared.Campaigns.Yaml.Presets;

namespace Dengke.Tests.Campaigns;

[Trait("Requirement", "CAM-4")]
public sealed class RoutePresetTests
{
    private static readonly Campaign Default = DefaultCampaign.Read();

    [Theory]
    [InlineData("beijing", "name", RouteDecision.School)]
    [InlineData("beijing", "document_no", RouteDecision.School)]
    [InlineData("beijing", "name document_no", RouteDecision.Province)]
    [InlineData("beijing", "birth_date", RouteDecision.Province)]
    [InlineData("sichuan", "name", RouteDecision.Province)]
    [InlineData("sichuan", "name document_no", RouteDecision.Refused)]
    [InlineData("sichuan", "ethnicity", RouteDecision.Province)]
    [InlineData("guangdong", "name", RouteDecision.School)]
    [InlineData("guangdong", "name document_no", RouteDecision.Province)]
    [InlineData("guangdong", "ethnicity", RouteDecision.School)]
    [InlineData("guangdong", "ethnicity birth_date", RouteDecision.Province)]
    [InlineData("guangdong", "class_name name", RouteDecision.School)]
    [InlineData("beijing", "exam_no", RouteDecision.PlaceOfOrigin)]
    [InlineData("beijing", "major_name", RouteDecision.Province)]
    public void RuleFor_ChangesOfARequest_IsDecidedAsTheProvinceHasIt(string preset, string changed, RouteDecision expected)
    {
        var fields = changed.Split(' ');

        Assert.Equal(expected, RoutePresets.Find(preset)!.RuleFor(fields[0], fields)!.Decision);
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
