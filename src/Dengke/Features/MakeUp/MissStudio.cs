using Dengke.Domain.Kernel;
using Dengke.Domain.MakeUp;
using Dengke.Features.Shared.Confirmation;
using Dengke.Platform.Api;
using Dengke.Platform.Handling;

namespace Dengke.Features.MakeUp;

[Words("{student}没有按预约到店补采: {startsAt}", "{student} did not come to the studio: {startsAt}")]
[Step("未按预约到店补采: {startsAt}", "Did not come to the studio: {startsAt}")]
public sealed record StudioMissed(StudentRef Student, DateTimeOffset StartsAt) : StudentEvent(Student);

/// <summary>未到: the desk's word that the student did not come.</summary>
/// <remarks>Refused: <c>not_begun</c>, <c>already_missed</c>, <c>already_attended</c>, <c>booking_cancelled</c>.</remarks>
[Api("Notes that somebody has not come to the studio.")]
[Operation("makeup.miss", Role.PhotoOperator, Role.Registrar)]
public sealed record MissStudio(string CampaignId, Guid BookingId) : Command<Done>
{
    public override string Campaign => CampaignId;

    public override async Task<Outcome<Done>> Handle(Work work, CancellationToken ct)
    {
        var found = await DeskBooking.Load(work, CampaignId, BookingId, ct);
        if (!found.IsOk)
        {
            return found.Failure!;
        }

        var (booking, student, slot) = found.Value;
        if (slot.StartsAt > work.Now)
        {
            return Failure.Refused(
                "not_begun",
                "预约的时段还没有开始, 不能登记未到。",
                "The slot has not begun; nobody has missed it yet."
            );
        }

        if (!BookingLife.Cycle.Fire(booking.State, BookingTrigger.Miss).IsOk)
        {
            return DeskBooking.Over(booking);
        }

        StudioCase.Miss(work, student, booking, slot);
        return default(Done);
    }
}
