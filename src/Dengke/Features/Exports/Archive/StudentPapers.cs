using Dengke.Data;
using Dengke.Domain.Capture;
using Dengke.Domain.Confirmation;
using Dengke.Features.Shared.Confirmation;
using Microsoft.EntityFrameworkCore;

namespace Dengke.Features.Exports.Archive;

/// <summary>What is kept about one student beside the record: corrections with their evidence, the portrait that counts, the steps taken.</summary>
internal sealed record StudentPapers(
    IReadOnlyList<Correction> Corrections,
    CapturedPhoto? Portrait,
    PhotoReading? Reading,
    IReadOnlyList<HistoryStep> History
)
{
    /// <summary>Of several students at once, by student.</summary>
    public static async Task<Func<Guid, StudentPapers>> Load(
        DengkeDb db,
        IReadOnlyCollection<Guid> students,
        CancellationToken ct
    )
    {
        var ids = students.ToArray();
        var corrections = (
            await db
                .Corrections.AsNoTracking()
                .Include(c => c.Evidence)
                .Where(c => ids.Contains(c.StudentId) && c.State != CorrectionState.Withdrawn)
                .ToListAsync(ct)
        ).ToLookup(c => c.StudentId);
        var portraits = await db
            .CapturedPhotos.AsNoTracking()
            .Where(p => ids.Contains(p.StudentId) && p.State == PhotoState.Current)
            .ToDictionaryAsync(p => p.StudentId, ct);
        var photos = portraits.Values.Select(p => p.Id).ToArray();
        var readings = await db
            .PhotoReadings.AsNoTracking()
            .Where(r => photos.Contains(r.PhotoId))
            .ToDictionaryAsync(r => r.StudentId, ct);
        var history = await StudentHistory.LoadMany(db, ids, ct);
        return id => new StudentPapers(
            [.. corrections[id].OrderBy(c => c.AskedAt).ThenBy(c => c.Id)],
            portraits.GetValueOrDefault(id),
            readings.GetValueOrDefault(id),
            [.. history[id]]
        );
    }
}
