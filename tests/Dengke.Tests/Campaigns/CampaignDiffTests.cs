using CsCheck;
using Dengke.Domain.Campaigns;
using Dengke.Domain.Kernel;
using Dengke.Features.Shared.Campaigns.Yaml;

namespace Dengke.Tests.Campaigns;

[Trait("Requirement", "CAM-1")]
public sealed class CampaignDiffTests
{
    private static readonly Campaign Default = DefaultCampaign.Read();

    [Fact]
    public void Between_AnyTwoCampaigns_IsEmptyExactlyWhenTheyAreEqual() =>
        Gen.Select(CampaignGen.Any, CampaignGen.Any)
            .Sample(
                (a, b) =>
                {
                    Assert.Empty(CampaignDiff.Between(a, a));
                    Assert.Equal(a == b, CampaignDiff.Between(a, b).Count == 0);
                },
                iter: 50
            );

    [Fact]
    public void Between_Values_ReadsInWords()
    {
        var after = Default with
        {
            Fees = Default.Fees with { OnSite = new Money(2500), Includes = null },
            Phases = Default.Phases with
            {
                Confirmation = Default.Phases.Confirmation with { Closes = new DateTime(2024, 10, 22, 12, 0, 0) },
            },
            Texts = Default.Texts with { Dress = new BilingualText("便装") },
        };

        Assert.Equal(
            [
                "phases: 时间安排 › 信息确认 › 结束: 2024-10-21 10:00 → 2024-10-22 12:00",
                "fees: 收费 › 现场采集(元): 20.00 → 25.00",
                "fees: 收费 › 费用包含: 删去 电子照片及纸质照片一版",
                "texts: 说明文字 › 着装要求 › 中文: 内容已改",
            ],
            Words(after).Take(4)
        );
    }

    [Fact]
    public void Between_Lists_GoByName()
    {
        var classes = Default.Classes;
        var after = Default with
        {
            Classes = [.. classes.Skip(2), classes[1] with { Counselor = "c02" }, classes[0] with { Name = "金融21-9" }],
        };

        var changes = CampaignDiff.Between(Default, after);

        Assert.Equal(
            [
                "classes: 班级: 删去 金融21-1",
                "classes: 班级 › 金融21-2 › 辅导员账号: c01 → c02",
                "classes: 班级: 增加 金融21-9",
                "classes: 班级: 次序已改",
            ],
            Words(after)
        );
        Assert.Contains(changes, c => c.Path == "classes[金融21-2].counselor");
    }

    [Fact]
    public void Between_ListOfSingleValues_IsShownWhole() =>
        Assert.Equal(
            ["fees: 收费 › 支付方式: cash、alipay、wechat → cash"],
            Words(Default with { Fees = Default.Fees with { Methods = [PaymentMethod.Cash] } })
        );

    private static IEnumerable<string> Words(Campaign after) =>
        CampaignDiff.Between(Default, after).Select(c => $"{c.Chapter}: {c.Words}");
}
