using Dengke.Data;
using Dengke.Domain.Campaigns;
using Dengke.Domain.Capture;
using Dengke.Domain.Confirmation;
using Dengke.Domain.MakeUp;
using Dengke.Features.Shared.Capture;
using Dengke.Features.Shared.Confirmation;
using Microsoft.EntityFrameworkCore;

namespace Dengke.Features.Mine;

/// <summary>How far a student is with the portrait.</summary>
/// <param name="Slot">Null before the timetable is published.</param>
/// <param name="Photo">The one that counts.</param>
/// <param name="Booking">At the studio, still to come.</param>
/// <param name="Missed">The sessions are over without a photo, and there is a studio.</param>
/// <param name="Reading">The proof-reading of that photo; null until there is a view of it.</param>
/// <param name="ReadingOpen">Proof-reading is open for this student.</param>
internal sealed record PortraitStanding(
    CodeState Code,
    CaptureSlot? Slot,
    CapturedPhoto? Photo,
    StudioSlot? Booking,
    bool Missed,
    PhotoReading? Reading,
    bool ReadingOpen
)
{
    public static async Task<PortraitStanding> Load(DengkeDb db, StudentPage page, CancellationToken ct)
    {
        var (id, now) = (page.Student.Id, page.Now);
        var code = await db.CaptureCodes.Where(c => c.StudentId == id).Select(c => c.State).FirstOrDefaultAsync(ct);
        var slot = await db.StudentSlots.Where(s => s.StudentId == id).Select(s => s.Slot).FirstOrDefaultAsync(ct);
        var photo = await db.CurrentPhoto(id, ct);
        var booking = await db
            .StudioBookings.Where(b => b.StudentId == id && b.State == BookingState.Booked)
            .Select(b => b.Slot)
            .FirstOrDefaultAsync(ct);
        var phases = page.Campaign.Phases;
        var over = slot is null
            ? phases.Sessions.Count > 0 && phases.Sessions.Max(s => s.Window.ClosesAt) <= now
            : phases.Sessions.FirstOrDefault(s => s.Id == slot.SessionId) is not { } session || session.Window.ClosesAt <= now;
        var taken = photo?.Id;
        var reading = await db.PhotoReadings.FirstOrDefaultAsync(r => r.PhotoId == taken, ct);
        return new PortraitStanding(
            code,
            slot,
            photo,
            booking,
            over && photo is null && phases.MakeUp is not null,
            reading,
            reading is not null && (await Deadlines.Admit(db, page.Campaign, Phase.ProofReading, page.Student, now, ct)).IsOk
        );
    }

    /// <summary>What is to be done now for the portrait; null where nothing is.</summary>
    public (string Title, string Text, string Link, string Act)? Next(StudentPage page) =>
        this switch
        {
            { Reading.State: ReadingState.Waiting, ReadingOpen: true } => (
                page.T("确认毕业照片是您本人", "Say whether the portrait is you"),
                page.T("请看一眼带水印的小图, 约需 1 分钟。", "Look at the small view of it. About a minute."),
                "/me/photo",
                page.T("查看照片", "Look at it")
            ),
            { Photo: not null } => null,
            { Booking: { } booked } => (
                page.T("按时到照相馆补采", "Go to the studio"),
                page.T(SlotWords.Chinese(booked), SlotWords.English(booked)),
                "/me/make-up",
                page.T("查看预约", "My booking")
            ),
            { Missed: true } => (
                page.T("预约补采", "Book the studio"),
                page.T(
                    "您没有在规定场次采集。没有图像不能注册学历。",
                    "You were not photographed at your session. No portrait, no registration."
                ),
                "/me/make-up",
                page.T("选择时间", "Choose a time")
            ),
            { Code: CodeState.NotReady } when page.State.IsDeclared() => (
                page.T("准备采集码", "Get your capture code"),
                page.T(
                    "没有采集码不能拍摄, 请提前在学信网获取。约需 5 分钟。",
                    "No code, no photo; get it from the registry. About 5 minutes."
                ),
                "/me/code",
                page.T("怎样获取", "How to get it")
            ),
            { Slot: { } slot } => (
                page.T("按时参加图像采集", "Be there for your portrait"),
                page.T(SlotWords.Chinese(slot), SlotWords.English(slot)),
                "/me/slot",
                page.T("查看时段与入场码", "My slot and pass")
            ),
            _ => null,
        };
}
