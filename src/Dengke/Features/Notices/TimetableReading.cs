using Dengke.Data;
using Dengke.Domain.Campaigns;
using Dengke.Domain.Capture;
using Dengke.Features.Shared.Documents;

namespace Dengke.Features.Notices;

/// <summary>Reads a timetable as the rows of 附件4: a class a row, or a row for each stretch where it comes in parts.</summary>
internal static class TimetableReading
{
    /// <param name="collegeOf">The college of a class that the campaign does not list; null where nobody knows.</param>
    public static TimetableFacts Read(Campaign campaign, TimetableVersion timetable, Func<string, string?> collegeOf)
    {
        var ends = campaign
            .Phases.Sessions.SelectMany(s => SessionSlots.Of(s).Select(t => (Key: (s.Id, t.Start), t.End)))
            .ToDictionary(t => t.Key, t => t.End);
        var classes = campaign.Classes.Select((c, i) => (c, i)).ToDictionary(c => c.c.Name, StringComparer.Ordinal);
        var colleges = campaign
            .Colleges.Select((c, i) => (c.Name, i))
            .ToDictionary(c => c.Name, c => c.i, StringComparer.Ordinal);
        var rows = timetable
            // A student who comes apart from the class is nobody else's business.
            .Placements.Where(p => p.StudentNo is null)
            .GroupBy(p => (p.ClassName, p.SessionId))
            .SelectMany(g => Stretches(g, ends))
            .Select(s => (Stretch: s, College: College(s.ClassName)))
            .OrderBy(r => colleges.GetValueOrDefault(r.College, int.MaxValue))
            .ThenBy(r => r.College, StringComparer.Ordinal)
            .ThenBy(r => classes.TryGetValue(r.Stretch.ClassName, out var c) ? c.i : int.MaxValue)
            .ThenBy(r => r.Stretch.ClassName, StringComparer.Ordinal)
            .ThenBy(r => r.Stretch.From)
            .Select(r => Place(campaign, r.Stretch, r.College))
            .ToList();
        var published = Domain.Campaigns.ChinaTime.ToLocal(timetable.PublishedAt ?? timetable.MadeAt);
        return new TimetableFacts(
            timetable.Number,
            FactWords.Date(DateOnly.FromDateTime(published)),
            rows.Sum(r => r.Students),
            rows
        );

        string College(string name) => classes.TryGetValue(name, out var known) ? known.c.College : collegeOf(name) ?? "";
    }

    private sealed record Stretch(string ClassName, string SessionId, DateTime From, DateTime Until, int Students);

    /// <summary>Slots that follow on each other are one stretch.</summary>
    private static IEnumerable<Stretch> Stretches(
        IEnumerable<TimetablePlacement> placements,
        Dictionary<(string Id, DateTime Start), DateTime> ends
    )
    {
        Stretch? open = null;
        foreach (var placement in placements.OrderBy(p => p.StartsAt))
        {
            var from = Domain.Campaigns.ChinaTime.ToLocal(placement.StartsAt);
            var until = ends.GetValueOrDefault((placement.SessionId, from), from);
            if (open is not null && open.Until == from)
            {
                open = open with { Until = until, Students = open.Students + placement.Students };
                continue;
            }

            if (open is not null)
            {
                yield return open;
            }

            open = new Stretch(placement.ClassName, placement.SessionId, from, until, placement.Students);
        }

        if (open is not null)
        {
            yield return open;
        }
    }

    private static PlaceFacts Place(Campaign campaign, Stretch stretch, string college)
    {
        var session = campaign.Phases.Sessions.FirstOrDefault(s => s.Id == stretch.SessionId);
        var venue = campaign.Venues.FirstOrDefault(v => v.Id == session?.Venue);
        var day = DateOnly.FromDateTime(stretch.From);
        return new PlaceFacts(
            college,
            stretch.ClassName,
            stretch.Students,
            FactWords.ShortDay(day),
            FactWords.Time(stretch.From, stretch.Until),
            venue?.Campus,
            venue?.Name ?? stretch.SessionId
        );
    }
}
