using System.Text.Json;
using Dengke.Data.Stations;
using Dengke.Platform.Handling;

namespace Dengke.Station;

/// <summary>What happens at a station, numbered without a gap; and its clock, which never goes back for shots.</summary>
internal sealed class Journal
{
    private static readonly TimeSpan Tick = TimeSpan.FromMilliseconds(1);

    private readonly RisingIds ids = new();
    private readonly StationStore store;
    private readonly TimeProvider clock;
    private long events;
    private DateTimeOffset? lastShot;

    private Journal(StationStore store, TimeProvider clock, long events, long shots, DateTimeOffset? lastShot) =>
        (this.store, this.clock, this.events, Shots, this.lastShot) = (store, clock, events, shots, lastShot);

    /// <summary>How many shots there are: the last one's sequence.</summary>
    public long Shots { get; private set; }

    public DateTimeOffset Now => clock.GetUtcNow();

    /// <summary>Whether the machine's clock is behind the last shot: it was set back.</summary>
    public bool ClockWasSetBack => lastShot is { } last && Now < last - Tick;

    public static async Task<Journal> Open(StationStore store, TimeProvider clock, CancellationToken ct)
    {
        var (events, shots, takenAt) = await store.Last(ct);
        return new Journal(store, clock, events, shots, takenAt);
    }

    public Guid NewId() => ids.Next(Now);

    /// <summary>Notes that something happened.</summary>
    public Task Append(string type, object data, CancellationToken ct) => Write(type, data, e => store.Append(e, ct));

    /// <summary>Notes that something happened, together with what is written along with it; its number counts once that is in the store.</summary>
    public async Task Write(string type, object data, Func<StationEvent, Task> write)
    {
        var happened = new StationEvent
        {
            Id = NewId(),
            Sequence = events + 1,
            At = Now,
            Type = type,
            Data = JsonSerializer.Serialize(data, Work.Json),
        };
        await write(happened);
        events = happened.Sequence;
    }

    /// <summary>When the next shot was taken: now, or just after the last where the clock is behind it.</summary>
    public DateTimeOffset TimeOfNextShot() => lastShot is { } last && Now <= last ? last + Tick : Now;

    /// <summary>So many shots more are in the store.</summary>
    /// <param name="at">When the last of them was taken.</param>
    public void Taken(int shots, DateTimeOffset at)
    {
        Shots += shots;
        lastShot = at;
    }
}
