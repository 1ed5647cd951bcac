using Dengke.Domain.Capture;
using Dengke.Domain.Kernel;

namespace Dengke.Timetable.Simulation;

/// <summary>Somebody with a slot, in a simulated hall.</summary>
public sealed class SimulatedPerson : ITicket
{
    public SimulatedPerson(int id, DateTimeOffset slotStart) => (Id, SlotStart) = (id, slotStart);

    public int Id { get; }

    public DateTimeOffset SlotStart { get; }

    /// <summary>0 before they are let in.</summary>
    public int Number { get; internal set; }

    public TicketState State { get; set; }

    public int? Station { get; set; }

    public DateTimeOffset QueuedAt { get; set; }

    public DateTimeOffset? CalledAt { get; set; }

    public int Calls { get; set; }

    public DateTimeOffset? BegunAt { get; set; }

    public DateTimeOffset? FinishedAt { get; set; }

    public bool Priority { get; internal set; }

    internal QueuePlace Place => new(Priority, SlotStart, QueuedAt, Number);
}

/// <summary>A hall in memory, under the rules by which a real one is run: the ticket's life cycle, the fair queue, the scan at the station.</summary>
public sealed class SimulatedHall
{
    private static readonly Comparer<SimulatedPerson> ByPlace = Comparer<SimulatedPerson>.Create(
        (a, b) => QueueOrder.Fair.Compare(a.Place, b.Place)
    );

    private readonly SortedSet<SimulatedPerson> waiting = new(ByPlace);
    private readonly SimulatedPerson?[] present;
    private int lastNumber;

    /// <param name="stations">1 or more.</param>
    public SimulatedHall(int stations)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(stations);
        present = new SimulatedPerson?[stations + 1];
    }

    public int Waiting => waiting.Count;

    /// <summary>Whom a station has called or before it; null for nobody.</summary>
    /// <param name="station">From 1.</param>
    public SimulatedPerson? At(int station) => present[station];

    /// <summary>Somebody is scanned at the door, for the first or any further time.</summary>
    public Outcome<DoorAnswer> CheckIn(SimulatedPerson person, DateTimeOffset now, string? reason = null)
    {
        var answer = TicketSteps.AtDoor(TicketOf(person));
        switch (answer)
        {
            case DoorAnswer.Admitted:
                (person.Number, person.QueuedAt) = (++lastNumber, now);
                waiting.Add(person);
                return answer;
            case DoorAnswer.AlreadyIn:
                return answer;
            default:
                var trigger = answer == DoorAnswer.Retake ? TicketTrigger.Retake : TicketTrigger.ComeBack;
                return Take(person, trigger, now, reason).Then<DoorAnswer>(_ => answer);
        }
    }

    /// <summary>Calls the first in the queue; null when nobody waits or the station has somebody.</summary>
    public SimulatedPerson? CallNext(int station, DateTimeOffset now)
    {
        if (present[station] is not null || waiting.Min is not { } next)
        {
            return null;
        }

        waiting.Remove(next);
        if (next.Step(TicketTrigger.Call, now).Failure is { } failure)
        {
            throw new InvalidOperationException(failure.Message);
        }

        next.Station = station;
        present[station] = next;
        return next;
    }

    /// <summary>Somebody is scanned at a station.</summary>
    /// <returns>Why it is not their turn there.</returns>
    public Failure? Begin(int station, SimulatedPerson scanned, DateTimeOffset now)
    {
        if (TicketSteps.NotTheirTurn(TicketOf(scanned), station) is { } failure)
        {
            return failure;
        }

        return scanned.State == TicketState.Called ? scanned.Step(TicketTrigger.Begin, now).Failure : null;
    }

    /// <summary>A step that needs nothing else: finish, miss, leave, release, come back.</summary>
    public Outcome<Done> Take(SimulatedPerson person, TicketTrigger trigger, DateTimeOffset now, string? reason = null)
    {
        if (TicketOf(person) is null)
        {
            return TicketSteps.NotTheirTurn(null, 0)!;
        }

        // Out of the queue first: the step changes what it is sorted by.
        waiting.Remove(person);
        var station = person.Station;
        var step = person.Step(trigger, now, reason);
        if (station is { } at && !person.State.IsAtStation() && present[at] == person)
        {
            present[at] = null;
        }

        if (person.State == TicketState.Waiting)
        {
            waiting.Add(person);
        }

        return step;
    }

    /// <summary>Lets somebody who waits go before others.</summary>
    public void Prefer(SimulatedPerson person)
    {
        var queued = waiting.Remove(person);
        person.Priority = true;
        if (queued)
        {
            waiting.Add(person);
        }
    }

    private static SimulatedPerson? TicketOf(SimulatedPerson person) => person.Number == 0 ? null : person;
}
