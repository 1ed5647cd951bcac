using Dengke.Data;
using Dengke.Platform.StationLink;
using Microsoft.EntityFrameworkCore;

namespace Dengke.Features.Overview;

/// <summary>How the photos of one session came out, by what the stations have signed about them (DSH-1).</summary>
/// <param name="Photos">How many were handed over.</param>
/// <param name="Attempts">How often was shot for them.</param>
/// <param name="AtOnce">How many were accepted at the first shot.</param>
/// <param name="Overridden">How many were accepted although the check did not pass them.</param>
/// <param name="Disputed">How many the student did not agree with.</param>
/// <param name="Faults">For how many people a rule has refused a shot, by the rule's name, most first.</param>
public sealed record PhotoQuality(
    string Session,
    int Photos,
    int Attempts,
    int AtOnce,
    int Overridden,
    int Disputed,
    IReadOnlyList<KeyValuePair<string, int>> Faults
)
{
    /// <summary>Shots for each photo, 1 or more.</summary>
    public double AttemptsEach => Photos == 0 ? 0 : (double)Attempts / Photos;

    /// <summary>By session, in the order of their names.</summary>
    public static async Task<IReadOnlyList<PhotoQuality>> Load(DengkeDb db, string campaign, CancellationToken ct)
    {
        var statements = await db.ReceivedShots.Where(s => s.CampaignId == campaign).Select(s => s.Statement).ToListAsync(ct);
        return
        [
            .. statements
                .Select(ShotStatement.Peek)
                .OfType<ShotStatement>()
                .GroupBy(s => s.Session)
                .OrderBy(g => g.Key, StringComparer.Ordinal)
                .Select(Of),
        ];
    }

    private static PhotoQuality Of(IGrouping<string, ShotStatement> session) =>
        new(
            session.Key,
            session.Count(),
            session.Sum(s => s.Attempts),
            session.Count(s => s.Attempts == 1),
            session.Count(s => s.Override is not null),
            session.Count(s => s.Dispute is not null),
            [
                .. session
                    .SelectMany(s => s.Faults.Distinct(StringComparer.Ordinal))
                    .CountBy(f => f)
                    .OrderByDescending(f => f.Value),
            ]
        );
}
