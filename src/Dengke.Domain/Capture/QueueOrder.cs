using System.Runtime.InteropServices;

namespace Dengke.Domain.Capture;

/// <summary>What decides when somebody in the hall is called.</summary>
/// <param name="Priority">Goes before others, for a reason that was noted.</param>
/// <param name="SlotStart">Of their slot.</param>
/// <param name="Queued">Since when they stand in the queue.</param>
/// <param name="Number">Of their ticket.</param>
[StructLayout(LayoutKind.Auto)]
public readonly record struct QueuePlace(bool Priority, DateTimeOffset SlotStart, DateTimeOffset Queued, int Number);

/// <summary>The order of the queue of a hall: priority first, then by slot, then by arrival (CAP-2).</summary>
public sealed class QueueOrder : IComparer<QueuePlace>
{
    public static QueueOrder Fair { get; } = new();

    public int Compare(QueuePlace x, QueuePlace y)
    {
        var order = y.Priority.CompareTo(x.Priority);
        order = order != 0 ? order : x.SlotStart.CompareTo(y.SlotStart);
        order = order != 0 ? order : x.Queued.CompareTo(y.Queued);
        return order != 0 ? order : x.Number.CompareTo(y.Number);
    }
}
