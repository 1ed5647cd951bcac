using Dengke.Domain.Kernel;

namespace Dengke.Domain.Capture;

/// <summary>Where a person with a ticket is in the hall (CAP-2).</summary>
public enum TicketState
{
    /// <summary>候场: in the queue.</summary>
    Waiting,

    /// <summary>已叫号: asked to a station.</summary>
    Called,

    /// <summary>采集中: at the station, the ticket scanned there.</summary>
    Serving,

    /// <summary>已采集.</summary>
    Done,

    /// <summary>过号: called and not there.</summary>
    Missed,

    /// <summary>已离场: went away before the photo.</summary>
    Left,
}

/// <summary>What can happen to a ticket.</summary>
public enum TicketTrigger
{
    Call,
    CallAgain,
    Begin,
    Finish,
    Miss,

    /// <summary>Back into the queue at its old place: the station has closed or broken down.</summary>
    Release,

    /// <summary>Back into the queue behind those who are there: was missed or away.</summary>
    ComeBack,
    Leave,
    Retake,
}

/// <summary>The life cycle of a ticket.</summary>
public static class TicketLife
{
    public static LifeCycle<TicketState, TicketTrigger> Cycle { get; } =
        new(
            TicketState.Waiting,
            new(TicketState.Waiting, TicketTrigger.Call, TicketState.Called),
            new(TicketState.Called, TicketTrigger.CallAgain, TicketState.Called),
            new(TicketState.Called, TicketTrigger.Begin, TicketState.Serving),
            new(TicketState.Serving, TicketTrigger.Finish, TicketState.Done),
            new(TicketState.Called, TicketTrigger.Miss, TicketState.Missed),
            new(TicketState.Called, TicketTrigger.Release, TicketState.Waiting),
            new(TicketState.Serving, TicketTrigger.Release, TicketState.Waiting),
            new(TicketState.Missed, TicketTrigger.ComeBack, TicketState.Waiting),
            new(TicketState.Left, TicketTrigger.ComeBack, TicketState.Waiting),
            new(TicketState.Waiting, TicketTrigger.Leave, TicketState.Left),
            new(TicketState.Called, TicketTrigger.Leave, TicketState.Left),
            new(TicketState.Serving, TicketTrigger.Leave, TicketState.Left),
            new(TicketState.Missed, TicketTrigger.Leave, TicketState.Left),
            new(TicketState.Done, TicketTrigger.Retake, TicketState.Waiting, NeedsReason: true)
        );

    /// <summary>What the state is called on pages.</summary>
    public static (string Chinese, string English) Words(this TicketState state) =>
        state switch
        {
            TicketState.Waiting => ("候场", "Waiting"),
            TicketState.Called => ("已叫号", "Called"),
            TicketState.Serving => ("采集中", "At the station"),
            TicketState.Done => ("已采集", "Photographed"),
            TicketState.Missed => ("过号", "Missed"),
            TicketState.Left => ("已离场", "Left"),
            _ => throw new ArgumentOutOfRangeException(nameof(state)),
        };

    /// <summary>Whether the ticket holds a station.</summary>
    public static bool IsAtStation(this TicketState state) => state is TicketState.Called or TicketState.Serving;

    /// <summary>Whether its person is still to be photographed in this hall.</summary>
    public static bool IsOpen(this TicketState state) =>
        state is TicketState.Waiting or TicketState.Called or TicketState.Serving or TicketState.Missed;
}
