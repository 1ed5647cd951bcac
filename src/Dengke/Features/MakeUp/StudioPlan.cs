using Dengke.Data;
using Dengke.Domain.Campaigns;
using Dengke.Domain.Kernel;
using Dengke.Domain.MakeUp;
using Dengke.Features.Shared.Campaigns;
using Dengke.Features.Shared.Confirmation;

namespace Dengke.Features.MakeUp;

/// <summary>A campaign's studio with its calendar; for one student, with their own last day.</summary>
public sealed record StudioPlan(Campaign Campaign, MakeUpStudio Studio)
{
    public Venue? Venue => Campaign.Venues.FirstOrDefault(v => v.Id == Studio.Venue);

    public string Place => Venue?.Name ?? Studio.Venue;

    /// <returns>The plan; <c>not_found</c> without such a campaign, <c>no_make_up</c> where it has no studio.</returns>
    public static async Task<Outcome<StudioPlan>> Load(DengkeDb db, string campaignId, CancellationToken ct) =>
        (await StoredCampaign.Load(db, campaignId, ct)).Then(Of);

    public static Outcome<StudioPlan> Of(Campaign campaign) =>
        campaign.Phases.MakeUp is { } studio
            ? new StudioPlan(campaign, studio)
            : Failure.Refused("no_make_up", "本批次没有安排补采。", "This campaign has no make-up capture.");

    /// <summary>The same with the window as it holds for a student whose deadline was extended.</summary>
    public async Task<StudioPlan> For(DengkeDb db, Student student, CancellationToken ct)
    {
        var ends = ChinaTime.ToLocal(await Deadlines.EndFor(db, Campaign, Phase.MakeUp, student, ct));
        return this with { Studio = Studio with { Window = Studio.Window with { Closes = ends } } };
    }

    public StudioDay On(DateOnly date) => StudioDay.Of(Studio, date, Campaign.Calendar);

    /// <summary>The date in China; for times that no campaign has, the last one that has a next.</summary>
    public static DateOnly DateOf(DateTimeOffset at) =>
        at.Year is > 1 and < 9999 ? DateOnly.FromDateTime(ChinaTime.ToLocal(at)) : new DateOnly(9999, 1, 1);

    /// <returns>The hour that starts then; <c>studio_shut</c> with the reason, <c>slot_begun</c>.</returns>
    public Outcome<StudioHour> Bookable(DateTimeOffset startsAt, DateTimeOffset now)
    {
        var day = On(DateOf(startsAt));
        return day.StartingAt(startsAt) switch
        {
            { } hour when hour.HasBegun(now) => Failure.Refused(
                "slot_begun",
                "这个时段已经开始, 请选以后的时段。",
                "That slot has already begun; choose a later one."
            ),
            { } hour => hour,
            null => Shut(day),
        };
    }

    /// <returns>The hour that runs now; <c>studio_shut</c> with the reason.</returns>
    public Outcome<StudioHour> Running(DateTimeOffset now)
    {
        var day = On(DateOf(now));
        return day.RunningAt(now) is { } hour ? hour : Shut(day);
    }

    private Failure Shut(StudioDay day)
    {
        var why =
            day.Shut
            ?? new StudioShut(
                $"营业时间为 {StudioDay.OpeningHours(Studio)}",
                $"open {StudioDay.OpeningHours(Studio).Replace("、", ", ", StringComparison.Ordinal)}"
            );
        return Failure.Refused(
            "studio_shut",
            $"{ChinaTime.Describe(day.Date)}此时不营业: {why.Chinese}。",
            $"The studio is shut then ({day.Date:ddd d MMM}): {why.English}."
        );
    }
}
