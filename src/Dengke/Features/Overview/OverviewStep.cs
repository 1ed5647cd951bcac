using Dengke.Data;
using Dengke.Domain.Capture;
using Dengke.Domain.Confirmation;

namespace Dengke.Features.Overview;

/// <summary>One step on a student's way from the first look to the checked portrait, as the overview counts it.</summary>
/// <param name="Key">Stable, for addresses.</param>
/// <param name="List">Where those are listed who have not done it, below the campaign's address.</param>
/// <param name="Done">The students, out of a campaign's, who have.</param>
public sealed record OverviewStep(
    string Key,
    string Chinese,
    string English,
    string List,
    Func<DengkeDb, IQueryable<Student>, IQueryable<Student>> Done
)
{
    private static readonly ConfirmationState[] Declared =
    [
        .. Enum.GetValues<ConfirmationState>().Except([ConfirmationState.NotStarted, ConfirmationState.Viewed]),
    ];

    private static readonly ConfirmationState[] Registered =
    [
        .. Enum.GetValues<ConfirmationState>().Where(s => s.IsRegistered()),
    ];

    private static readonly ConfirmationState[] Submitted = [ConfirmationState.Submitted, ConfirmationState.Final];

    /// <summary>In the order in which they are done.</summary>
    public static IReadOnlyList<OverviewStep> All { get; } =
    [
        OfConfirmation("declared", "已确认", "Declared", "missing", Declared),
        OfConfirmation("registered", "已登记", "Registered", "missing", Registered),
        OfConfirmation("submitted", "学院已提交", "Submitted", "submissions?state=missing", Submitted),
        new(
            "code",
            "采集码就绪",
            "Code ready",
            "codes",
            (db, students) => students.Where(s => db.CaptureCodes.Any(c => c.StudentId == s.Id && c.State == CodeState.Ready))
        ),
        new(
            "slot",
            "已排时段",
            "Slot",
            "timetable",
            (db, students) => students.Where(s => db.StudentSlots.Any(x => x.StudentId == s.Id))
        ),
        new(
            "photo",
            "已采集",
            "Captured",
            "make-up",
            (db, students) =>
                students.Where(s => db.CapturedPhotos.Any(p => p.StudentId == s.Id && p.State == PhotoState.Current))
        ),
        new(
            "reading",
            "已校对",
            "Proof-read",
            "proof-reading",
            (db, students) =>
                students.Where(s =>
                    db.PhotoReadings.Any(r =>
                        r.StudentId == s.Id
                        && r.State == ReadingState.Confirmed
                        && db.CapturedPhotos.Any(p => p.Id == r.PhotoId && p.State == PhotoState.Current)
                    )
                )
        ),
        new(
            "identity",
            "核验通过",
            "Identity passed",
            "handoff/identity",
            (db, students) =>
                students.Where(s => db.IdentityChecks.Any(i => i.StudentId == s.Id && i.State == IdentityState.Passed))
        ),
    ];

    private static OverviewStep OfConfirmation(
        string key,
        string chinese,
        string english,
        string list,
        ConfirmationState[] states
    ) =>
        new(
            key,
            chinese,
            english,
            list,
            (_, students) => students.Where(s => s.Confirmation != null && states.Contains(s.Confirmation.State))
        );
}
