using Dengke.Domain.Kernel;
using Dengke.Features.Shared.Capture;
using Dengke.Features.Shared.Confirmation;
using Dengke.Platform.Api;
using Dengke.Platform.Handling;
using Microsoft.EntityFrameworkCore;

namespace Dengke.Features.Slots;

[Words("{student}改到时段 {startsAt}", "{student} moved to the slot {startsAt}")]
[Step("改到采集时段 {startsAt}", "Moved to the slot {startsAt}")]
public sealed record SlotSwapped(StudentRef Student, string Session, DateTimeOffset StartsAt) : StudentEvent(Student);

/// <summary>Moves the student to another slot of the same session that has a place (SCH-3); nobody need be asked.</summary>
/// <param name="SlotId">The slot to move to.</param>
[Api("Changes one's slot for another of the same session.")]
[Operation("slot.swap", Role.Student)]
public sealed record SwapSlot(string CampaignId, Guid StudentId, Guid SlotId) : Command<Done>
{
    public override string Campaign => CampaignId;

    public override async Task<Outcome<Done>> Handle(Work work, CancellationToken ct)
    {
        var found = await CaptureCase.OfOwner(work, CampaignId, StudentId, ct);
        if (!found.IsOk)
        {
            return found.Failure!;
        }

        var own = await work.Db.StudentSlots.Include(s => s.Slot).FirstOrDefaultAsync(s => s.StudentId == StudentId, ct);
        var wanted = await work.Db.CaptureSlots.AsNoTracking().FirstOrDefaultAsync(s => s.Id == SlotId, ct);
        if (own is null || wanted is null || wanted.CampaignId != CampaignId)
        {
            return Failure.NotFound();
        }

        var refused =
            wanted.Id == own.SlotId ? Failure.Refused("same_slot", "您已在这个时段。", "You are in this slot already.")
            : wanted.SessionId != own.Slot!.SessionId
                ? Failure.Refused("other_session", "只能改到同一场次的时段。", "Only slots of the same session can be chosen.")
            : wanted.StartsAt <= work.Now ? Failure.Refused("slot_begun", "这个时段已经开始。", "This slot has begun.")
            : await work.Db.HallTickets.AnyAsync(t => t.StudentId == StudentId && t.SessionId == wanted.SessionId, ct)
                ? Failure.Refused("checked_in", "您已签到入场, 不能再改时段。", "You are in the hall already.")
            : await work.Db.CurrentPhoto(StudentId, ct) is not null
                ? Failure.Refused("captured_already", "您已采集, 不用再改时段。", "You are photographed already.")
            : null;
        if (refused is not null)
        {
            return refused;
        }

        if (!await SlotPlaces.Take(work.Db, wanted.Id, ct))
        {
            return Failure.Refused(
                "slot_full",
                "这个时段刚刚满了, 请另选一个; 您原来的时段没有变。",
                "This slot has just filled up; choose another. Yours is unchanged."
            );
        }

        await SlotPlaces.Free(work.Db, own.SlotId, ct);
        (own.SlotId, own.Swapped, own.Since) = (wanted.Id, true, work.Now);
        work.Record(new SlotSwapped(found.Value.Student, wanted.SessionId, wanted.StartsAt));
        return default(Done);
    }
}
