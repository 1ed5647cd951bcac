using Dengke.Data;
using Dengke.Domain.Campaigns;
using Dengke.Domain.Confirmation;
using Dengke.Features.Shared.Confirmation;
using Microsoft.EntityFrameworkCore;

namespace Dengke.Features.Counselors;

/// <summary>A correction as the counselor reads it: with its files by their kinds' names, and what is missing.</summary>
public sealed record AskedCorrection(
    Correction Correction,
    IReadOnlyList<(EvidenceFile File, string Kind)> Files,
    IReadOnlyList<EvidenceNeed> Missing
)
{
    /// <returns>The student's corrections but those withdrawn, in the order asked for.</returns>
    public static async Task<IReadOnlyList<AskedCorrection>> Load(DengkeDb db, Campaign plan, Guid student, CancellationToken ct)
    {
        var corrections = await db
            .Corrections.Include(c => c.Evidence)
            .Where(c => c.StudentId == student && c.State != CorrectionState.Withdrawn)
            .OrderBy(c => c.AskedAt)
            .ThenBy(c => c.Id)
            .ToListAsync(ct);
        var changed = corrections.Where(c => c.State.IsOpen() && c.RegistryWrong).Select(c => c.Field).ToList();
        var kinds = plan.Routes.Evidence.ToDictionary(k => k.Id, k => k.Name, StringComparer.Ordinal);
        return
        [
            .. corrections.Select(c => new AskedCorrection(
                c,
                [
                    .. c
                        .Evidence.Where(e => e.RemovedAt is null)
                        .OrderBy(e => e.AddedAt)
                        .Select(e => (e, kinds.GetValueOrDefault(e.Kind, e.Kind))),
                ],
                c.State.IsOpen() ? CorrectionRules.Missing(plan, c, changed) : []
            )),
        ];
    }
}
