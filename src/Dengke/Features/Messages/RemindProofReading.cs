using Dengke.Data;
using Dengke.Domain.Campaigns;
using Dengke.Domain.Capture;
using Dengke.Domain.Kernel;
using Dengke.Features.Shared.Campaigns;
using Dengke.Features.Shared.Messages;
using Dengke.Platform.Handling;
using Microsoft.EntityFrameworkCore;

namespace Dengke.Features.Messages;

[Words(
    "提醒 {students} 名学生校对照片, 截止前 {days} 天",
    "{students} students were reminded to proof-read, {days} days before the end"
)]
public sealed record ProofReadingReminded(int Students, int Days) : IAuditEvent;

/// <summary>Reminds whoever has a portrait to proof-read and has not answered, so many days before the end; each once.</summary>
[Operation("photo.remind_reading")]
public sealed record RemindProofReading(string CampaignId, DateTimeOffset Deadline, int Days) : Command<Done>
{
    public override string Campaign => CampaignId;

    internal ReminderOnce Once => new(CampaignId, "proof_reading", Deadline, Days);

    public override async Task<Outcome<Done>> Handle(Work work, CancellationToken ct)
    {
        var loaded = await StoredCampaign.Load(work.Db, CampaignId, ct);
        if (!loaded.IsOk)
        {
            return loaded.Failure!;
        }

        var begun = await Once.Begin(work, ct);
        if (!begun.IsOk)
        {
            return begun;
        }

        var students = await work
            .Db.Students.Where(s =>
                s.CampaignId == CampaignId
                && work.Db.PhotoReadings.Any(r =>
                    r.StudentId == s.Id
                    && r.State == ReadingState.Waiting
                    && work.Db.CapturedPhotos.Any(p => p.Id == r.PhotoId && p.State == PhotoState.Current)
                )
            )
            .Select(s => s.StudentNo)
            .ToListAsync(ct);
        var values = new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["deadline"] = MessageValues.Time(Deadline),
            ["days_left"] = $"{Days}",
            ["window"] = loaded.Value.Phases.ProofReading.Describe(),
        };
        var reminded = await new ReminderWriter(work, loaded.Value, values).Write(
            "proof_reading_reminder",
            students.Distinct(StringComparer.Ordinal).ToDictionary(s => s, _ => 1),
            MessageLinks.Photo,
            ct
        );
        work.Record(new ProofReadingReminded(reminded, Days));
        return default(Done);
    }
}

/// <summary>Looks whether the end of proof-reading is near.</summary>
internal sealed class RemindOfProofReading(IDbContextFactory<DengkeDb> databases, Runner runner, TimeProvider clock)
    : DueReminders<RemindProofReading>(databases, runner, clock)
{
    protected override async Task<IReadOnlyList<RemindProofReading>> Due(
        DengkeDb db,
        Campaign campaign,
        DateTimeOffset now,
        CancellationToken ct
    )
    {
        var phase = campaign.Phases.ProofReading;
        var days = phase.Contains(now) ? ReminderOnce.DaysDue(campaign.Phases.Reminders, phase.ClosesAt, now) : 0;
        var reminder = new RemindProofReading(campaign.Id, phase.ClosesAt, days);
        return days == 0 || await reminder.Once.IsDone(db, ct) ? [] : [reminder];
    }
}
