using Dengke.Data;
using Dengke.Domain.Campaigns;
using Dengke.Domain.Capture;
using Dengke.Domain.Kernel;
using Dengke.Domain.MakeUp;
using Dengke.Features.Shared.Confirmation;
using Dengke.Platform.Access;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Dengke.Features.MakeUp;

/// <summary>补采: the student's booking at the studio, and which portraits of theirs were taken.</summary>
[Allow(Role.Student)]
public sealed class MyMakeUpModel(TimeProvider clock) : StudentPage(clock)
{
    private const int OpenDays = 14;

    /// <summary>As it is open for this student; null where the campaign has no studio.</summary>
    public StudioPlan? Plan { get; private set; }

    /// <summary>The one that is still to come, or under way.</summary>
    public StudioBooking? Booking { get; private set; }

    /// <summary>The newest one before, with nothing booked since.</summary>
    public StudioBooking? Last { get; private set; }

    public IReadOnlyList<CapturedPhoto> Photos { get; private set; } = [];

    public CapturedPhoto? Current => Photos.FirstOrDefault(p => p.State == PhotoState.Current);

    public StudioChoices? Choices { get; private set; }

    /// <summary>The day that was asked for by date, when the studio is shut on it.</summary>
    public StudioDay? AskedAndShut { get; private set; }

    /// <summary>Whether another hour is being chosen for a booking.</summary>
    public bool Moving { get; private set; }

    public string? Reason { get; private set; }

    /// <summary>Whether the student was choosing already: asked for a date, or was refused.</summary>
    public bool Asked { get; private set; }

    public bool HasBegun => Booking?.Slot?.StartsAt <= Now;

    /// <summary>Whether there are sessions in the hall still, which come first.</summary>
    public bool BeforeTheHallIsOver => Campaign.Phases.WindowOf(Phase.Capture) is { } hall && Now < hall.ClosesAt;

    public Guid FormKey() => Guid.CreateVersion7(Now);

    public async Task<IActionResult> OnGet(DateOnly? from, bool move) => await LoadStudio(from, move) ?? Page();

    public Task<IActionResult> OnPostBook(DateTimeOffset at, string? reason, Guid once, DateOnly? from)
    {
        Reason = reason;
        return Act(
            own => new BookStudio(own.Campaign, own.Id, at, reason),
            $"{once:N}-{at.ToUnixTimeSeconds()}",
            (from, false),
            T("预约成功, 请按时到店。", "Booked. Please be there in time.")
        );
    }

    public Task<IActionResult> OnPostMove(DateTimeOffset at, Guid once, DateOnly? from) =>
        Act(
            own => new MoveStudio(own.Campaign, own.Id, at),
            $"{once:N}-{at.ToUnixTimeSeconds()}",
            (from, true),
            T("已改期, 原来的时段已让出。", "Moved; your earlier place is free again.")
        );

    public Task<IActionResult> OnPostCancel(string? reason, Guid once) =>
        Act(
            own => new CancelStudio(own.Campaign, own.Id, reason),
            once.ToString("N"),
            (null, false),
            T("预约已取消。需要时可以再约。", "Cancelled. You can book again at any time.")
        );

    private async Task<IActionResult> Act<TResult>(
        Func<(string Campaign, Guid Id), Platform.Handling.Command<TResult>> act,
        string key,
        (DateOnly? From, bool Move) shown,
        string said
    )
    {
        if (await FindOwn() is not { } own)
        {
            return NotFound();
        }

        var done = await Run(act(own), key);
        if (done.Failure is { } failure)
        {
            return await LoadStudio(shown.From, shown.Move) ?? Show(failure);
        }

        Say(said);
        return LocalRedirect("/me/make-up");
    }

    private async Task<IActionResult?> LoadStudio(DateOnly? from, bool move)
    {
        if (await LoadOwn() is { } missing)
        {
            return missing;
        }

        var ct = HttpContext.RequestAborted;
        var found = StudioPlan.Of(Campaign);
        if (!found.IsOk || !Student.InCohort)
        {
            return null;
        }

        Plan = await found.Value.For(Db, Student, ct);
        var id = Student.Id;
        Photos = await Db.CapturedPhotos.Where(p => p.StudentId == id).OrderByDescending(p => p.TakenAt).ToListAsync(ct);
        var newest = await Db
            .StudioBookings.Include(b => b.Slot)
            .Where(b => b.StudentId == id && b.State != BookingState.Cancelled)
            .OrderByDescending(b => b.BookedAt)
            .FirstOrDefaultAsync(ct);
        // One whose time is over keeps nobody from booking another.
        Booking = newest is { State: BookingState.Booked } && newest.Slot!.EndsAt > Now ? newest : null;
        Last = Booking is null ? newest : null;
        Asked = from is not null || HttpMethods.IsPost(Request.Method);
        Moving = move && Booking is not null && !HasBegun;
        if (Booking is null || Moving)
        {
            Choices = await StudioChoices.Load(Db, Plan, from ?? default, OpenDays, Now, ct);
            AskedAndShut = from is { } date && Plan.On(date) is { Shut: not null } shut ? shut : null;
        }

        return null;
    }
}
