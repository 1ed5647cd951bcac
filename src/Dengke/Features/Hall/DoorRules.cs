using Dengke.Data;
using Dengke.Domain.Campaigns;
using Dengke.Domain.Capture;
using Dengke.Domain.Kernel;
using Dengke.Features.Shared.Capture;
using Microsoft.EntityFrameworkCore;

namespace Dengke.Features.Hall;

/// <summary>Who may come in when.</summary>
internal static class DoorRules
{
    /// <summary>Not at this door at all for now: the hall is shut, or the portrait is taken.</summary>
    public static async Task<Failure?> Barred(HallCase hall, Student student, CancellationToken ct)
    {
        var (session, now) = (hall.Session, hall.Work.Now);
        if (now < DoorTimes.Opens(session))
        {
            return Failure.Refused(
                "hall_shut",
                $"本场次 {session.Window.Opens:HH:mm} 开始, 现在还不能入场。",
                $"This session begins at {session.Window.Opens:HH:mm}."
            );
        }

        if (now >= session.Window.ClosesAt)
        {
            return Failure.Refused(
                "hall_over",
                $"本场次已于 {session.Window.Closes:HH:mm} 结束, 请预约补采。",
                $"This session ended at {session.Window.Closes:HH:mm}; please book the studio."
            );
        }

        return await hall.Work.Db.CurrentPhoto(student.Id, ct) is { } photo
            ? Failure.Refused(
                "captured_already",
                $"已于 {ChinaTime.Describe(ChinaTime.ToLocal(photo.TakenAt))} 采集; 确需重拍的, 请填写原因。",
                $"Photographed on {ChinaTime.DescribeInEnglish(ChinaTime.ToLocal(photo.TakenAt))}; a retake needs a reason."
            )
            : null;
    }

    /// <summary>Not in this hall, or not at this time.</summary>
    public static Failure? OutOfTurn(HallCase hall, CaptureSlot? slot)
    {
        var (session, now) = (hall.Session, hall.Work.Now);
        if (slot is null)
        {
            return Failure.Refused(
                "no_slot",
                "没有安排采集时段, 请与学籍管理科核实。",
                "No slot was assigned; ask the registrar."
            );
        }

        if (slot.SessionId != session.Id)
        {
            return ElseWhere(hall, slot);
        }

        var from = DoorTimes.From(session, slot.StartsAt);
        if (now < from)
        {
            return Failure.Refused(
                "too_early",
                $"来早了: 时段 {SessionPage.Clock(slot.StartsAt)}—{SessionPage.Clock(slot.EndsAt)}, 请 {SessionPage.Clock(from)} 后再来。",
                $"Too early: the slot is {SessionPage.Clock(slot.StartsAt)} to {SessionPage.Clock(slot.EndsAt)}; come after {SessionPage.Clock(from)}."
            );
        }

        return now >= DoorTimes.Until(session, slot.EndsAt)
            ? Failure.Refused(
                "too_late",
                $"来晚了: 时段 {SessionPage.Clock(slot.StartsAt)}—{SessionPage.Clock(slot.EndsAt)} 已过, 由现场决定是否放行。",
                $"Too late: the slot {SessionPage.Clock(slot.StartsAt)} to {SessionPage.Clock(slot.EndsAt)} is over; the hall decides."
            )
            : null;
    }

    /// <summary>The slot is on another day or campus.</summary>
    public static Failure ElseWhere(HallCase hall, CaptureSlot slot)
    {
        var venue = SlotWords.VenueOf(hall.Campaign, slot.SessionId);
        return Failure.Refused(
            "wrong_session",
            $"不在本场次: 您的时段是 {SlotWords.Chinese(slot)}, {venue?.Campus}{venue?.Name}。",
            $"Not this session: the slot is {SlotWords.English(slot)}, {venue?.English ?? venue?.Name}."
        );
    }
}
