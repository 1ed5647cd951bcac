using Dengke.Domain.Kernel;

namespace Dengke.Domain.MakeUp;

/// <summary>Where a booking at the make-up studio 补采预约 stands (MUP-1).</summary>
public enum BookingState
{
    /// <summary>已预约.</summary>
    Booked,

    /// <summary>已取消.</summary>
    Cancelled,

    /// <summary>已补采.</summary>
    Attended,

    /// <summary>未到.</summary>
    Missed,
}

/// <summary>What can happen to a booking.</summary>
public enum BookingTrigger
{
    Move,
    Cancel,
    Attend,
    Miss,
}

/// <summary>The life cycle of a booking.</summary>
public static class BookingLife
{
    public static LifeCycle<BookingState, BookingTrigger> Cycle { get; } =
        new(
            BookingState.Booked,
            new(BookingState.Booked, BookingTrigger.Move, BookingState.Booked),
            new(BookingState.Booked, BookingTrigger.Cancel, BookingState.Cancelled),
            new(BookingState.Booked, BookingTrigger.Attend, BookingState.Attended),
            new(BookingState.Booked, BookingTrigger.Miss, BookingState.Missed),
            new(BookingState.Missed, BookingTrigger.Attend, BookingState.Attended)
        );
}
