using Dengke.Data.Stations;
using Dengke.Domain.Capture;
using Dengke.Domain.Kernel;

namespace Dengke.Station;

/// <summary>Finds out who stands before the camera, by the code alone; with the hall where it can be asked, else by the day pack.</summary>
internal sealed class CodeScans(StationStore store, Journal journal, Standing standing, ServerLink link)
{
    /// <param name="code">What the code says.</param>
    /// <param name="typedTicket">The ticket that was typed before it; the hall's own goes before that.</param>
    /// <returns>Who it is, and why the station stops at them, if it does.</returns>
    public async Task<Sitter> Read(StationDay day, string code, int? typedTicket, CancellationToken ct)
    {
        var session = standing.Session!;
        var token = day.TokenOf(code);
        var person = day.Person(token, session.Id);
        var hall = day.IsRevoked(token) ? null : await link.Turn(session.Id, token, ct);
        var ticket = hall?.Ticket ?? typedTicket;
        var stop = new BoothScan
        {
            Session = session.Id,
            Revoked = day.IsRevoked(token),
            Expected = person?.Session,
            Slot = person?.Slot,
            Early = TimeSpan.FromMinutes(Math.Max(session.ArriveEarlyMinutes, session.SlotMinutes)),
            Captured = person?.Captured == true || await store.IsCaptured(day.Pack.Campaign, token, ct),
            TicketOfAnother = ticket is { } number && await store.BoundTo(session.Id, number, ct) is { } other && other != token,
            Now = journal.Now,
        }.Stop();
        // The hall knows better whose turn it is than the slot does.
        if (hall is not null && stop?.Code is null or "too_early")
        {
            stop = hall.Refusal is { } refusal ? Failure.Refused(refusal.Code, refusal.Message, refusal.English) : null;
        }

        var here = person?.Session == session.Id ? person : null;
        return new Sitter(token, session.Id, ticket, here?.Slot) { Stop = stop, Owes = here?.Owes == true };
    }

    /// <summary>Writes down that the station stopped at the person; else binds them, and their ticket to their code for good.</summary>
    public Task Note(Sitter sitter, CancellationToken ct)
    {
        var happened = new
        {
            sitter.Session,
            sitter.Ticket,
            Stop = sitter.Stop?.Code,
            sitter.Reason,
        };
        if (sitter.IsStopped)
        {
            return journal.Append("stopped", happened, ct);
        }

        var binding = sitter.Ticket is { } ticket
            ? new StationBinding
            {
                Session = sitter.Session,
                Ticket = ticket,
                Token = sitter.Token,
            }
            : null;
        return journal.Write("bound", happened, e => store.Bind(binding, e, ct));
    }
}
