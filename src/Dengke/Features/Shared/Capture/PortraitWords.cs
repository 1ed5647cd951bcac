using Dengke.Data;
using Dengke.Domain.Campaigns;
using Dengke.Domain.Capture;
using Dengke.Platform.Web;
using ChinaTime = Dengke.Domain.Campaigns.ChinaTime;

namespace Dengke.Features.Shared.Capture;

/// <summary>How pages name portraits.</summary>
public static class PortraitWords
{
    public static string Word(this PhotoState state, DengkePage page) =>
        state switch
        {
            PhotoState.Current => page.T("使用中", "In use"),
            PhotoState.Replaced => page.T("已被代替", "Replaced"),
            PhotoState.Rejected => page.T("未通过", "Rejected"),
            _ => throw new ArgumentOutOfRangeException(nameof(state)),
        };

    public static string Class(this PhotoState state) =>
        state switch
        {
            PhotoState.Current => "state-passed",
            PhotoState.Rejected => "state-returned",
            _ => "state-todo",
        };

    /// <summary>Where a portrait was taken.</summary>
    public static string PlaceOf(this Campaign campaign, CapturedPhoto photo, DengkePage page)
    {
        var id =
            photo.Occasion == CapturedPhoto.MakeUp
                ? campaign.Phases.MakeUp?.Venue
                : campaign.Phases.Sessions.FirstOrDefault(s => s.Id == photo.Occasion)?.Venue;
        return campaign.Venues.FirstOrDefault(v => v.Id == id) is { } venue
            ? page.T(venue.Name, venue.English ?? venue.Name)
            : photo.Occasion;
    }
}
