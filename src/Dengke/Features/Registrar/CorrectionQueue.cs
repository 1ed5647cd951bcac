using Dengke.Data;
using Dengke.Domain.Campaigns;
using Dengke.Domain.Confirmation;
using Dengke.Domain.Records;
using Dengke.Features.Shared.Confirmation;
using Dengke.Features.Shared.Records;
using Microsoft.EntityFrameworkCore;

namespace Dengke.Features.Registrar;

/// <summary>Whose correction it is.</summary>
public sealed record CorrectedStudent(
    Guid Id,
    string StudentNo,
    string Name,
    string NameInitials,
    string College,
    string ClassName
);

/// <summary>One correction in the queue.</summary>
/// <param name="Field">Null where the catalogue no longer has it.</param>
/// <param name="Changed">The fields that the student's requests change in the registry together.</param>
/// <param name="Missing">Required evidence that nobody has uploaded.</param>
public sealed record CorrectionLine(
    Correction Correction,
    CorrectedStudent Student,
    RecordField? Field,
    IReadOnlyCollection<string> Changed,
    IReadOnlyList<EvidenceNeed> Missing
);

/// <summary>
/// The corrections of a campaign, oldest first. All are loaded, some hundreds in a year's campaign, since what evidence is missing
/// follows from the campaign's rules and is no column.
/// </summary>
public sealed class CorrectionQueue
{
    private readonly CorrectionFilter filter;
    private readonly HashSet<Guid>? found;

    private CorrectionQueue(IReadOnlyList<CorrectionLine> all, CorrectionFilter filter, HashSet<Guid>? found)
    {
        (All, this.filter, this.found) = (all, filter, found);
        Lines = filter.Apply(all, found);
    }

    /// <summary>Every correction that was not withdrawn.</summary>
    public IReadOnlyList<CorrectionLine> All { get; }

    /// <summary>Those that the filter leaves, in its order.</summary>
    public IReadOnlyList<CorrectionLine> Lines { get; }

    /// <summary>How many a chip would show, the other filters in force.</summary>
    public int CountOf(string state) =>
        All.Count(l => CorrectionFilter.IsOf(l.Correction.State, state) && filter.Holds(l, found));

    public CorrectionLine? Find(Guid id) => All.FirstOrDefault(l => l.Correction.Id == id);

    /// <summary>The next in the queue, or the first where <paramref name="id"/> is not in it; null where there is no other.</summary>
    public CorrectionLine? After(Guid id) =>
        Lines.ElementAtOrDefault(IndexOf(id) + 1) ?? Lines.FirstOrDefault(l => l.Correction.Id != id);

    public CorrectionLine? Before(Guid id) => IndexOf(id) is > 0 and var at ? Lines[at - 1] : null;

    public int IndexOf(Guid id)
    {
        for (var i = 0; i < Lines.Count; i++)
        {
            if (Lines[i].Correction.Id == id)
            {
                return i;
            }
        }

        return -1;
    }

    public static async Task<CorrectionQueue> Load(DengkeDb db, Campaign campaign, CorrectionFilter filter, CancellationToken ct)
    {
        var corrections = await db
            .Corrections.AsNoTracking()
            .Include(c => c.Evidence)
            .Where(c => c.CampaignId == campaign.Id && c.State != CorrectionState.Withdrawn)
            .ToListAsync(ct);
        var corrected = db.Students.Where(s => s.CampaignId == campaign.Id && db.Corrections.Any(c => c.StudentId == s.Id));
        var students = await corrected
            .Select(s => new CorrectedStudent(s.Id, s.StudentNo, s.Name, s.NameInitials, s.College, s.ClassName))
            .ToDictionaryAsync(s => s.Id, ct);
        var changed = corrections.GroupBy(c => c.StudentId).ToDictionary(g => g.Key, CorrectionRules.Changed);
        var catalogue = campaign.Catalogue();
        return new CorrectionQueue(
            [
                .. corrections
                    .OrderBy(c => c.AskedAt)
                    .ThenBy(c => c.Id)
                    .Select(c => new CorrectionLine(
                        c,
                        students[c.StudentId],
                        catalogue.Find(c.Field),
                        changed[c.StudentId],
                        CorrectionRules.Missing(campaign, c, changed[c.StudentId])
                    )),
            ],
            filter,
            await corrected.FoundBy(filter.Q, ct)
        );
    }
}
