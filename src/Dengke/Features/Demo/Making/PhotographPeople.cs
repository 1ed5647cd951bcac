using Dengke.Data;
using Dengke.Domain.Campaigns;
using Dengke.Domain.Capture;
using Dengke.Domain.Kernel;
using Dengke.Features.Shared.Campaigns;
using Dengke.Platform.Clock;
using Dengke.Platform.Handling;
using Microsoft.EntityFrameworkCore;

namespace Dengke.Features.Demo.Making;

[Words("演示: {occasion} 采集 {photographed} 人", "Demo: {photographed} photographed at {occasion}")]
public sealed record DemoPeoplePhotographed(string Occasion, int Photographed) : IAuditEvent;

/// <summary>
/// Plays a day of photos of the demo at once: who has a slot in the session, but for one in twelve, came, paid and was photographed; at the
/// studio everybody who is left, but for one in forty. Refused with <c>no_demo</c> wherever the data are not a demo's.
/// </summary>
/// <param name="Occasion">A session's id, or <see cref="CapturedPhoto.MakeUp"/>.</param>
[Operation("demo.photograph", Role.Registrar)]
public sealed record PhotographPeople(string CampaignId, string Occasion) : Command<int>
{
    private const int AbsentEvery = 12;
    private const int MissingEvery = 40;

    public override string Campaign => CampaignId;

    public override async Task<Outcome<int>> Handle(Work work, CancellationToken ct)
    {
        if (!await work.Db.Settings.AnyAsync(s => s.Key == DemoClock.OffsetSetting, ct))
        {
            return Failure.Refused("no_demo", "只有演示数据才能这样采集。", "Only a demo takes photos like this.");
        }

        var campaign = await StoredCampaign.Load(work.Db, CampaignId, ct);
        if (!campaign.IsOk)
        {
            return campaign.Failure!;
        }

        var count = Occasion == CapturedPhoto.MakeUp ? await AtTheStudio(work, ct) : await AtTheSession(work, campaign.Value, ct);
        work.Record(new DemoPeoplePhotographed(Occasion, count));
        return count;
    }

    private async Task<int> AtTheSession(Work work, Campaign campaign, CancellationToken ct)
    {
        var people = await work
            .Db.StudentSlots.Where(s => s.CampaignId == CampaignId && s.Slot!.SessionId == Occasion)
            .OrderBy(s => s.Slot!.StartsAt)
            .ThenBy(s => s.StudentId)
            .Select(s => new { s.StudentId, s.Slot!.StartsAt })
            .ToListAsync(ct);
        var came = people.Where((_, i) => i % AbsentEvery != AbsentEvery - 1).ToList();
        var stations = campaign.Phases.Sessions.Single(s => s.Id == Occasion).Stations;
        foreach (var (index, person) in came.Index())
        {
            var begun = person.StartsAt.AddSeconds(index % 60 * 12);
            work.Db.HallTickets.Add(
                new HallTicket
                {
                    Id = work.NewId(),
                    CampaignId = CampaignId,
                    SessionId = Occasion,
                    StudentId = person.StudentId,
                    Number = index + 1,
                    State = TicketState.Done,
                    SlotStartsAt = person.StartsAt,
                    ArrivedAt = begun.AddMinutes(-5),
                    QueuedAt = begun.AddMinutes(-5),
                    Station = (index % stations) + 1,
                    Calls = 1,
                    CalledAt = begun.AddMinutes(-1),
                    BegunAt = begun,
                    FinishedAt = begun.AddSeconds(40),
                    AdmittedBy = work.Actor.Name,
                }
            );
            Photograph(work, person.StudentId, begun.AddSeconds(40));
        }

        work.Db.HallCounters.Add(
            new HallCounter
            {
                CampaignId = CampaignId,
                SessionId = Occasion,
                LastTicket = came.Count,
                Changes = came.Count,
            }
        );
        return came.Count;
    }

    private async Task<int> AtTheStudio(Work work, CancellationToken ct)
    {
        var left = await work
            .Db.Students.Where(s =>
                s.CampaignId == CampaignId
                && s.InCohort
                && !work.Db.CapturedPhotos.Any(p => p.StudentId == s.Id && p.State == PhotoState.Current)
            )
            .OrderBy(s => s.StudentNo)
            .Select(s => s.Id)
            .ToListAsync(ct);
        var came = left.Where((_, i) => i % MissingEvery != MissingEvery - 1).ToList();
        foreach (var student in came)
        {
            Photograph(work, student, work.Now);
        }

        return came.Count;
    }

    private void Photograph(Work work, Guid student, DateTimeOffset at) =>
        work.Db.CapturedPhotos.Add(
            new CapturedPhoto
            {
                Id = work.NewId(),
                CampaignId = CampaignId,
                StudentId = student,
                State = PhotoLife.Cycle.Initial,
                Occasion = Occasion,
                TakenAt = at,
            }
        );
}
