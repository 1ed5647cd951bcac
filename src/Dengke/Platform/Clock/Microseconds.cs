namespace Dengke.Platform.Clock;

/// <summary>Instants as exact as both databases keep them.</summary>
public static class Microseconds
{
    /// <summary>The instant in UTC, without what is below a microsecond.</summary>
    public static DateTimeOffset ToMicrosecond(this DateTimeOffset at) => new(at.UtcTicks - (at.UtcTicks % 10), TimeSpan.Zero);
}
