using Dengke.Data;
using Dengke.Domain.Campaigns;

namespace Dengke.Features.Shared.Capture;

/// <summary>A slot as people read it.</summary>
public static class SlotWords
{
    /// <summary>As in <c>10月22日(周二)10:15—10:30</c>.</summary>
    public static string Chinese(CaptureSlot slot) => Chinese(slot.StartsAt, slot.EndsAt);

    /// <inheritdoc cref="Chinese(CaptureSlot)"/>
    public static string Chinese(StudioSlot slot) => Chinese(slot.StartsAt, slot.EndsAt);

    /// <summary>As in <c>Tue 22 Oct 10:15 to 10:30</c>.</summary>
    public static string English(CaptureSlot slot) => English(slot.StartsAt, slot.EndsAt);

    /// <inheritdoc cref="English(CaptureSlot)"/>
    public static string English(StudioSlot slot) => English(slot.StartsAt, slot.EndsAt);

    public static Venue? VenueOf(Campaign campaign, string session) =>
        campaign.Phases.Sessions.FirstOrDefault(s => s.Id == session) is { } found
            ? campaign.Venues.FirstOrDefault(v => v.Id == found.Venue)
            : null;

    /// <summary>What a message about the slot says of it: <c>slot</c>, <c>venue</c>, <c>fee</c>.</summary>
    public static Dictionary<string, string> Values(Campaign campaign, CaptureSlot slot) =>
        new(StringComparer.Ordinal)
        {
            ["slot"] = Chinese(slot),
            ["venue"] = PlaceOf(campaign, slot.SessionId),
            ["fee"] = campaign.Fees.OnSite.ToString(),
        };

    /// <summary>Campus and venue of a session; its id where it has none.</summary>
    public static string PlaceOf(Campaign campaign, string session) =>
        VenueOf(campaign, session) is { } venue ? $"{venue.Campus}{venue.Name}" : session;

    private static string Chinese(DateTimeOffset from, DateTimeOffset to) =>
        $"{ChinaTime.Describe(ChinaTime.ToLocal(from))}—{ChinaTime.ToLocal(to):HH:mm}";

    private static string English(DateTimeOffset from, DateTimeOffset to) =>
        $"{ChinaTime.DescribeInEnglish(ChinaTime.ToLocal(from))} to {ChinaTime.ToLocal(to):HH:mm}";
}
