using Dengke.Data;
using Microsoft.EntityFrameworkCore;

namespace Dengke.Features.Students;

/// <summary>A value of the working record that a decision has changed, the old one kept (CON-7); document numbers masked.</summary>
/// <param name="DecidedBy">Null once the decision was reopened.</param>
public sealed record StudentAmendment(RecordAmendment Amendment, string? DecidedBy, string? Reason, string? ForwardedTo)
{
    /// <summary>Every amendment of a student, newest first, those that were undone among them.</summary>
    public static Task<List<StudentAmendment>> Load(DengkeDb db, Guid student, CancellationToken ct) =>
        db
            .RecordAmendments.Where(a => a.StudentId == student)
            .Join(db.Corrections, a => a.CorrectionId, c => c.Id, (a, c) => new { a, c })
            .OrderByDescending(x => x.a.Id)
            .Select(x => new StudentAmendment(x.a, x.c.DecidedBy, x.c.DecisionReason, x.c.ForwardedTo))
            .ToListAsync(ct);
}
