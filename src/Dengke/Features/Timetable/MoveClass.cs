using Dengke.Data;
using Dengke.Domain.Campaigns;
using Dengke.Domain.Capture;
using Dengke.Domain.Kernel;
using Dengke.Features.Shared.Campaigns;
using Dengke.Platform.Api;
using Dengke.Platform.Handling;

namespace Dengke.Features.Timetable;

[Words("采集安排第 {number} 版: {className}移到 {startsAt}", "Timetable version {number}: {className} was moved to {startsAt}")]
public sealed record ClassMoved(string Campaign, int Number, string ClassName, string SessionId, DateTimeOffset StartsAt)
    : IAuditEvent
{
    public string? Subject => Campaign;
}

/// <summary>
/// Moves a class of a draft, or a student apart from it, to begin in another slot; it goes on into the next slots as before. What that breaks is
/// shown and not forbidden: the registrar may know better.
/// </summary>
/// <param name="Version">The timetable's, as the page showed it.</param>
[Api("Moves a class, or one student, to another slot of a draft.")]
[Operation("timetable.move", Role.Registrar)]
public sealed record MoveClass(
    string CampaignId,
    Guid TimetableId,
    string ClassName,
    string? StudentNo,
    string SessionId,
    DateTimeOffset StartsAt,
    int Version
) : Command<Done>
{
    public override string Campaign => CampaignId;

    public override async Task<Outcome<Done>> Handle(Work work, CancellationToken ct)
    {
        var campaign = await StoredCampaign.Load(work.Db, CampaignId, ct);
        var found = await TimetableCase.Load(work, CampaignId, TimetableId, Version, ct);
        if ((campaign.Failure ?? found.Failure) is { } failure)
        {
            return failure;
        }

        var timetable = found.Value;
        if (timetable.State != TimetableState.Draft)
        {
            return Failure.Refused(
                "not_a_draft",
                $"第 {timetable.Number} 版不是草稿, 请重新排出草稿后再调整。",
                $"Version {timetable.Number} is no draft; make one first."
            );
        }

        var session = campaign.Value.Phases.Sessions.FirstOrDefault(s => s.Id == SessionId);
        var slots = session is null
            ? []
            : SessionSlots.Of(session).Select(s => ChinaTime.ToInstant(s.Start)).SkipWhile(s => s != StartsAt).ToList();
        var own = timetable
            .Placements.Where(p => p.ClassName == ClassName && p.StudentNo == StudentNo)
            .OrderBy(p => p.StartsAt)
            .ToList();
        if (own.Count == 0 || slots.Count < own.Count)
        {
            return Failure.Refused(
                "no_such_slot",
                "没有这个时段, 或其后的时段不够。",
                "There is no such slot, or too few after it."
            );
        }

        // Every change makes the page's version an old one.
        work.Db.Entry(timetable).State = Microsoft.EntityFrameworkCore.EntityState.Modified;
        work.Db.TimetablePlacements.RemoveRange(own);
        work.Db.TimetablePlacements.AddRange(
            own.Select(
                (p, i) =>
                    new TimetablePlacement
                    {
                        Id = work.NewId(),
                        TimetableId = timetable.Id,
                        ClassName = ClassName,
                        StudentNo = StudentNo,
                        SessionId = SessionId,
                        StartsAt = slots[i],
                        Students = p.Students,
                    }
            )
        );
        work.Record(new ClassMoved(CampaignId, timetable.Number, ClassName, SessionId, StartsAt));
        return default(Done);
    }
}
