using Dengke.Domain.Campaigns;

namespace Dengke.Domain.Capture;

/// <summary>When the door of a session lets somebody in without asking.</summary>
public static class DoorTimes
{
    /// <summary>From when on anybody is let in.</summary>
    public static DateTimeOffset Opens(CaptureSession session) => session.Window.OpensAt - Early(session);

    /// <summary>From when on for a slot.</summary>
    /// <param name="slotStart">When the slot begins.</param>
    public static DateTimeOffset From(CaptureSession session, DateTimeOffset slotStart) => slotStart - Early(session);

    /// <summary>Until before when for a slot; after that the hall decides.</summary>
    /// <param name="slotEnd">When the slot ends.</param>
    public static DateTimeOffset Until(CaptureSession session, DateTimeOffset slotEnd) =>
        slotEnd + TimeSpan.FromMinutes(session.SlotMinutes);

    /// <summary>A slot's length, or as early as students are asked to be there where that is more.</summary>
    private static TimeSpan Early(CaptureSession session) =>
        TimeSpan.FromMinutes(Math.Max(session.ArriveEarlyMinutes, session.SlotMinutes));
}
