using Dengke.Data;
using Dengke.Domain.Campaigns;
using Dengke.Domain.Capture;
using Dengke.Domain.Confirmation;
using Dengke.Domain.Kernel;
using Dengke.Features.Shared.Capture;
using Dengke.Features.Shared.Confirmation;
using Dengke.Platform.Handling;
using Microsoft.EntityFrameworkCore;

namespace Dengke.Features.Proofreading;

/// <summary>A student's own portrait that is being proof-read, while that is open to them; the reading is tracked.</summary>
internal sealed record ReadingCase(Student Student, CapturedPhoto Photo, PhotoReading Reading, bool Late)
{
    /// <param name="photoId">The portrait that the page has shown.</param>
    /// <returns>The case; <c>not_found</c>, <c>not_in_cohort</c>, <c>portrait_replaced</c>, <c>no_view</c>, <c>outside_window</c>.</returns>
    public static async Task<Outcome<ReadingCase>> OfOwner(
        Work work,
        string campaignId,
        Guid studentId,
        Guid photoId,
        CancellationToken ct
    )
    {
        var found = await CaptureCase.OfOwner(work, campaignId, studentId, ct);
        if (!found.IsOk)
        {
            return found.Failure!;
        }

        var (campaign, student) = found.Value;
        var photo = await work.Db.CurrentPhoto(student.Id, ct);
        if (photo is null || photo.Id != photoId)
        {
            return Failure.Refused(
                "portrait_replaced",
                "这张照片已不再使用, 请刷新后查看现在的照片。",
                "This portrait is not in use any more; reload the page to see the present one."
            );
        }

        var reading = await work.Db.PhotoReadings.FirstOrDefaultAsync(r => r.PhotoId == photoId, ct);
        if (reading is null)
        {
            return Failure.Refused(
                "no_view",
                "校对图还没有就绪, 就绪后会通知您。",
                "There is no view of it yet; you will be told."
            );
        }

        var admitted = await Deadlines.Admit(work.Db, campaign, Phase.ProofReading, student, work.Now, ct);
        return admitted.IsOk ? new ReadingCase(student, photo, reading, admitted.Value == Timeliness.Late) : admitted.Failure!;
    }

    public Outcome<Done> Step(Work work, ReadingTrigger trigger, string? reason = null)
    {
        var next = ReadingLife.Cycle.Fire(Reading.State, trigger, reason);
        if (!next.IsOk)
        {
            return next.Failure!;
        }

        (Reading.State, Reading.AnsweredAt) = (next.Value, work.Now);
        return default(Done);
    }
}
