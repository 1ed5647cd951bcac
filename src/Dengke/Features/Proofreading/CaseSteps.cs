using Dengke.Data;
using Dengke.Domain.Capture;
using Dengke.Domain.Kernel;
using Dengke.Platform.Handling;
using Microsoft.EntityFrameworkCore;

namespace Dengke.Features.Proofreading;

/// <summary>What acts on a case have in common.</summary>
internal static class CaseSteps
{
    public static Failure OpenAlready { get; } =
        Failure.Refused(
            "case_open",
            "这张照片已有待处理的异议, 处理后会通知您。",
            "There is an open case about this portrait already; you will be told of its outcome."
        );

    public static PhotoCase Open(Work work, Student student, CapturedPhoto? photo, CaseOrigin origin, string text)
    {
        var opened = new PhotoCase
        {
            Id = work.NewId(),
            CampaignId = student.CampaignId,
            Origin = origin,
            State = CaseLife.Cycle.Initial,
            StudentId = student.Id,
            PhotoId = photo?.Id,
            Text = text,
            OpenedBy = work.Actor.Name,
            OpenedAt = work.Now,
        };
        work.Db.PhotoCases.Add(opened);
        return opened;
    }

    /// <summary>A case of the campaign as the page has shown it; tracked, with its student.</summary>
    /// <param name="version">The version that was shown; of another one the act is refused as stale.</param>
    public static async Task<Outcome<PhotoCase>> Load(Work work, string campaign, Guid id, int version, CancellationToken ct)
    {
        var found = await work
            .Db.PhotoCases.Include(c => c.Student)
            .FirstOrDefaultAsync(c => c.CampaignId == campaign && c.Id == id, ct);
        if (found is null)
        {
            return Failure.NotFound();
        }

        work.Expect(found, version);
        return found;
    }

    public static Outcome<Done> Step(this PhotoCase case_, CaseTrigger trigger, string? reason)
    {
        var next = CaseLife.Cycle.Fire(case_.State, trigger, reason);
        if (!next.IsOk)
        {
            return next.Failure!;
        }

        case_.State = next.Value;
        return default(Done);
    }

    /// <summary>The portrait that a case is about, and its proof-reading; null where there is none.</summary>
    public static async Task<(CapturedPhoto? Photo, PhotoReading? Reading)> About(
        Work work,
        PhotoCase case_,
        CancellationToken ct
    ) =>
        case_.PhotoId is { } id
            ? (
                await work.Db.CapturedPhotos.FirstOrDefaultAsync(p => p.Id == id, ct),
                await work.Db.PhotoReadings.FirstOrDefaultAsync(r => r.PhotoId == id, ct)
            )
            : (null, null);
}
