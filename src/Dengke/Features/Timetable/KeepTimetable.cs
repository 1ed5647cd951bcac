using Dengke.Data;
using Dengke.Domain.Campaigns;
using Dengke.Domain.Capture;
using Dengke.Domain.Kernel;
using Dengke.Features.Shared.Campaigns;
using Dengke.Platform.Handling;
using Dengke.Timetable;
using Microsoft.EntityFrameworkCore;

namespace Dengke.Features.Timetable;

/// <summary>
/// Keeps what the solver found as the next version, a draft; a draft that was there is put aside. The solving itself takes seconds and is done
/// before, outside any transaction.
/// </summary>
/// <param name="SolvedInMs">How long the solver took.</param>
/// <param name="Optimal">Whether nothing better is possible.</param>
[Operation("timetable.keep", Role.Registrar)]
public sealed record KeepTimetable(
    string CampaignId,
    IReadOnlyList<Placement> Placements,
    int FillPercent,
    int SolvedInMs,
    bool Optimal
) : Command<int>
{
    public override string Campaign => CampaignId;

    public override async Task<Outcome<int>> Handle(Work work, CancellationToken ct)
    {
        var loaded = await StoredCampaign.Load(work.Db, CampaignId, ct);
        if (!loaded.IsOk)
        {
            return loaded.Failure!;
        }

        var slots = PlanInput.SlotsOf(loaded.Value);
        if (Placements.Count == 0 || Placements.Any(p => p.Students < 1 || !slots.Contains((p.SessionId, p.Start))))
        {
            return Failure.Refused(
                "plan_does_not_fit",
                "安排与批次的场次不符, 请重新排。",
                "The plan does not fit the campaign's sessions; solve again."
            );
        }

        var versions = work.Db.Timetables.Where(t => t.CampaignId == CampaignId);
        foreach (var draft in await versions.Where(t => t.State == TimetableState.Draft).ToListAsync(ct))
        {
            var discarded = draft.Step(TimetableTrigger.Discard);
            if (!discarded.IsOk)
            {
                return discarded.Failure!;
            }
        }

        var number = (await versions.MaxAsync(t => (int?)t.Number, ct) ?? 0) + 1;
        var kept = new TimetableVersion
        {
            Id = work.NewId(),
            CampaignId = CampaignId,
            Number = number,
            State = TimetableLife.Cycle.Initial,
            FillPercent = FillPercent,
            SolvedInMs = SolvedInMs,
            Optimal = Optimal,
            MadeBy = work.Actor.Name,
            MadeAt = work.Now,
        };
        kept.Placements.AddRange(
            Placements.Select(p => new TimetablePlacement
            {
                Id = work.NewId(),
                TimetableId = kept.Id,
                ClassName = p.ClassName,
                StudentNo = p.StudentNo,
                SessionId = p.SessionId,
                StartsAt = ChinaTime.ToInstant(p.Start),
                Students = p.Students,
            })
        );
        work.Db.Timetables.Add(kept);
        work.Record(new TimetableChanged(CampaignId, number, "排出草稿", Placements.Sum(p => p.Students)));
        return number;
    }
}
