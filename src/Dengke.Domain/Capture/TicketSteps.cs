using Dengke.Domain.Kernel;

namespace Dengke.Domain.Capture;

/// <summary>A place in the hall of a session, as its steps change it.</summary>
public interface ITicket
{
    /// <summary>From 1 in each session; what the wall board calls.</summary>
    int Number { get; }

    TicketState State { get; set; }

    /// <summary>The station that it is called to or at; of one station at most one ticket.</summary>
    int? Station { get; set; }

    /// <summary>Since when it stands in the queue: the arrival, or the time of coming back.</summary>
    DateTimeOffset QueuedAt { get; set; }

    DateTimeOffset? CalledAt { get; set; }

    /// <summary>How often it was called.</summary>
    int Calls { get; set; }

    DateTimeOffset? BegunAt { get; set; }

    DateTimeOffset? FinishedAt { get; set; }
}

/// <summary>What the door says to somebody who is let in or is in.</summary>
public enum DoorAnswer
{
    /// <summary>A new ticket.</summary>
    Admitted,

    /// <summary>In already: the same ticket, whichever door and however often it is scanned.</summary>
    AlreadyIn,

    /// <summary>Back again with the same ticket, behind those who wait.</summary>
    CameBack,

    /// <summary>Another portrait is to be taken, on the same ticket.</summary>
    Retake,
}

/// <summary>The steps of a ticket, by its life cycle alone.</summary>
public static class TicketSteps
{
    /// <summary>Takes the step and keeps station and times in keeping with it.</summary>
    /// <returns><c>illegal_step</c>, or what the life cycle says of the reason.</returns>
    public static Outcome<Done> Step(this ITicket ticket, TicketTrigger trigger, DateTimeOffset now, string? reason = null)
    {
        var next = TicketLife.Cycle.Fire(ticket.State, trigger, reason);
        if (!next.IsOk)
        {
            return next.Failure!.Code == "illegal_step" ? Illegal(ticket) : next.Failure!;
        }

        ticket.State = next.Value;
        switch (trigger)
        {
            case TicketTrigger.Call or TicketTrigger.CallAgain:
                ticket.CalledAt = now;
                ticket.Calls++;
                break;
            case TicketTrigger.Begin:
                ticket.BegunAt = now;
                break;
            case TicketTrigger.Finish:
                ticket.FinishedAt = now;
                break;
            case TicketTrigger.Release or TicketTrigger.Miss or TicketTrigger.Leave:
                ticket.Station = null;
                break;
            case TicketTrigger.ComeBack or TicketTrigger.Retake:
                ticket.Station = null;
                ticket.QueuedAt = now;
                ticket.FinishedAt = null;
                break;
        }

        return default(Done);
    }

    /// <summary>What the door has to do for somebody who has that ticket, or none.</summary>
    public static DoorAnswer AtDoor(ITicket? ticket) =>
        ticket?.State switch
        {
            null => DoorAnswer.Admitted,
            TicketState.Done => DoorAnswer.Retake,
            TicketState.Missed or TicketState.Left => DoorAnswer.CameBack,
            _ => DoorAnswer.AlreadyIn,
        };

    /// <summary>Why the person who was scanned at a station is not the one whose turn it is there (CAP-4).</summary>
    /// <param name="ticket">Theirs; null for none.</param>
    /// <returns>
    /// Null for the right one; <c>no_ticket</c>, <c>other_station</c>, <c>captured_already</c>, or <c>out_of_order</c> for one that is not called.
    /// </returns>
    public static Failure? NotTheirTurn(ITicket? ticket, int station) =>
        ticket switch
        {
            null => Failure.Refused("no_ticket", "没有排队号, 请先到入口签到。", "No ticket; check in at the door first."),
            _ when ticket.State.IsAtStation() && ticket.Station == station => null,
            _ when ticket.State.IsAtStation() => Failure.Refused(
                "other_station",
                $"{ticket.Number} 号被叫到 {ticket.Station} 号机位, 不在本机位。",
                $"Ticket {ticket.Number} is called to station {ticket.Station}, not here."
            ),
            { State: TicketState.Done } => Failure.Refused(
                "captured_already",
                $"{ticket.Number} 号已采集; 重拍请先在工作台登记。",
                $"Ticket {ticket.Number} is photographed; note the retake first."
            ),
            _ => Failure.Refused("out_of_order", $"还没有叫到 {ticket.Number} 号。", $"Ticket {ticket.Number} is not called."),
        };

    private static Failure Illegal(ITicket ticket)
    {
        var (chinese, english) = ticket.State.Words();
        return Failure.Refused(
            "illegal_step",
            $"{ticket.Number} 号现在是“{chinese}”, 不能这样操作。",
            $"Ticket {ticket.Number} is “{english}” now; this cannot be done."
        );
    }
}
