using System.Threading.RateLimiting;

namespace Dengke.Platform.Limits;

/// <summary>So many in a window of time, which begins with the first; by the clock that is passed in. Nobody waits in a queue.</summary>
internal sealed class WindowLimiter(int most, TimeSpan window, TimeProvider clock) : RateLimiter
{
    private readonly Lock gate = new();
    private DateTimeOffset start;
    private int taken;

    /// <summary>Null while the window runs, lest it be forgotten.</summary>
    public override TimeSpan? IdleDuration
    {
        get
        {
            lock (gate)
            {
                return Remaining() is null ? window : null;
            }
        }
    }

    public override RateLimiterStatistics? GetStatistics()
    {
        lock (gate)
        {
            return new RateLimiterStatistics { CurrentAvailablePermits = Remaining() is null ? most : Math.Max(0, most - taken) };
        }
    }

    protected override RateLimitLease AttemptAcquireCore(int permitCount)
    {
        lock (gate)
        {
            if (Remaining() is null)
            {
                start = clock.GetUtcNow();
                taken = 0;
            }

            if (taken + permitCount > most)
            {
                return new Lease(Remaining());
            }

            taken += permitCount;
            return new Lease(null);
        }
    }

    protected override ValueTask<RateLimitLease> AcquireAsyncCore(int permitCount, CancellationToken cancellationToken) =>
        ValueTask.FromResult(AttemptAcquireCore(permitCount));

    /// <summary>How long the window still runs; null when none does. A clock that was set back ends it.</summary>
    private TimeSpan? Remaining()
    {
        var passed = clock.GetUtcNow() - start;
        return taken == 0 || passed < TimeSpan.Zero || passed >= window ? null : window - passed;
    }

    private sealed class Lease(TimeSpan? wait) : RateLimitLease
    {
        public override bool IsAcquired => wait is null;

        public override IEnumerable<string> MetadataNames => wait is null ? [] : [MetadataName.RetryAfter.Name];

        public override bool TryGetMetadata(string metadataName, out object? metadata)
        {
            metadata = metadataName == MetadataName.RetryAfter.Name ? wait : null;
            return metadata is not null;
        }
    }
}
