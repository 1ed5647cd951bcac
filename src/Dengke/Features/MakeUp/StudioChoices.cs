using Dengke.Data;
using Dengke.Domain.Campaigns;
using Dengke.Domain.MakeUp;
using Microsoft.EntityFrameworkCore;

namespace Dengke.Features.MakeUp;

/// <summary>An hour to choose.</summary>
/// <param name="Left">Places that are left, from 0.</param>
/// <param name="Begun">Whether it is too late for it.</param>
public sealed record HourChoice(StudioHour Hour, int Left, bool Begun)
{
    public bool CanBeChosen => Left > 0 && !Begun;
}

/// <summary>A day to choose an hour of, or a shut one that says why.</summary>
/// <param name="WorkdayFor">The holiday that it makes up for, on a weekend's day that is worked; else null.</param>
public sealed record DayChoice(StudioDay Day, IReadOnlyList<HourChoice> Hours, string? WorkdayFor)
{
    public int Left => Hours.Where(h => h.CanBeChosen).Sum(h => h.Left);

    public bool IsOver => Hours.Count > 0 && Hours.All(h => h.Begun);
}

/// <summary>The studio's days as a student chooses among them.</summary>
/// <param name="Next">The first day after those listed; null where there is none.</param>
public sealed record StudioChoices(IReadOnlyList<DayChoice> Days, DateOnly? Next)
{
    /// <param name="from">The first day; earlier than today is today.</param>
    /// <param name="open">How many open days are listed; the shut ones among them come on top.</param>
    public static async Task<StudioChoices> Load(
        DengkeDb db,
        StudioPlan plan,
        DateOnly from,
        int open,
        DateTimeOffset now,
        CancellationToken ct
    )
    {
        var today = StudioPlan.DateOf(now);
        List<StudioDay> days = [];
        DateOnly? next = null;
        foreach (var day in StudioDay.From(plan.Studio, from > today ? from : today, plan.Campaign.Calendar))
        {
            if (open == 0)
            {
                next = day.Date;
                break;
            }

            days.Add(day);
            open -= day.Shut is null ? 1 : 0;
        }

        if (days.Count == 0)
        {
            return new StudioChoices([], null);
        }

        var (first, last) = (StartOf(days[0].Date), StartOf(days[^1].Date.AddDays(1)));
        var taken = await db
            .StudioSlots.Where(s => s.CampaignId == plan.Campaign.Id && s.StartsAt >= first && s.StartsAt < last)
            .ToDictionaryAsync(s => s.StartsAt, s => s.Taken, ct);
        return new StudioChoices([.. days.Select(Choice)], next);

        DayChoice Choice(StudioDay day) =>
            new(
                day,
                [
                    .. day.Hours.Select(h => new HourChoice(
                        h,
                        Math.Max(0, h.Capacity - taken.GetValueOrDefault(h.StartsAt)),
                        h.HasBegun(now)
                    )),
                ],
                plan.Campaign.Calendar.Workdays.FirstOrDefault(w => w.Date == day.Date)?.For
            );
    }

    /// <summary>When a date begins in China.</summary>
    public static DateTimeOffset StartOf(DateOnly date) => ChinaTime.ToInstant(date.ToDateTime(TimeOnly.MinValue));
}
