using Dengke.Domain.Campaigns;
using Dengke.Features.Shared.Campaigns.Yaml.Shapes;

namespace Dengke.Features.Shared.Campaigns.Yaml.Chapters;

/// <summary>说明文字: words of the notice that schools differ in.</summary>
internal static class TextsChapter
{
    private static readonly Shape<CampaignTexts> CampaignTexts = new RecordShape<CampaignTexts>("说明文字", new CampaignTexts())
        .Required("dress", "着装要求", Texts.Bilingual, t => t.Dress, (t, v) => t with { Dress = v })
        .Required("code_saving", "采集码怎样保存", Texts.Bilingual, t => t.CodeSaving, (t, v) => t with { CodeSaving = v })
        .Optional("bring", "当天携带", Texts.Bilingual, t => t.Bring, (t, v) => t with { Bring = v })
        .Optional("privacy", "个人信息告知", Texts.Bilingual, t => t.Privacy, (t, v) => t with { Privacy = v });

    public static void AddTo(RecordShape<Campaign> campaign) =>
        campaign.Required("texts", "说明文字", CampaignTexts, c => c.Texts, (c, v) => c with { Texts = v });
}
