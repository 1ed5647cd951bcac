using Dengke.Data;
using Dengke.Domain.Capture;
using Dengke.Domain.Kernel;
using Dengke.Features.Shared.Confirmation;
using Dengke.Features.Shared.Messages;
using Dengke.Platform.Handling;
using Microsoft.EntityFrameworkCore;

namespace Dengke.Features.Shared.Capture;

[Words(
    "{student}的毕业图像已采集({occasion}), 代替先前一张: {replaced}",
    "{student}'s portrait was taken ({occasion}), in place of an earlier one: {replaced}"
)]
[Step("毕业图像已采集", "Portrait taken", Binds = true)]
public sealed record PortraitTaken(StudentRef Student, string Occasion, string? ShotNumber, bool Replaced)
    : StudentEvent(Student);

[Words("{student}的毕业图像未通过: {reason}", "{student}'s portrait was rejected: {reason}")]
[Step("毕业图像未通过: {reason}", "Portrait rejected: {reason}")]
public sealed record PortraitRejected(StudentRef Student, string Reason) : StudentEvent(Student);

[Words(
    "{student}先前拍的一张图像已移交({occasion}), 仍以后拍的为准",
    "An earlier portrait of {student} was handed over ({occasion}); the later one counts"
)]
public sealed record EarlierPortraitKept(StudentRef Student, string Occasion, string ShotNumber) : StudentEvent(Student);

/// <summary>A portrait that a station has handed over.</summary>
/// <param name="Counts">Whether it is the one that counts; else a later one does.</param>
/// <param name="Replaced">Whether it counts in place of an earlier one.</param>
public sealed record HandedPortrait(CapturedPhoto Photo, bool Counts, bool Replaced);

/// <summary>Which portraits of a student were taken; the newest accepted one counts, the earlier stay in the history (MUP-2).</summary>
public static class PhotoBook
{
    /// <summary>The one that counts; null where there is none.</summary>
    public static Task<CapturedPhoto?> CurrentPhoto(this DengkeDb db, Guid student, CancellationToken ct) =>
        db.CapturedPhotos.FirstOrDefaultAsync(p => p.StudentId == student && p.State == PhotoState.Current, ct);

    /// <summary>Notes that a portrait was taken; one that counted until now is replaced by it.</summary>
    /// <param name="occasion">The session's id, or <see cref="CapturedPhoto.MakeUp"/>.</param>
    /// <param name="reason">Why there is another one; null for a first.</param>
    public static async Task TakePhoto(
        this Work work,
        Student student,
        string occasion,
        string? shotNumber,
        string? reason,
        CancellationToken ct
    )
    {
        var taken = New(work, student, occasion, shotNumber, work.Now);
        await PutFirst(work, student, taken, await work.Db.CurrentPhoto(student.Id, ct), reason, ct);
    }

    /// <summary>
    /// Notes a portrait that a station hands over, perhaps hours after it was taken: of several the one that was taken last counts, in
    /// whichever order they come. Where the hall has noted already that this person is photographed, it is that portrait.
    /// </summary>
    /// <param name="takenAt">By the station's clock; nothing is taken after it has come.</param>
    /// <inheritdoc cref="TakePhoto"/>
    public static async Task<HandedPortrait> HandOverPhoto(
        this Work work,
        Student student,
        string occasion,
        string shotNumber,
        DateTimeOffset takenAt,
        string? reason,
        CancellationToken ct
    )
    {
        var at = takenAt < work.Now ? takenAt : work.Now;
        var photos = await work.Db.CapturedPhotos.Where(p => p.StudentId == student.Id).ToListAsync(ct);
        var current = photos.Find(p => p.State == PhotoState.Current);
        if (current is { ShotNumber: null } && current.Occasion == occasion)
        {
            (current.ShotNumber, current.TakenAt) = (shotNumber, at);
            return new HandedPortrait(current, Counts: true, Replaced: false);
        }

        var taken = New(work, student, occasion, shotNumber, at);
        // One that was turned down was later all the same: what came before it does not come back.
        if (photos.Where(p => p.TakenAt > at).MinBy(p => p.TakenAt) is { } later)
        {
            End(work, taken, PhotoTrigger.Replace, reason ?? "后拍的一张已先移交");
            taken.ReplacedById = later.Id;
            work.Db.CapturedPhotos.Add(taken);
            work.Record(new EarlierPortraitKept(student, occasion, shotNumber));
            return new HandedPortrait(taken, Counts: false, Replaced: false);
        }

        await PutFirst(work, student, taken, current, reason, ct);
        return new HandedPortrait(taken, Counts: true, Replaced: current is not null);
    }

    /// <summary>Turns down the one that counts, with a reason; the student needs another.</summary>
    public static void RejectPhoto(this Work work, Student student, CapturedPhoto photo, string reason)
    {
        End(work, photo, PhotoTrigger.Reject, reason);
        work.Record(new PortraitRejected(student, reason));
    }

    private static CapturedPhoto New(Work work, Student student, string occasion, string? shotNumber, DateTimeOffset at) =>
        new()
        {
            Id = work.NewId(),
            CampaignId = student.CampaignId,
            StudentId = student.Id,
            State = PhotoLife.Cycle.Initial,
            Occasion = occasion,
            TakenAt = at,
            ShotNumber = shotNumber,
        };

    /// <summary>It counts from now on, and the student is told.</summary>
    private static async Task PutFirst(
        Work work,
        Student student,
        CapturedPhoto taken,
        CapturedPhoto? before,
        string? reason,
        CancellationToken ct
    )
    {
        if (before is not null)
        {
            End(work, before, PhotoTrigger.Replace, reason ?? "重新采集");
            before.ReplacedById = taken.Id;
            // One counts at any moment, so the other has to be out of the way first.
            await work.Flush(ct);
        }

        work.Db.CapturedPhotos.Add(taken);
        work.Record(new PortraitTaken(student, taken.Occasion, taken.ShotNumber, before is not null));
        var occasion = taken.Occasion;
        var paid = await work.Db.Payments.FirstOrDefaultAsync(
            p => p.StudentId == student.Id && p.Occasion == occasion && p.VoidedAt == null,
            ct
        );
        work.Tell(
            new MessageRequest("photo_taken", student.CampaignId)
            {
                Student = student.Id,
                Values = new Dictionary<string, string>(StringComparer.Ordinal) { ["receipt_no"] = paid?.Number() ?? "无" },
            }
        );
    }

    private static void End(Work work, CapturedPhoto photo, PhotoTrigger trigger, string reason)
    {
        photo.State = PhotoLife.Cycle.Fire(photo.State, trigger, reason).Value;
        photo.Reason = reason;
        photo.EndedAt = work.Now;
    }
}
