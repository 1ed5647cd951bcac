using Dengke.Domain.Campaigns;
using Dengke.Features.Shared.Campaigns.Yaml.Chapters;
using Dengke.Features.Shared.Campaigns.Yaml.Shapes;

namespace Dengke.Features.Shared.Campaigns.Yaml;

/// <summary>The whole campaign file, chapter by chapter.</summary>
internal static class CampaignShape
{
    public static RecordShape<Campaign> Whole { get; } = Build();

    public static RecordShape<Campaign> Of(CampaignChapter chapter) => Whole.Only(chapter.Keys);

    private static RecordShape<Campaign> Build()
    {
        var campaign = new RecordShape<Campaign>(new("批次文件", "Campaign file"), new Campaign());
        BasicsChapter.AddTo(campaign);
        CohortChapter.AddTo(campaign);
        PhasesChapter.AddTo(campaign);
        PlacesChapter.AddTo(campaign);
        OrganisationChapter.AddTo(campaign);
        ClassesChapter.AddTo(campaign);
        ContactsChapter.AddTo(campaign);
        FeesChapter.AddTo(campaign);
        PhotoChapter.AddTo(campaign);
        FieldsChapter.AddTo(campaign);
        RoutesChapter.AddTo(campaign);
        MessagesChapter.AddTo(campaign);
        CalendarChapter.AddTo(campaign);
        TextsChapter.AddTo(campaign);
        DocumentsChapter.AddTo(campaign);
        return campaign;
    }
}
