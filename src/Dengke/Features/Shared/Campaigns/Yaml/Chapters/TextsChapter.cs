using Dengke.Domain.Campaigns;
using Dengke.Features.Shared.Campaigns.Yaml.Shapes;

namespace Dengke.Features.Shared.Campaigns.Yaml.Chapters;

/// <summary>说明文字: words of the notice that schools differ in.</summary>
internal static class TextsChapter
{
    private static readonly Shape<CampaignTexts> CampaignTexts = new RecordShape<CampaignTexts>(
        new("说明文字", "Texts"),
        new CampaignTexts()
    )
        .Required("dress", new("着装要求", "Dress"), Texts.Bilingual, t => t.Dress, (t, v) => t with { Dress = v })
        .Required(
            "code_saving",
            new("采集码怎样保存", "How to save the capture code"),
            Texts.Bilingual,
            t => t.CodeSaving,
            (t, v) => t with { CodeSaving = v }
        )
        .Optional("bring", new("当天携带", "What to bring"), Texts.Bilingual, t => t.Bring, (t, v) => t with { Bring = v })
        .Optional(
            "privacy",
            new("个人信息告知", "Notice on personal information"),
            Texts.Bilingual,
            t => t.Privacy,
            (t, v) => t with { Privacy = v }
        );

    public static void AddTo(RecordShape<Campaign> campaign) =>
        campaign.Required("texts", new("说明文字", "Texts"), CampaignTexts, c => c.Texts, (c, v) => c with { Texts = v });
}
