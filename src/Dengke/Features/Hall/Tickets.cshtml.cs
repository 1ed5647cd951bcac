using Dengke.Data;
using Dengke.Domain.Capture;
using Dengke.Domain.Kernel;
using Dengke.Features.Shared;
using Dengke.Features.Shared.Capture;
using Dengke.Platform.Access;
using Dengke.Tables.Writing;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Dengke.Features.Hall;

/// <summary>全部票号: every ticket of a session, whatever became of it; names masked.</summary>
[Allow(Role.PhotoOperator, Role.Registrar)]
public sealed class TicketsModel(TimeProvider clock) : SessionPage(clock)
{
    [BindProperty(SupportsGet = true, Name = "")]
    public TicketFilter Filter { get; set; } = new();

    public IReadOnlyList<TicketLine> Lines { get; private set; } = [];

    public IReadOnlyDictionary<TicketState, int> Counts { get; private set; } = new Dictionary<TicketState, int>();

    public Pager Pager { get; private set; } = null!;

    public async Task<IActionResult> OnGet([FromQuery] int page = 1)
    {
        if (await LoadSession() is { } missing)
        {
            return missing;
        }

        var ct = HttpContext.RequestAborted;
        var tickets = Db.Tickets(Campaign.Id, Session.Id);
        Counts = await Filter
            .Narrow(tickets, Db.Students)
            .GroupBy(t => t.State)
            .Select(g => new { g.Key, Count = g.Count() })
            .ToDictionaryAsync(g => g.Key, g => g.Count, ct);
        Pager = new Pager(page, Filter.State is { } state ? Counts.GetValueOrDefault(state) : Counts.Values.Sum(), Request, this);
        Lines = await HallView.Lines(Filter.Apply(tickets, Db.Students).Skip(Pager.Skip).Take(Pager.Size), ct);
        return Page();
    }

    /// <summary>The tickets as filtered: numbers, times and states, and nothing about whose they are (SEC-5).</summary>
    public async Task<IActionResult> OnGetExport()
    {
        if (await LoadSession() is { } missing)
        {
            return missing;
        }

        var ct = HttpContext.RequestAborted;
        XlsxColumn[] columns =
        [
            new(T("票号", "Ticket"), 8),
            new(T("状态", "State"), 12),
            new(T("时段", "Slot"), 24),
            new(T("到场", "Came"), 24),
            new(T("叫号", "Called"), 24),
            new(T("机位", "Station"), 8),
            new(T("完成", "Finished"), 24),
        ];
        var tickets = await Filter.Apply(Db.Tickets(Campaign.Id, Session.Id), Db.Students).ToListAsync(ct);
        var name = T("票号", "Tickets");
        return await SheetFile.Of($"{Campaign.Title}-{Session.Id}-{name}", name, columns, tickets.Select(Row), ct);
    }

    private string?[] Row(HallTicket ticket) =>
        [
            $"{ticket.Number}",
            T(ticket.State.Words()),
            FullTimeOf(ticket.SlotStartsAt),
            FullTimeOf(ticket.ArrivedAt),
            ticket.CalledAt is { } called ? FullTimeOf(called) : null,
            $"{ticket.Station}",
            ticket.FinishedAt is { } finished ? FullTimeOf(finished) : null,
        ];
}
