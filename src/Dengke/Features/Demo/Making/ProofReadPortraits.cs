using Dengke.Data;
using Dengke.Domain.Capture;
using Dengke.Domain.Kernel;
using Dengke.Platform.Clock;
using Dengke.Platform.Handling;
using Microsoft.EntityFrameworkCore;

namespace Dengke.Features.Demo.Making;

[Words("演示: {students} 名学生校对了照片, 身份核验通过", "Demo: {students} have proof-read, and the identity check has passed")]
public sealed record DemoPortraitsRead(int Students) : IAuditEvent;

/// <summary>
/// Plays the weeks of proof-reading of the demo at once: everybody who has a portrait has said that it is theirs, its view is gone again, and
/// the registry's identity check has passed, of some only after a second look. Refused with <c>no_demo</c> wherever the data are not a demo's.
/// </summary>
[Operation("demo.proof_read", Role.Registrar)]
public sealed record ProofReadPortraits(string CampaignId) : Command<int>
{
    private const int LookedAtTwiceEvery = 60;

    public override string Campaign => CampaignId;

    public override async Task<Outcome<int>> Handle(Work work, CancellationToken ct)
    {
        if (!await work.Db.Settings.AnyAsync(s => s.Key == DemoClock.OffsetSetting, ct))
        {
            return Failure.Refused("no_demo", "只有演示数据才能这样校对。", "Only a demo proof-reads like this.");
        }

        var photos = await work
            .Db.CapturedPhotos.Where(p => p.CampaignId == CampaignId && p.State == PhotoState.Current)
            .OrderBy(p => p.TakenAt)
            .ThenBy(p => p.Id)
            .ToListAsync(ct);
        var readings = await work.Db.PhotoReadings.Where(r => r.CampaignId == CampaignId).ToDictionaryAsync(r => r.PhotoId, ct);
        var checks = await work.Db.IdentityChecks.Where(c => c.CampaignId == CampaignId).ToDictionaryAsync(c => c.StudentId, ct);
        foreach (var (index, photo) in photos.Index())
        {
            Read(work, photo, readings.GetValueOrDefault(photo.Id), index);
            Check(work, photo.StudentId, checks.GetValueOrDefault(photo.StudentId), index);
        }

        work.Record(new DemoPortraitsRead(photos.Count));
        return photos.Count;
    }

    private void Read(Work work, CapturedPhoto photo, PhotoReading? reading, int index)
    {
        if (reading is null)
        {
            reading = new PhotoReading
            {
                Id = work.NewId(),
                CampaignId = CampaignId,
                StudentId = photo.StudentId,
                PhotoId = photo.Id,
                AddedAt = work.Now.AddDays(-20),
                ExpiresAt = work.Now,
            };
            work.Db.PhotoReadings.Add(reading);
        }

        reading.State = ReadingState.Confirmed;
        reading.SealedView = null;
        reading.AnsweredAt ??= work.Now.AddDays(-1 - (index % 18)).AddMinutes(-index % 600);
    }

    private void Check(Work work, Guid student, IdentityCheck? check, int index)
    {
        if (check is null)
        {
            check = new IdentityCheck
            {
                Id = work.NewId(),
                CampaignId = CampaignId,
                StudentId = student,
            };
            work.Db.IdentityChecks.Add(check);
        }

        check.State = IdentityState.Passed;
        check.Note = index % LookedAtTwiceEvery == LookedAtTwiceEvery - 1 ? "人工复核后通过" : null;
        check.ImportedAt = work.Now;
    }
}
