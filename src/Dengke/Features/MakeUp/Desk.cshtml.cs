using Dengke.Data;
using Dengke.Domain.Campaigns;
using Dengke.Domain.Capture;
using Dengke.Domain.Kernel;
using Dengke.Domain.MakeUp;
using Dengke.Features.Shared;
using Dengke.Features.Shared.Campaigns;
using Dengke.Features.Shared.Capture;
using Dengke.Platform.Access;
using Dengke.Platform.Crypto;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Dengke.Features.MakeUp;

/// <summary>Who stands at the desk: the student, today's booking if there is one, and the portrait that counts until now.</summary>
/// <param name="Later">A booking for a later day; null where there is none.</param>
public sealed record DeskStudent(Student Student, StudioBooking? Today, StudioBooking? Later, CapturedPhoto? Current);

/// <summary>One hour of today with its bookings.</summary>
/// <param name="Slot">As it was booked.</param>
public sealed record DeskHour(StudioSlot Slot, int Capacity, IReadOnlyList<StudioBooking> Bookings);

/// <summary>补采台: today's bookings; the four confirmations, then the portrait (MUP-2).</summary>
[Allow(Role.PhotoOperator, Role.Registrar)]
public sealed class MakeUpDeskModel(TimeProvider clock, Vault vault) : CampaignPage
{
    public DateTimeOffset Now { get; } = clock.GetUtcNow();

    public Campaign Plan { get; private set; } = null!;

    /// <summary>Null where the campaign has no studio.</summary>
    public StudioPlan? Studio { get; private set; }

    public StudioDay Today { get; private set; } = null!;

    public IReadOnlyList<DeskHour> Hours { get; private set; } = [];

    public IReadOnlyList<StudioBooking> Bookings { get; private set; } = [];

    /// <summary>Those of today's students who have a portrait already.</summary>
    public IReadOnlySet<Guid> Retakes { get; private set; } = new HashSet<Guid>();

    public DeskStudent? Chosen { get; private set; }

    public string? Q { get; private set; }

    public string? Reason { get; private set; }

    public string Root => $"/campaigns/{Campaign.Id}/make-up";

    public StudioHour? Running => Today.RunningAt(Now);

    /// <summary>Places left in the hour that runs.</summary>
    public int Left =>
        Running is { } hour
            ? Math.Max(0, hour.Capacity - (Hours.FirstOrDefault(h => h.Slot.StartsAt == hour.StartsAt)?.Slot.Taken ?? 0))
            : 0;

    public Guid FormKey() => Guid.CreateVersion7(Now);

    /// <summary>In full for the registrar alone.</summary>
    public string NameOf(Student student) => Actor.Is(Role.Registrar) ? student.Name : MaskedName.Of(student.Name);

    public async Task<IActionResult> OnGet(string? q, Guid? booking)
    {
        if (await LoadDesk(q, booking) is { } missing)
        {
            return missing;
        }

        if (Studio is not null && Chosen is null && !string.IsNullOrWhiteSpace(q))
        {
            var found = await Find(q);
            return found.Failure is { } failure ? Show(failure) : Page();
        }

        return Page();
    }

    public async Task<IActionResult> OnPostAttend(
        string campaign,
        Guid booking,
        bool school,
        bool college,
        bool number,
        bool name,
        string? shot,
        Guid once
    )
    {
        var done = await Run(new AttendStudio(campaign, booking, school, college, number, name, shot), once.ToString("N"));
        return await Answer(done, booking, null, T("已完成采集", "Portrait taken"));
    }

    public async Task<IActionResult> OnPostMiss(string campaign, Guid booking, Guid once) =>
        await Answer(
            await Run(new MissStudio(campaign, booking), once.ToString("N")),
            booking,
            null,
            T("已登记未到; 今天来了仍可采集", "Marked as missed; who comes later today can still be photographed")
        );

    public async Task<IActionResult> OnPostWalkIn(string campaign, string? q, string? reason, Guid once)
    {
        Reason = reason;
        var added = await Run(new WalkIn(campaign, q?.Trim() ?? "", reason), once.ToString("N"));
        if (!added.IsOk)
        {
            return await Answer(added, null, q, "");
        }

        Say(T("已登记到店, 请核对四项", "Let in; confirm the four points"));
        return LocalRedirect($"/campaigns/{Uri.EscapeDataString(campaign)}/make-up?booking={added.Value}");
    }

    private async Task<IActionResult> Answer<TResult>(Outcome<TResult> done, Guid? booking, string? q, string said)
    {
        if (await LoadDesk(q, booking) is { } missing)
        {
            return missing;
        }

        if (done.Failure is { } failure)
        {
            if (Studio is not null && q is not null)
            {
                await Find(q);
            }

            return Show(failure);
        }

        Say(Chosen is { } chosen ? $"{chosen.Student.StudentNo} {said}" : said);
        return LocalRedirect(Root);
    }

    private async Task<Outcome<Student>> Find(string q)
    {
        var ct = HttpContext.RequestAborted;
        var found = await HallLookUp.Find(Db, vault, Campaign.Id, CapturedPhoto.MakeUp, q, Now, ct);
        if (found.IsOk)
        {
            await Choose(found.Value, null);
        }

        return found;
    }

    private async Task<IActionResult?> LoadDesk(string? q, Guid? booking)
    {
        if (await LoadCampaign() is { } missing)
        {
            return missing;
        }

        var ct = HttpContext.RequestAborted;
        Q = q;
        Plan = (await StoredCampaign.Load(Db, Campaign.Id, ct)).Value;
        if (StudioPlan.Of(Plan) is not { IsOk: true } found)
        {
            return null;
        }

        Studio = found.Value;
        var date = StudioPlan.DateOf(Now);
        Today = Studio.On(date);
        var (start, end) = (StudioChoices.StartOf(date), StudioChoices.StartOf(date.AddDays(1)));
        Bookings = await Db
            .StudioBookings.Include(b => b.Slot)
            .Include(b => b.Student)
            .Where(b => b.CampaignId == Campaign.Id && b.Slot!.StartsAt >= start && b.Slot.StartsAt < end)
            .Where(b => b.State != BookingState.Cancelled)
            .ToListAsync(ct);
        Hours =
        [
            .. Bookings
                .GroupBy(b => b.SlotId)
                .Select(g => Hour([.. g.OrderBy(b => b.Student!.StudentNo, StringComparer.Ordinal)]))
                .OrderBy(h => h.Slot.StartsAt),
        ];
        var students = Bookings.Select(b => b.StudentId).ToArray();
        var open = await Db
            .CapturedPhotos.Where(p => students.Contains(p.StudentId) && p.State == PhotoState.Current)
            .Select(p => p.StudentId)
            .ToListAsync(ct);
        var waiting = Bookings.Where(b => b.State != BookingState.Attended).Select(b => b.StudentId).ToHashSet();
        Retakes = open.Where(waiting.Contains).ToHashSet();
        if (Bookings.FirstOrDefault(b => b.Id == booking) is { } chosen)
        {
            await Choose(chosen.Student!, chosen);
        }

        return null;
    }

    private DeskHour Hour(IReadOnlyList<StudioBooking> bookings)
    {
        var slot = bookings[0].Slot!;
        return new DeskHour(slot, Today.StartingAt(slot.StartsAt)?.Capacity ?? 0, bookings);
    }

    private async Task Choose(Student student, StudioBooking? booking)
    {
        var ct = HttpContext.RequestAborted;
        var id = student.Id;
        // One that is to come before one that is done with.
        var today =
            booking
            ?? Bookings.Where(b => b.StudentId == id).OrderBy(b => b.State).ThenByDescending(b => b.BookedAt).FirstOrDefault();
        var later = await Db
            .StudioBookings.Include(b => b.Slot)
            .FirstOrDefaultAsync(b => b.StudentId == id && b.State == BookingState.Booked, ct);
        Chosen = new DeskStudent(
            student,
            today,
            later?.Slot!.StartsAt > Now && later.Id != today?.Id ? later : null,
            await Db.CurrentPhoto(id, ct)
        );
    }
}
