using System.Text;
using Dengke.Data;
using Dengke.Domain.Campaigns;
using Dengke.Domain.Capture;
using Dengke.Domain.Kernel;
using Dengke.Features.Shared.Capture;
using Dengke.Features.Shared.Confirmation;
using Dengke.Platform.Access;
using Dengke.Platform.Crypto;
using Dengke.Platform.Documents;
using Microsoft.AspNetCore.Html;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Dengke.Features.Slots;

/// <summary>
/// 采集时段: when and where, what to wear and bring, the calendar file, another slot of the same session; on the day the pass for the door and,
/// once inside, the ticket with the people ahead (SCH-3, CAP-1, CAP-2).
/// </summary>
[Allow(Role.Student)]
public sealed class MySlotModel(TimeProvider clock, Vault vault) : StudentPage(clock)
{
    /// <summary>The pass is shown from so long before the session on.</summary>
    private static readonly TimeSpan PassBefore = TimeSpan.FromHours(12);

    public CaptureSlot? Slot { get; private set; }

    public CaptureSession? Session { get; private set; }

    public Venue? Venue { get; private set; }

    public HallTicket? Ticket { get; private set; }

    /// <summary>Called before the own ticket; of interest while it waits.</summary>
    public int Ahead { get; private set; }

    /// <summary>In minutes; null where no station calls.</summary>
    public int? Wait { get; private set; }

    public CapturedPhoto? Photo { get; private set; }

    public CodeState Code { get; private set; }

    public IReadOnlyList<CaptureSlot> Others { get; private set; } = [];

    /// <summary>The pass for the door is of use now.</summary>
    public bool ShowsPass =>
        Session is { } session
        && Photo is null
        && Ticket is null or { State: TicketState.Missed or TicketState.Left }
        && Now >= session.Window.OpensAt - PassBefore
        && Now < session.Window.ClosesAt;

    public bool CanSwap => Ticket is null && Photo is null && Others.Count > 0;

    /// <summary>What the phone makes the pass with.</summary>
    public string PassKey => DoorPass.KeyOf(vault, Student.CampaignId, Student.Id);

    public string PassName => DoorPass.Name(Student.Id);

    /// <summary>The pass of this very moment, for a phone without script.</summary>
    public HtmlString Pass =>
        new(QrSvg.Inline(DoorPass.Make(vault, Student.CampaignId, Student.Id, Now), T("入场码", "Pass for the door")));

    public string SlotText => Slot is null ? "" : T(SlotWords.Chinese(Slot), SlotWords.English(Slot));

    public string Place => Venue is null ? "" : T($"{Venue.Campus}校区 {Venue.Name}", Venue.English ?? Venue.Name);

    public DateTimeOffset ComeAt => Slot!.StartsAt.AddMinutes(-Session!.ArriveEarlyMinutes);

    public async Task<IActionResult> OnGet() => await LoadSlot() ?? Page();

    public async Task<IActionResult> OnPostSwap(Guid slot)
    {
        if (await FindOwn() is not { } own)
        {
            return NotFound();
        }

        var outcome = await Run(new SwapSlot(own.Campaign, own.Id, slot));
        if (!outcome.IsOk)
        {
            return await LoadSlot() ?? Show(outcome.Failure!);
        }

        Say(T("时段已更改。", "Your slot is changed."));
        return LocalRedirect("/me/slot");
    }

    public async Task<IActionResult> OnGetCalendar()
    {
        if (await LoadSlot() is { } missing)
        {
            return missing;
        }

        if (Slot is null)
        {
            return NotFound();
        }

        var file = SlotCalendar.Of(Campaign, Slot, Venue, Student.Id, Now, InEnglish);
        return File(Encoding.UTF8.GetBytes(file), "text/calendar; charset=utf-8", "slot.ics");
    }

    private async Task<IActionResult?> LoadSlot()
    {
        if (await LoadOwn() is { } missing)
        {
            return missing;
        }

        var (id, ct) = (Student.Id, HttpContext.RequestAborted);
        Slot = await Db.StudentSlots.Where(s => s.StudentId == id).Select(s => s.Slot).FirstOrDefaultAsync(ct);
        Photo = await Db.CurrentPhoto(id, ct);
        Code = await Db.CaptureCodes.Where(c => c.StudentId == id).Select(c => c.State).FirstOrDefaultAsync(ct);
        if (Slot is null)
        {
            return null;
        }

        var (session, campaign) = (Slot.SessionId, Student.CampaignId);
        Session = Campaign.Phases.Sessions.FirstOrDefault(s => s.Id == session);
        Venue = SlotWords.VenueOf(Campaign, session);
        Ticket = await Db.Tickets(campaign, session).FirstOrDefaultAsync(t => t.StudentId == id, ct);
        if (Ticket is { State: TicketState.Waiting })
        {
            await LoadQueue(campaign, session, ct);
        }

        var (own, now) = (Slot.Id, Now);
        Others = await Db
            .CaptureSlots.Where(s =>
                s.CampaignId == campaign && s.SessionId == session && s.Id != own && s.StartsAt > now && s.Taken < s.Capacity
            )
            .OrderBy(s => s.StartsAt)
            .ToListAsync(ct);
        return null;
    }

    private async Task LoadQueue(string campaign, string session, CancellationToken ct)
    {
        var tickets = Db.Tickets(campaign, session);
        Ahead = await tickets.Ahead(Ticket!, ct);
        var since = Now.AddMinutes(-WaitEstimate.ObservedMinutes);
        var lately = await tickets.CountAsync(t => t.FinishedAt > since, ct);
        var open = await Db.HallStations.CountAsync(s => s.CampaignId == campaign && s.SessionId == session && s.Open, ct);
        Wait = WaitEstimate.Minutes(Ahead, open, Session?.RatePerHour ?? 0, lately);
    }
}
