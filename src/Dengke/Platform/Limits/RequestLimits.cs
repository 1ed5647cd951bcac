using System.Globalization;
using System.Threading.RateLimiting;
using Dengke.Domain.Kernel;
using Dengke.Platform.Access;
using Microsoft.AspNetCore.RateLimiting;
using Microsoft.Extensions.Options;

namespace Dengke.Platform.Limits;

/// <summary>Limits on requests: forms and files per account, forms of visitors per address, and what pages ask for by name.</summary>
public static class RequestLimits
{
    /// <summary>For pages on which a visitor checks a code: <c>[EnableRateLimiting(RequestLimits.Checks)]</c>.</summary>
    public const string Checks = "checks";

    private static readonly TimeSpan Minute = TimeSpan.FromMinutes(1);

    public static void AddRequestLimits(this IServiceCollection services)
    {
        services.AddRateLimiter();
        services
            .AddOptions<RateLimiterOptions>()
            .Configure<IOptions<LimitOptions>, TimeProvider>((limiter, limits, clock) => Set(limiter, limits.Value, clock));
        services.AddSingleton<SignInFailures>();
    }

    /// <summary>429 without a body, which the status page then fills in.</summary>
    public static void Refuse(HttpResponse response, TimeSpan wait)
    {
        response.StatusCode = StatusCodes.Status429TooManyRequests;
        response.Headers.RetryAfter = Math.Max(1, (long)Math.Ceiling(wait.TotalSeconds)).ToString(CultureInfo.InvariantCulture);
    }

    /// <summary>The address by which visitors are told apart; of IPv6 the network, since a machine may take any address in it.</summary>
    public static string AddressOf(HttpContext http)
    {
        var address = http.Connection.RemoteIpAddress;
        return address switch
        {
            null => "",
            { IsIPv4MappedToIPv6: true } => address.MapToIPv4().ToString(),
            { AddressFamily: System.Net.Sockets.AddressFamily.InterNetworkV6 } => Convert.ToHexStringLower(
                address.GetAddressBytes().AsSpan(0, 8)
            ),
            _ => address.ToString(),
        };
    }

    private static void Set(RateLimiterOptions limiter, LimitOptions limits, TimeProvider clock)
    {
        limiter.OnRejected = (rejected, _) =>
        {
            Refuse(
                rejected.HttpContext.Response,
                rejected.Lease.TryGetMetadata(MetadataName.RetryAfter, out var wait) ? wait : Minute
            );
            return ValueTask.CompletedTask;
        };
        limiter.GlobalLimiter = PartitionedRateLimiter.CreateChained(
            PartitionedRateLimiter.Create<HttpContext, string>(http => Posts(http, limits, clock)),
            PartitionedRateLimiter.Create<HttpContext, string>(http => Uploads(http, limits, clock))
        );
        limiter.AddPolicy(Checks, http => Window(AddressOf(http), limits.ChecksPerAddress, Minute, clock));
    }

    private static RateLimitPartition<string> Posts(HttpContext http, LimitOptions limits, TimeProvider clock) =>
        IsRead(http) ? RateLimitPartition.GetNoLimiter("")
        : AccountOf(http) is { } account ? Window(account, limits.PostsPerAccount, Minute, clock)
        : Window(AddressOf(http), limits.PostsPerAddress, Minute, clock);

    private static RateLimitPartition<string> Uploads(HttpContext http, LimitOptions limits, TimeProvider clock) =>
        !IsRead(http)
        && AccountOf(http) is { } account
        && http.Request.ContentType?.StartsWith("multipart/", StringComparison.OrdinalIgnoreCase) == true
            ? Window(account, limits.UploadsPerAccount, 10 * Minute, clock)
            : RateLimitPartition.GetNoLimiter("");

    private static RateLimitPartition<string> Window(string key, int most, TimeSpan window, TimeProvider clock) =>
        RateLimitPartition.Get(key, _ => new WindowLimiter(most, window, clock));

    private static bool IsRead(HttpContext http) =>
        HttpMethods.IsGet(http.Request.Method) || HttpMethods.IsHead(http.Request.Method);

    private static string? AccountOf(HttpContext http) => Session.ActorOf(http.User, Channel.Web)?.AccountId?.ToString();
}
