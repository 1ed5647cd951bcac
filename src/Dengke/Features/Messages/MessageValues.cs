using Dengke.Domain.Campaigns;
using Dengke.Features.Shared.Messages;

namespace Dengke.Features.Messages;

/// <summary>What placeholders stand for.</summary>
internal static class MessageValues
{
    /// <summary>Those that are the same for everyone in a campaign.</summary>
    public static Dictionary<string, string> Of(Campaign campaign) =>
        new(StringComparer.Ordinal)
        {
            ["school"] = campaign.School.Name,
            ["campaign"] = campaign.Title,
            ["window"] = campaign.Phases.Confirmation.Describe(),
            ["contact"] = campaign.Contacts is [var contact, ..] ? $"{contact.Name} {contact.Phone}".Trim() : "",
        };

    /// <summary>10月21日(周一)10:00, in China.</summary>
    public static string Time(DateTimeOffset at) => ChinaTime.Describe(ChinaTime.ToLocal(at));
}

/// <summary>Where a message leads.</summary>
internal static class MessageLinks
{
    public static string Of(MessageRequest request, string? college) =>
        request.Template switch
        {
            "summary_submitted" => $"/campaigns/{request.CampaignId}/submissions/{Uri.EscapeDataString(college ?? "")}",
            "summary_ready" or "summary_returned" or "college_missing" => College(request.CampaignId, college),
            "correction_asked" or "unregistered_students" => Counselor(request.CampaignId),
            "correction_decided" when request.Correction is { } correction => $"/me/corrections/{correction}",
            "make_up_booked" => MakeUp,
            _ => Student,
        };

    public const string Student = "/me";

    public const string MakeUp = "/me/make-up";

    public const string Photo = "/me/photo";

    /// <summary>The registrar's desk.</summary>
    public static string Desk(string campaign) => $"/campaigns/{campaign}";

    /// <summary>The registrar's page of who was reached.</summary>
    public static string Reach(string campaign) => $"/campaigns/{campaign}/messages";

    /// <summary>The counselor's call list.</summary>
    public static string Calls(string campaign) => $"/campaigns/{campaign}/register/calls";

    public static string Counselor(string campaign) => $"/campaigns/{campaign}/register";

    public static string College(string campaign, string? college) =>
        $"/campaigns/{campaign}/colleges/{Uri.EscapeDataString(college ?? "")}";
}
