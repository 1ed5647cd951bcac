using Dengke.Domain.Kernel;

namespace Dengke.Domain.Capture;

/// <summary>Where a version of the capture timetable 采集安排 stands.</summary>
public enum TimetableState
{
    /// <summary>草稿: can be changed; nobody has seen it.</summary>
    Draft,

    /// <summary>已发布: everyone's slot is in it.</summary>
    Published,

    /// <summary>A newer version is published.</summary>
    Superseded,

    /// <summary>Put aside before it was published.</summary>
    Discarded,
}

/// <summary>What can happen to a version of the timetable.</summary>
public enum TimetableTrigger
{
    Publish,
    Supersede,
    Discard,
}

/// <summary>The life cycle of a version of the timetable.</summary>
public static class TimetableLife
{
    public static LifeCycle<TimetableState, TimetableTrigger> Cycle { get; } =
        new(
            TimetableState.Draft,
            new(TimetableState.Draft, TimetableTrigger.Publish, TimetableState.Published),
            new(TimetableState.Published, TimetableTrigger.Supersede, TimetableState.Superseded),
            new(TimetableState.Draft, TimetableTrigger.Discard, TimetableState.Discarded)
        );
}
