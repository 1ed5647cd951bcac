using Dengke.Platform.Limits;
using Dengke.Tests.Support;

namespace Dengke.Tests.Limits;

/// <summary>The program with small limits. Every test speaks for an address of its own, as a proxy on the same machine does.</summary>
public sealed class LimitsFixture(DatabaseTemplate template) : IAsyncLifetime
{
    private int last;

    public AppFixture App { get; } =
        new(template)
        {
            Limits = new LimitOptions
            {
                PostsPerAccount = 5,
                UploadsPerAccount = 2,
                PostsPerAddress = 50,
                FailuresPerAddress = 12,
                FailuresPerName = 7,
            },
        };

    public ValueTask InitializeAsync() => App.InitializeAsync();

    public ValueTask DisposeAsync() => App.DisposeAsync();

    public string NewAddress() => $"203.0.113.{Interlocked.Increment(ref last)}";

    /// <summary>A visitor's browser that comes from that address.</summary>
    public Browser From(string address)
    {
        var browser = App.Visitor();
        browser.Http.DefaultRequestHeaders.Add("X-Forwarded-For", address);
        return browser;
    }
}
