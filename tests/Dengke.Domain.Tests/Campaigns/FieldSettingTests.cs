using Dengke.Domain.Campaigns;
using Dengke.Domain.Records;

namespace Dengke.Domain.Tests.Campaigns;

[Trait("Requirement", "CAM-4")]
public sealed class FieldSettingTests
{
    [Fact]
    public void Catalogue_NoSettings_IsTheDefault() =>
        Assert.Equal(FieldCatalogue.Default.Fields, new Campaign().Catalogue().Fields);

    [Fact]
    public void Catalogue_Setting_ChangesWhatItSaysAndNothingElse()
    {
        var campaign = new Campaign
        {
            Fields =
            [
                new("major_name")
                {
                    Label = "专业",
                    Tolerated = false,
                    Route = CorrectionRoute.School,
                    Evidence = ["转专业批件"],
                    Aliases = ["现专业"],
                },
            ],
        };

        var before = FieldCatalogue.Default.Find("major_name")!;
        var after = campaign.Catalogue().Find("major_name")!;

        Assert.Equal(("专业", false, CorrectionRoute.School), (after.Label, after.Tolerated, after.Route));
        Assert.Equal(["转专业批件"], after.Evidence);
        Assert.Equal([.. before.Aliases, "现专业"], after.Aliases);
        Assert.Equal((before.Format, before.RegistryCode, before.Confirmed), (after.Format, after.RegistryCode, after.Confirmed));
    }

    [Fact]
    public void Catalogue_EmptyEvidence_AsksForNothing() =>
        Assert.Empty(
            new Campaign { Fields = [new("name") { Evidence = [] }] }
                .Catalogue()
                .Find("name")!
                .Evidence
        );

    [Fact]
    public void Catalogue_UnusedField_IsGone() =>
        Assert.Null(
            new Campaign { Fields = [new("department") { Used = false }] }
                .Catalogue()
                .Find("department")
        );

    [Fact]
    public void Catalogue_Order_MovesTheField()
    {
        var keys = new Campaign { Fields = [new("class_name") { Order = 5 }, new("exam_no") { Order = 25 }] }
            .Catalogue()
            .Fields.Select(f => f.Key);

        Assert.Equal(["class_name", "student_no", "exam_no", "name"], keys.Take(4));
    }

    [Fact]
    public void Catalogue_FieldOfTheCampaignAlone_ComesLast()
    {
        var own = new FieldSetting("pinyin")
        {
            Label = "姓名拼音",
            Format = FieldFormat.Text,
            Confirmed = true,
        };

        var field = new Campaign { Fields = [own] }
            .Catalogue()
            .Fields[^1];

        Assert.Equal(("pinyin", "姓名拼音", FieldFormat.Text), (field.Key, field.Label, field.Format));
    }
}
