using Dengke.Data;
using Dengke.Domain.Capture;
using Dengke.Domain.Confirmation;
using Dengke.Domain.Kernel;
using Dengke.Domain.MakeUp;
using Microsoft.EntityFrameworkCore;

namespace Dengke.Features.Shared.Messages;

/// <summary>Who of some students has done what messages ask for.</summary>
public static class DoneActs
{
    private static readonly ConfirmationState[] Declared = [.. Enum.GetValues<ConfirmationState>().Where(s => s.IsDeclared())];

    /// <summary>The students, of those given, who have done it.</summary>
    public static async Task<HashSet<Guid>> Of(DengkeDb db, AskedAct act, IQueryable<Student> students, CancellationToken ct)
    {
        var done = act switch
        {
            AskedAct.None => null,
            AskedAct.SignIn => students.Where(s =>
                db.Accounts.Any(a => !a.MustChangePassword && a.Grants.Any(g => g.Role == Role.Student && g.Scope == s.StudentNo))
            ),
            AskedAct.Declare => students.Where(s => s.Confirmation != null && Declared.Contains(s.Confirmation.State)),
            AskedAct.SaveCode => students.Where(s => db.CaptureCodes.Any(c => c.StudentId == s.Id)),
            AskedAct.BePhotographed => students.Where(s =>
                db.CapturedPhotos.Any(p => p.StudentId == s.Id && p.State == PhotoState.Current)
            ),
            AskedAct.BookMakeUp => students.Where(s =>
                db.CapturedPhotos.Any(p => p.StudentId == s.Id && p.State == PhotoState.Current)
                || db.StudioBookings.Any(b => b.StudentId == s.Id && b.State == BookingState.Booked)
            ),
            AskedAct.ProofRead => students.Where(s =>
                db.PhotoReadings.Any(r => r.StudentId == s.Id && r.State != ReadingState.Waiting)
            ),
            _ => throw new ArgumentOutOfRangeException(nameof(act)),
        };
        return done is null ? [] : [.. await done.Select(s => s.Id).ToListAsync(ct)];
    }
}
