using Dengke.Data;
using Dengke.Domain.Capture;
using Dengke.Features.Shared;
using Dengke.Features.Shared.Records;

namespace Dengke.Features.Hall;

/// <summary>What the list of a session's tickets is narrowed to and ordered by; every part is a part of the address.</summary>
public sealed record TicketFilter
{
    /// <summary>Null for all.</summary>
    public TicketState? State { get; init; }

    /// <summary>As in <see cref="StudentSearch"/>, or a whole ticket number.</summary>
    public string? Q { get; init; }

    /// <summary>A key of <see cref="Columns"/>, with a minus before it for descending; else by number.</summary>
    public string? Sort { get; init; }

    private static readonly SortColumns<HallTicket> Columns = new SortColumns<HallTicket>()
        .Add("number", t => t.Number)
        .Add("no", t => t.Student!.StudentNo)
        .Add("state", t => t.State)
        .Add("slot", t => t.SlotStartsAt)
        .Add("arrived", t => t.ArrivedAt)
        .Add("station", t => t.Station ?? 0);

    public IQueryable<HallTicket> Apply(IQueryable<HallTicket> tickets, IQueryable<Student> students)
    {
        var chosen = Narrow(tickets, students);
        if (State is { } state)
        {
            chosen = chosen.Where(t => t.State == state);
        }

        return (Columns.Apply(chosen, Sort) ?? chosen.OrderBy(t => t.Number)).ThenBy(t => t.Number);
    }

    /// <summary>Of every state.</summary>
    public IQueryable<HallTicket> Narrow(IQueryable<HallTicket> tickets, IQueryable<Student> students)
    {
        if (string.IsNullOrWhiteSpace(Q))
        {
            return tickets;
        }

        var number = int.TryParse(Q, out var typed) ? typed : 0;
        var found = students.Named(Q).Select(s => s.Id);
        return tickets.Where(t => t.Number == number || found.Contains(t.StudentId));
    }
}
