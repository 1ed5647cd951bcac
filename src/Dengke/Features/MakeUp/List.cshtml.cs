using Dengke.Data;
using Dengke.Domain.Campaigns;
using Dengke.Domain.Kernel;
using Dengke.Domain.MakeUp;
using Dengke.Features.Shared;
using Dengke.Features.Shared.Campaigns;
using Dengke.Features.Shared.Capture;
using Dengke.Platform.Access;
using Dengke.Tables.Writing;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Dengke.Features.MakeUp;

/// <summary>How far a day's places are used.</summary>
/// <param name="Capacity">By the campaign as it is now; 0 for a day on which the studio is shut by now.</param>
public sealed record DayUse(DateOnly Date, int Capacity, int Taken, int Attended, int Missed);

/// <summary>全部补采预约, with whose portrait replaced which, and the use of each day.</summary>
[Allow(Role.Registrar)]
public sealed class MakeUpListModel(TimeProvider clock) : CampaignPage
{
    private ILookup<Guid, CapturedPhoto> photos = Array.Empty<CapturedPhoto>().ToLookup(p => p.StudentId);

    [BindProperty(SupportsGet = true, Name = "")]
    public BookingFilter Filter { get; set; } = new();

    public DateTimeOffset Now { get; } = clock.GetUtcNow();

    public Campaign Plan { get; private set; } = null!;

    public StudioPlan? Studio { get; private set; }

    public IReadOnlyList<StudioBooking> Bookings { get; private set; } = [];

    /// <summary>Every portrait of a listed student, newest first.</summary>
    public IReadOnlyList<CapturedPhoto> PhotosOf(Guid student) => [.. photos[student]];

    public IReadOnlyDictionary<BookingState, int> Counts { get; private set; } = new Dictionary<BookingState, int>();

    public IReadOnlyList<DayUse> Days { get; private set; } = [];

    public Pager Pager { get; private set; } = null!;

    public string Root => $"/campaigns/{Campaign.Id}/make-up";

    public async Task<IActionResult> OnGet([FromQuery] int page = 1)
    {
        if (await LoadList() is { } missing)
        {
            return missing;
        }

        var ct = HttpContext.RequestAborted;
        var all = Db.StudioBookings.Where(b => b.CampaignId == Campaign.Id);
        var counted = await (Filter with { State = null })
            .Narrow(all, Db.Students)
            .GroupBy(b => b.State)
            .Select(g => new { g.Key, Count = g.Count() })
            .ToListAsync(ct);
        Counts = counted.ToDictionary(c => c.Key, c => c.Count);
        var total = Filter.State is { } state ? Counts.GetValueOrDefault(state) : Counts.Values.Sum();
        Pager = new Pager(page, total, Request, this);
        await LoadBookings(Filter.Apply(all, Db.Students).Skip(Pager.Skip).Take(Pager.Size));
        Days = await Uses(ct);
        return Page();
    }

    public async Task<IActionResult> OnGetExport()
    {
        if (await LoadList() is { } missing)
        {
            return missing;
        }

        await LoadBookings(Filter.Apply(Db.StudioBookings.Where(b => b.CampaignId == Campaign.Id), Db.Students));
        XlsxColumn[] columns =
        [
            new(T("学号", "Student no."), 14),
            new(T("姓名", "Name"), 14),
            new(T("学院", "College"), 22),
            new(T("班级", "Class"), 16),
            new(T("时段", "Slot"), 28),
            new(T("状态", "State"), 10),
            new(T("重采原因", "Why again"), 30),
            new(T("核对人", "Confirmed by"), 14),
            new(T("图像", "Portraits"), 60),
        ];
        var name = T("补采预约", "Make-up bookings");
        var rows = Bookings.Select(Row);
        return await SheetFile.Of($"{Campaign.Title}-{name}", name, columns, rows, HttpContext.RequestAborted);
    }

    private string?[] Row(StudioBooking booking)
    {
        var student = booking.Student!;
        var portraits = photos[student.Id]
            .Select(p => $"{TimeOf(p.TakenAt)} {Plan.PlaceOf(p, this)} {p.State.Word(this)} {p.Reason}".Trim());
        return
        [
            student.StudentNo,
            student.Name,
            student.College,
            student.ClassName,
            this.SlotWords(booking.Slot!),
            booking.State.Word(this),
            booking.RetakeReason,
            booking.ConfirmedBy,
            string.Join("; ", portraits),
        ];
    }

    private async Task<IActionResult?> LoadList()
    {
        if (await LoadCampaign() is { } missing)
        {
            return missing;
        }

        Plan = (await StoredCampaign.Load(Db, Campaign.Id, HttpContext.RequestAborted)).Value;
        Studio = StudioPlan.Of(Plan) is { IsOk: true } found ? found.Value : null;
        return null;
    }

    private async Task LoadBookings(IQueryable<StudioBooking> bookings)
    {
        var ct = HttpContext.RequestAborted;
        Bookings = await bookings.Include(b => b.Student).Include(b => b.Slot).ToListAsync(ct);
        var students = Bookings.Select(b => b.StudentId).ToArray();
        var found = await Db.CapturedPhotos.Where(p => students.Contains(p.StudentId)).ToListAsync(ct);
        photos = found.OrderByDescending(p => p.TakenAt).ToLookup(p => p.StudentId);
    }

    private async Task<IReadOnlyList<DayUse>> Uses(CancellationToken ct)
    {
        var slots = await Db
            .StudioSlots.Where(s => s.CampaignId == Campaign.Id)
            .Select(s => new
            {
                s.StartsAt,
                s.Taken,
                Attended = Db.StudioBookings.Count(b => b.SlotId == s.Id && b.State == BookingState.Attended),
                Missed = Db.StudioBookings.Count(b => b.SlotId == s.Id && b.State == BookingState.Missed),
            })
            .ToListAsync(ct);
        return
        [
            .. slots
                .GroupBy(s => StudioPlan.DateOf(s.StartsAt))
                .OrderBy(g => g.Key)
                .Select(g => new DayUse(
                    g.Key,
                    Studio?.On(g.Key).Hours.Sum(h => h.Capacity) ?? 0,
                    g.Sum(s => s.Taken),
                    g.Sum(s => s.Attended),
                    g.Sum(s => s.Missed)
                ))
                .Where(d => d.Taken > 0),
        ];
    }
}
