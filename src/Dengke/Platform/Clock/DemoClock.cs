using Dengke.Data;
using Microsoft.EntityFrameworkCore;

namespace Dengke.Platform.Clock;

/// <summary>
/// The demo's clock: the machine's, moved by an offset that the database keeps, so that every phase of the campaign can be
/// tried today. Present only in a data folder that <c>dengke demo</c> has made.
/// </summary>
public sealed class DemoClock(TimeProvider machine, TimeSpan offset) : TimeProvider
{
    public const string OffsetSetting = "demo.clock-offset";
    private long offsetTicks = offset.Ticks;

    /// <summary>How far the clock is moved; settable while running.</summary>
    public TimeSpan Offset
    {
        get => new(Interlocked.Read(ref offsetTicks));
        set => Interlocked.Exchange(ref offsetTicks, value.Ticks);
    }

    /// <summary>The demo's clock where the database is a demo's, else <paramref name="machine"/> itself.</summary>
    public static async Task<TimeProvider> Open(IDbContextFactory<DengkeDb> databases, TimeProvider machine)
    {
        await using var db = await databases.CreateDbContextAsync();
        var setting = await db.Settings.AsNoTracking().FirstOrDefaultAsync(s => s.Key == OffsetSetting);
        return setting is null ? machine : new DemoClock(machine, new TimeSpan(long.Parse(setting.Value)));
    }

    /// <summary>The offset under which it is <paramref name="moment"/> now.</summary>
    public TimeSpan OffsetTo(DateTimeOffset moment) => moment - machine.GetUtcNow();

    public override DateTimeOffset GetUtcNow() => machine.GetUtcNow() + Offset;
}
