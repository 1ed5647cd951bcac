using Dengke.Domain.Campaigns;
using Dengke.Domain.Capture;

namespace Dengke.Timetable.Simulation;

/// <summary>One session from the first at the door to the last to leave, event by event.</summary>
internal sealed class HallDay
{
    private static readonly TimeSpan MissedAfter = TimeSpan.FromSeconds(60);
    private static readonly TimeSpan BackAfter = TimeSpan.FromMinutes(5);

    private readonly CaptureSession session;
    private readonly HallAssumptions assumptions;
    private readonly Chance chance;
    private readonly SimulatedHall hall;
    private readonly bool[] broken;
    private readonly PriorityQueue<Action<DateTimeOffset>, (DateTimeOffset At, int Order)> events = new();
    private readonly TimeSpan meanShot;
    private readonly Dictionary<SimulatedPerson, DateTimeOffset> arrivals = [];
    private int scheduled;
    private DateTimeOffset doorFree = DateTimeOffset.MinValue;
    private int outside;

    private HallDay(CaptureSession session, HallAssumptions assumptions, int seed)
    {
        (this.session, this.assumptions) = (session, assumptions);
        chance = new(seed);
        hall = new(session.Stations);
        broken = new bool[session.Stations + 1];
        meanShot = TimeSpan.FromHours(1) / session.RatePerHour;
        Quarters =
        [
            .. Enumerable
                .Range(0, (int)Math.Ceiling((session.Window.Closes - session.Window.Opens).TotalMinutes / 15) + 1)
                .Select(i => new HallQuarter(session.Window.OpensAt.AddMinutes(15 * i))),
        ];
    }

    /// <summary>From the opening to the closing, each quarter of an hour.</summary>
    public IReadOnlyList<HallQuarter> Quarters { get; }

    /// <summary>For each who was photographed the minutes from the door, once it would let them in, to the camera.</summary>
    public List<double> Waits { get; } = [];

    public int Absent { get; private set; }

    public int WalkedAway { get; private set; }

    /// <summary>Who came when the door was shut for good.</summary>
    public int TurnedAway { get; private set; }

    /// <summary>Null where nobody was photographed.</summary>
    public DateTimeOffset? LastDeparture { get; private set; }

    /// <param name="slots">How many come in each slot.</param>
    public static HallDay Run(
        CaptureSession session,
        IReadOnlyList<(SlotTime Time, int Students)> slots,
        HallAssumptions assumptions,
        int seed
    )
    {
        var day = new HallDay(session, assumptions, seed);
        var (arrivals, absent) = Arrivals.Draw(session, slots, assumptions, day.chance);
        day.Absent = absent;
        foreach (var (person, at) in arrivals)
        {
            day.At(at, now => day.Arrive(person, now));
        }

        foreach (var station in Enumerable.Range(1, session.Stations))
        {
            day.At(session.Window.OpensAt, now => day.Call(station, now));
            foreach (var pause in session.Breaks)
            {
                day.At(pause.ClosesAt, now => day.Call(station, now));
            }

            day.Break(station, session.Window.OpensAt);
        }

        foreach (var quarter in day.Quarters)
        {
            day.At(quarter.At, _ => quarter.Queue = day.hall.Waiting + day.outside);
        }

        while (day.events.TryDequeue(out var act, out var when))
        {
            act(when.At);
        }

        return day;
    }

    private void At(DateTimeOffset at, Action<DateTimeOffset> act) => events.Enqueue(act, (at, scheduled++));

    /// <summary>At the door; who is too early waits outside until it lets them in.</summary>
    private void Arrive(SimulatedPerson person, DateTimeOffset now)
    {
        if (now >= session.Window.ClosesAt)
        {
            TurnedAway++;
            return;
        }

        var from = DoorTimes.From(session, person.SlotStart);
        if (now < from)
        {
            At(from, later => Arrive(person, later));
            return;
        }

        outside++;
        doorFree = (doorFree > now ? doorFree : now).AddSeconds(assumptions.DoorSeconds);
        At(doorFree, then => Admit(person, now, then));
    }

    private void Admit(SimulatedPerson person, DateTimeOffset arrived, DateTimeOffset now)
    {
        outside--;
        Sure(hall.CheckIn(person, now).IsOk);
        arrivals[person] = arrived;
        if (chance.Of(assumptions.ImpatientShare))
        {
            At(now.AddMinutes(assumptions.PatienceMinutes), then => LoseHeart(person, then));
        }

        CallFree(now);
    }

    private void LoseHeart(SimulatedPerson person, DateTimeOffset now)
    {
        if (person.State == TicketState.Waiting)
        {
            Sure(hall.Take(person, TicketTrigger.Leave, now).IsOk);
            WalkedAway++;
        }
    }

    private void CallFree(DateTimeOffset now)
    {
        for (var station = 1; hall.Waiting > 0 && station <= session.Stations; station++)
        {
            Call(station, now);
        }
    }

    private void Call(int station, DateTimeOffset now)
    {
        if (broken[station] || now < session.Window.OpensAt || IsBreak(now) || hall.CallNext(station, now) is not { } person)
        {
            return;
        }

        if (chance.Of(assumptions.MissedShare))
        {
            After(now + MissedAfter, person, then => Miss(station, person, then));
            return;
        }

        Sure(hall.Begin(station, person, now) is null);
        After(now + chance.About(meanShot, assumptions.ShotVariation), person, then => Finish(station, person, then));
    }

    /// <summary>Unless the station has broken down before and the person was called anew.</summary>
    private void After(DateTimeOffset at, SimulatedPerson person, Action<DateTimeOffset> act)
    {
        var (calls, station) = (person.Calls, person.Station);
        At(
            at,
            now =>
            {
                if (person.Calls == calls && person.Station == station && person.State.IsAtStation())
                {
                    act(now);
                }
            }
        );
    }

    private void Finish(int station, SimulatedPerson person, DateTimeOffset now)
    {
        var wait = (person.BegunAt!.Value - arrivals[person]).TotalMinutes;
        Waits.Add(wait);
        Quarters.LastOrDefault(q => q.At <= arrivals[person])?.Waits.Add(wait);
        Sure(hall.Take(person, TicketTrigger.Finish, now).IsOk);
        LastDeparture = now;
        Call(station, now);
    }

    private void Miss(int station, SimulatedPerson person, DateTimeOffset now)
    {
        Sure(hall.Take(person, TicketTrigger.Miss, now).IsOk);
        At(
            now + BackAfter,
            then =>
            {
                Sure(hall.CheckIn(person, then).IsOk);
                CallFree(then);
            }
        );
        Call(station, now);
    }

    private void Break(int station, DateTimeOffset from)
    {
        var perHour = assumptions.Breakdowns / (session.Window.ClosesAt - session.Window.OpensAt).TotalHours;
        if (chance.Next(from, session.Window.ClosesAt, perHour) is not { } at)
        {
            return;
        }

        At(
            at,
            now =>
            {
                broken[station] = true;
                if (hall.At(station) is { } present)
                {
                    Sure(hall.Take(present, TicketTrigger.Release, now).IsOk);
                    CallFree(now);
                }

                At(now.AddMinutes(assumptions.BreakdownMinutes), then => Mend(station, then));
            }
        );
    }

    private void Mend(int station, DateTimeOffset now)
    {
        broken[station] = false;
        Call(station, now);
        Break(station, now);
    }

    private bool IsBreak(DateTimeOffset now) => session.Breaks.Any(b => now >= b.OpensAt && now < b.ClosesAt);

    private static void Sure(bool done)
    {
        if (!done)
        {
            throw new InvalidOperationException("The hall refused a step that its rules allow.");
        }
    }
}
