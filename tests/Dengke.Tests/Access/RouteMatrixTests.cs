using System.Net;
using Dengke.Domain.Kernel;
using Dengke.Platform.Access;
using Dengke.Tests.Support;
using Microsoft.AspNetCore.Routing;

namespace Dengke.Tests.Access;

/// <summary>
/// Role × route × whose thing it is, made from the program's own routes: each is asked for by each role and by a visitor, with
/// what is one's own and with what is somebody else's.
/// </summary>
[Trait("Requirement", "SEC-1")]
public sealed class RouteMatrixTests(RouteWorld world) : IClassFixture<RouteWorld>
{
    private static readonly HttpStatusCode[] NotYours = [HttpStatusCode.NotFound, HttpStatusCode.Forbidden];

    public static TheoryData<Role> Roles => [.. Enum.GetValues<Role>()];

    [Fact]
    public void Routes_All_SayWhoMay() =>
        Assert.All(
            world.Routes,
            r => Assert.True(RouteWorld.IsOpen(r) || r.Metadata.GetMetadata<AllowAttribute>() is not null, r.DisplayName)
        );

    [Fact]
    public void Routes_EachParameter_HasAThingToAskFor()
    {
        var unknown = string.Join(", ", world.Things.Unknown(world.Routes));

        Assert.True(unknown.Length == 0, $"RouteThings does not know what stands for: {unknown}");
    }

    [Theory]
    [MemberData(nameof(Roles))]
    public async Task Routes_AskedForByRole_OpenToTheRolesTheyNameAlone(Role role)
    {
        var browser = await world.Holder(role).Browser();
        var wrong = new List<string>();
        var asked = 0;

        foreach (var route in world.Routes.Where(IsRead))
        {
            var may = RouteWorld.May(route, role);
            await Expect(world.Things.Mine(route), s => may == (s != HttpStatusCode.Forbidden) && (!may || IsThere(route, s)));
            if (world.Things.Others(route) is { } others)
            {
                var reaches = may && RouteThings.ReachesAll(role);
                await Expect(others, s => reaches ? IsThere(route, s) : NotYours.Contains(s));
            }
        }

        TestContext.Current.TestOutputHelper!.WriteLine($"{role}: {world.Routes.Count} routes, {asked} requests");
        Assert.Empty(wrong);
        Assert.True(asked >= world.Routes.Count(IsRead));

        async Task Expect(string path, Func<HttpStatusCode, bool> isRight)
        {
            asked++;
            var status = await StatusOf(browser, path);
            if (!isRight(status))
            {
                wrong.Add($"{path} answers {role} {(int)status}");
            }
        }
    }

    [Fact]
    public async Task Routes_AskedForByVisitor_LeadToSignInUnlessOpen()
    {
        var browser = world.App.Visitor();
        var wrong = new List<string>();

        foreach (var route in world.Routes.Where(IsRead))
        {
            using var answer = await browser.Http.GetAsync(world.Things.Mine(route), TestContext.Current.CancellationToken);
            var sentToSignIn = IsApi(route)
                ? answer.StatusCode == HttpStatusCode.Unauthorized
                : answer.StatusCode == HttpStatusCode.Redirect
                    && new Uri(world.App.Address, answer.Headers.Location!).AbsolutePath == "/sign-in";
            if (RouteWorld.IsOpen(route) ? answer.StatusCode == HttpStatusCode.Forbidden : !sentToSignIn)
            {
                wrong.Add($"{route.RoutePattern.RawText} answers a visitor {(int)answer.StatusCode} {answer.Headers.Location}");
            }
        }

        TestContext.Current.TestOutputHelper!.WriteLine(
            $"{world.Routes.Count} routes × {Enum.GetValues<Role>().Length} roles and visitors"
        );
        Assert.Empty(wrong);
    }

    [Fact]
    public async Task NoRoute_AskedForByAnyone_IsNotFound()
    {
        Assert.Equal(HttpStatusCode.NotFound, (await world.App.Visitor().Open("/no-such-page")).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await world.Holder(Role.Student).Open("/no-such-page")).Status);
    }

    /// <summary>What is only sent to is asked for in <see cref="PostMatrixTests"/>.</summary>
    private static bool IsRead(RouteEndpoint route) =>
        route.Metadata.GetMetadata<IHttpMethodMetadata>()?.HttpMethods.Contains("GET") != false;

    /// <summary>A program is told that it has to sign in, and is not sent to a page.</summary>
    private static bool IsApi(RouteEndpoint route) =>
        route.RoutePattern.RawText?.StartsWith("/api/v1/", StringComparison.Ordinal) == true;

    /// <summary>A page that shows what is one's own is there. Pages of a demo are not, and a page about problems says so by its status.</summary>
    private static bool IsThere(RouteEndpoint route, HttpStatusCode status) =>
        route.RoutePattern.RawText is { } raw
            && (raw.StartsWith("demo/", StringComparison.Ordinal) || raw.StartsWith("problem/", StringComparison.Ordinal))
        || !NotYours.Contains(status) && (int)status < 500;

    private static async Task<HttpStatusCode> StatusOf(Browser browser, string path)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, path);
        using var response = await browser.Http.SendAsync(
            request,
            HttpCompletionOption.ResponseHeadersRead,
            TestContext.Current.CancellationToken
        );
        return response.StatusCode;
    }
}
