using Dengke.Data;
using Dengke.Domain.Capture;
using Dengke.Domain.Kernel;
using Dengke.Features.Shared.Campaigns;
using Dengke.Features.Shared.Confirmation;
using Dengke.Platform.Api;
using Dengke.Platform.Handling;
using Microsoft.EntityFrameworkCore;

namespace Dengke.Features.Timetable;

/// <summary>What publishing came to.</summary>
/// <param name="Assigned">Students who had no slot and have one.</param>
/// <param name="Moved">Students whose slot is another one now.</param>
/// <param name="Kept">Students whose slot stays, their own choice included.</param>
/// <param name="Left">Students for whom the timetable has no place.</param>
public sealed record PublishResult(int Number, int Assigned, int Moved, int Kept, int Left);

/// <summary>
/// Publishes a draft: every student gets the slot of their class, and is told. Who has chosen another slot keeps it as long as the class stays
/// where it was, and who is in the hall or photographed is left alone.
/// </summary>
/// <param name="Reason">Why slots change; needed where there was a timetable before, and told to those who move.</param>
[Api("Publishes a timetable; whoever is concerned is told.")]
[Operation("timetable.publish", Role.Registrar)]
public sealed record PublishTimetable(string CampaignId, Guid TimetableId, string? Reason, int Version) : Command<PublishResult>
{
    public override string Campaign => CampaignId;

    public override string? Because => Reason;

    public override async Task<Outcome<PublishResult>> Handle(Work work, CancellationToken ct)
    {
        var campaign = await StoredCampaign.Load(work.Db, CampaignId, ct);
        var found = await TimetableCase.Load(work, CampaignId, TimetableId, Version, ct);
        if ((campaign.Failure ?? found.Failure) is { } failure)
        {
            return failure;
        }

        var before = await work
            .Db.Timetables.Include(t => t.Placements)
            .FirstOrDefaultAsync(t => t.CampaignId == CampaignId && t.State == TimetableState.Published, ct);
        if (before is not null && Reasons.Error("reason", Reason) is { } error)
        {
            return error;
        }

        var timetable = found.Value;
        var step = timetable.Step(TimetableTrigger.Publish);
        if (step.IsOk && before is not null)
        {
            step = before.Step(TimetableTrigger.Supersede);
        }

        if (!step.IsOk)
        {
            return step.Failure!;
        }

        (timetable.PublishedAt, timetable.PublishedBy) = (work.Now, work.Actor.Name);
        var slots = await SlotTable.Load(work, campaign.Value, ct);
        if (slots.Missing(timetable) is { } unknown)
        {
            return Failure.Refused(
                "plan_does_not_fit",
                $"场次已有变动, 没有时段 {unknown}, 请重新排。",
                $"The sessions have changed: there is no slot {unknown}; solve again."
            );
        }

        var result = await new SlotDealing(work, campaign.Value, slots, timetable, before, Reason).Deal(ct);
        work.Record(new TimetableChanged(CampaignId, timetable.Number, "发布", result.Assigned + result.Moved + result.Kept));
        return result;
    }
}
