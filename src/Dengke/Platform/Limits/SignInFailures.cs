using System.Threading.RateLimiting;
using Dengke.Platform.Access;
using Microsoft.Extensions.Options;

namespace Dengke.Platform.Limits;

/// <summary>
/// Counts failures to sign in, by address and by user name; names that do not exist count as well, so that a refusal tells
/// nobody which do. Only a failure costs something: a whole campus may sign in from one address.
/// </summary>
public sealed class SignInFailures : IDisposable
{
    private static readonly TimeSpan Quarter = TimeSpan.FromMinutes(15);
    private readonly PartitionedRateLimiter<string> addresses;
    private readonly PartitionedRateLimiter<string> names;

    public SignInFailures(IOptions<LimitOptions> limits, TimeProvider clock)
    {
        addresses = Of(limits.Value.FailuresPerAddress, clock);
        names = Of(limits.Value.FailuresPerName, clock);
    }

    /// <summary>Whether no further attempt is looked at. Where so, the answer is 429 already.</summary>
    /// <param name="name">A user name as typed, or whatever else stands for whom it is about; null for unknown.</param>
    public bool Refuses(HttpContext http, string? name)
    {
        if (Has(addresses, RequestLimits.AddressOf(http)) && Has(names, Key(name)))
        {
            return false;
        }

        RequestLimits.Refuse(http.Response, Quarter);
        return true;
    }

    public void Count(HttpContext http, string? name)
    {
        using var address = addresses.AttemptAcquire(RequestLimits.AddressOf(http));
        using var named = names.AttemptAcquire(Key(name));
    }

    public void Dispose()
    {
        addresses.Dispose();
        names.Dispose();
    }

    private static bool Has(PartitionedRateLimiter<string> limiter, string key) =>
        limiter.GetStatistics(key) is not { CurrentAvailablePermits: <= 0 };

    private static string Key(string? name)
    {
        var key = UserNames.Key(name ?? "");
        return key[..Math.Min(key.Length, 64)];
    }

    private static PartitionedRateLimiter<string> Of(int most, TimeProvider clock) =>
        PartitionedRateLimiter.Create<string, string>(
            key => RateLimitPartition.Get(key, _ => new WindowLimiter(most, Quarter, clock)),
            StringComparer.Ordinal
        );
}
