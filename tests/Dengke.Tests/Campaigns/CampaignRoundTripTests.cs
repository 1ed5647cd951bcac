using CsCheck;
using Dengke.Domain.Campaigns;
using Dengke.Features.Shared.Campaigns.Yaml;

namespace Dengke.Tests.Campaigns;

[Trait("Requirement", "CAM-1")]
public sealed class CampaignRoundTripTests
{
    [Fact]
    public void Read_OfWrite_IsTheSameCampaign() =>
        CampaignGen.Any.Sample(
            campaign =>
            {
                var read = CampaignYaml.Read(CampaignYaml.Write(campaign));
                Assert.True(read.IsOk, read.Failure?.Message);
                Assert.Equal(campaign, read.Value);
            },
            iter: 400
        );

    [Fact]
    public void Write_OfRead_IsTheSameText() =>
        CampaignGen.Any.Sample(
            campaign =>
            {
                var text = CampaignYaml.Write(campaign);
                Assert.Equal(text, CampaignYaml.Write(CampaignYaml.Read(text).Value));
            },
            iter: 50
        );

    [Fact]
    public void Read_OfChapterWritten_ReplacesItByItself() =>
        CampaignGen.Any.Sample(
            campaign =>
            {
                foreach (var chapter in CampaignChapters.All)
                {
                    var text = CampaignYaml.WriteChapter(campaign, chapter.Id).Value;
                    Assert.Equal(campaign, CampaignYaml.ReplaceChapter(campaign, chapter.Id, text).Value);
                }
            },
            iter: 20
        );

    [Fact]
    public void Read_DefaultCampaign_IsWrittenBackCharacterByCharacter() =>
        Assert.Equal(DefaultCampaign.Text, CampaignYaml.Write(DefaultCampaign.Read()));

    [Fact]
    public void Read_OtherWritingOfTheSameData_IsTheSameCampaign()
    {
        var text = DefaultCampaign
            .Text.Replace("title: 2025届", "title:   \"2025\\u5c4a\"   # the class of 2025", StringComparison.Ordinal)
            .Replace("opens: 2024-10-09 00:00", "opens: 2024-10-08T24:00", StringComparison.Ordinal)
            .Replace("on_site: 20.00", "on_site: 20", StringComparison.Ordinal)
            .Replace("\n", "\r\n", StringComparison.Ordinal);

        Assert.Equal(DefaultCampaign.Read(), CampaignYaml.Read('\uFEFF' + text).Value);
    }

    [Fact]
    public void Check_GoodCampaign_GivesItBack() =>
        Assert.Equal(DefaultCampaign.Read(), CampaignYaml.Check(DefaultCampaign.Read()).Value);

    [Fact]
    public void Check_ValueThatAFileCouldNotHold_IsRefused() =>
        Assert.False(CampaignYaml.Check(DefaultCampaign.Read() with { Title = " " }).IsOk);
}
