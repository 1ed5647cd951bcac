using Dengke.Domain.Campaigns;
using Dengke.Domain.Kernel;
using Dengke.Features.Notices;
using Dengke.Features.Shared.Campaigns.Yaml;
using Dengke.Features.Shared.Documents;
using Dengke.Platform.Documents;

namespace Dengke.Tests.Notices;

/// <summary>Documents of the default campaign, with a timetable that is made up.</summary>
internal static class SampleDocuments
{
    public static DateOnly Date { get; } = new(2024, 9, 24);

    public static Campaign Campaign { get; } = DefaultCampaign.Read();

    public static TimetableFacts Timetable { get; } =
        new(
            3,
            "2024年10月15日",
            62,
            [
                new("金融学院", "金融21-1", 35, "10月23日（周三）", "08:30—09:00", "沙河", "学生活动中心"),
                new("会计学院", "䶮𠮷班", 27, "10月23日（周三）", "09:00—09:15", "沙河", "学生活动中心"),
            ]
        );

    public static async Task<PdfContent> Make(
        CampaignDocument kind,
        Func<Campaign, Campaign>? change = null,
        TimetableFacts? timetable = null
    )
    {
        var campaign = change is null ? Campaign : change(Campaign);
        var made = await new DraftSource(campaign, 1, timetable ?? Timetable).Make(kind, Date);
        Assert.True(made.IsOk, made.Failure?.Message);
        return made.Value;
    }

    /// <summary>The campaign with a template of the school's own.</summary>
    public static Campaign With(this Campaign campaign, CampaignDocument kind, string template) =>
        campaign with
        {
            Documents = campaign.Documents with { Templates = [new(kind, template)] },
        };

    public static async Task<Failure?> FailureOf(string template)
    {
        var campaign = Campaign.With(CampaignDocument.CaptureCodeGuide, template);
        return (await new DraftSource(campaign, 1, Timetable).Make(CampaignDocument.CaptureCodeGuide, Date)).Failure;
    }
}
