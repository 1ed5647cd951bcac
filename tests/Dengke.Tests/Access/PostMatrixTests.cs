using System.Net;
using Dengke.Domain.Kernel;
using Dengke.Platform.Api;
using Dengke.Platform.StationLink;
using Dengke.Tests.Support;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc.RazorPages.Infrastructure;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace Dengke.Tests.Access;

/// <summary>Every form handler of every page, sent by whoever may not: refused, and nothing has changed. And by anyone without a form's token.</summary>
public sealed class PostMatrixTests(RouteWorld world) : IClassFixture<RouteWorld>
{
    private const string Receipts = "/messages/receipts/sms";
    private const string Session = "/api/v1/session";

    /// <summary>Shows what is wrong with a request, whatever the request was; changes nothing.</summary>
    private const string ProblemPage = "problem/{code:int}";

    private sealed record Form(RouteEndpoint Route, string? Handler)
    {
        public string At(string path) => Handler is null ? path : $"{path}?handler={Handler}";
    }

    public static TheoryData<Role> Roles => [.. Enum.GetValues<Role>()];

    [Theory]
    [MemberData(nameof(Roles))]
    [Trait("Requirement", "SEC-1")]
    public async Task Forms_SentByRoleThatMayNot_AreRefusedAndChangeNothing(Role role)
    {
        var browser = await world.Holder(role).Browser();
        var token = await RouteWorld.FormToken(browser);
        var before = await world.Operations();
        var (wrong, sent) = (new List<string>(), 0);

        foreach (var form in await Forms())
        {
            if (!RouteWorld.May(form.Route, role))
            {
                await Expect(form.At(world.Things.Mine(form.Route)), HttpStatusCode.Forbidden);
            }
            else if (world.Things.Others(form.Route) is { } others && !RouteThings.ReachesAll(role))
            {
                await Expect(form.At(others), HttpStatusCode.NotFound, HttpStatusCode.Forbidden);
            }
        }

        TestContext.Current.TestOutputHelper!.WriteLine($"{role}: {(await Forms()).Count} forms, {sent} sent");
        Assert.Empty(wrong);
        Assert.Equal(before, await world.Operations());

        async Task Expect(string path, params HttpStatusCode[] right)
        {
            sent++;
            var status = await Send(browser, path, token);
            if (!right.Contains(status))
            {
                wrong.Add($"{path} answers {role} {(int)status}");
            }
        }
    }

    [Fact]
    [Trait("Requirement", "SEC-3")]
    public async Task Forms_SentWithoutToken_AreRefusedAndChangeNothing()
    {
        var wrong = new List<string>();
        var before = await world.Operations();

        foreach (var form in await Forms())
        {
            var role = Enum.GetValues<Role>().First(r => RouteWorld.May(form.Route, r));
            var browser = RouteWorld.IsOpen(form.Route) ? world.App.Visitor() : await world.Holder(role).Browser();
            var path = form.At(world.Things.Mine(form.Route));
            var status = await Send(browser, path, token: null);
            if (status != HttpStatusCode.BadRequest)
            {
                wrong.Add($"{path} answers {(int)status}");
            }
        }

        Assert.Empty(wrong);
        Assert.Equal(before, await world.Operations());
    }

    /// <summary>
    /// Only pages have forms; stations and the text message gateway sign their requests; the API takes JSON alone, see
    /// <see cref="Api.ApiRefusalTests"/>; whoever adds another kind of route that changes something has to test it here.
    /// </summary>
    [Fact]
    [Trait("Requirement", "SEC-3")]
    public void Routes_ThatAreNoPages_OnlyRead() =>
        Assert.All(
            world.Routes.Where(r =>
                r.Metadata.GetMetadata<PageActionDescriptor>() is null
                && !IsOfStations(r)
                && !IsAct(r)
                && r.RoutePattern.RawText is not (Receipts or Session)
            ),
            r => Assert.Equal(["GET"], r.Metadata.GetMetadata<IHttpMethodMetadata>()?.HttpMethods)
        );

    [Fact]
    [Trait("Requirement", "SEC-3")]
    public void Pages_WithoutTokenCheck_AreTheProblemPageAlone()
    {
        var unchecked_ = world.Routes.Where(r => r.Metadata.GetMetadata<IgnoreAntiforgeryTokenAttribute>() is not null);

        Assert.Equal([ProblemPage], unchecked_.Select(r => r.RoutePattern.RawText));
    }

    /// <summary>A signed-in person's browser is as good as nobody's there: neither cookie nor token counts.</summary>
    [Fact]
    [Trait("Requirement", "SEC-3")]
    public async Task StationRoutes_SentByAPersonOrNobody_AreRefusedAndChangeNothing()
    {
        var browser = await world.Holder(Role.Registrar).Browser();
        var token = await RouteWorld.FormToken(browser);
        var before = await world.Operations();

        foreach (var route in world.Routes.Where(IsOfStations))
        {
            var path = route.RoutePattern.RawText!;
            HttpStatusCode[] right = path == StationApi.Enrol ? [HttpStatusCode.BadRequest] : [HttpStatusCode.Unauthorized];
            var posts = route.Metadata.GetMetadata<IHttpMethodMetadata>()!.HttpMethods.Contains("POST");
            using var read = await browser.Http.GetAsync(path, TestContext.Current.CancellationToken);
            Assert.Contains(posts ? await Send(browser, path, token) : read.StatusCode, right);
        }

        Assert.Equal(5, world.Routes.Count(IsOfStations));
        Assert.Equal(before, await world.Operations());
    }

    /// <summary>The gateway's receipts likewise: what nobody has signed changes nothing, whoever is signed in.</summary>
    [Fact]
    [Trait("Requirement", "SEC-3")]
    public async Task Receipts_SentByAPersonOrNobody_AreRefusedAndChangeNothing()
    {
        var browser = await world.Holder(Role.Registrar).Browser();
        var before = await world.Operations();

        Assert.Equal(HttpStatusCode.Forbidden, await Send(browser, Receipts, await RouteWorld.FormToken(browser)));
        Assert.Equal(HttpStatusCode.Forbidden, await Send(world.App.Visitor(), Receipts, token: null));

        Assert.Equal(before, await world.Operations());
    }

    private static bool IsOfStations(RouteEndpoint route) =>
        route.RoutePattern.RawText?.StartsWith("/api/stations/", StringComparison.Ordinal) == true;

    private static bool IsAct(RouteEndpoint route) =>
        route.RoutePattern.RawText?.StartsWith(ApiActs.Path, StringComparison.Ordinal) == true;

    private async Task<IReadOnlyList<Form>> Forms()
    {
        var loader = world.App.Services.GetRequiredService<PageLoader>();
        var forms = new List<Form>();
        foreach (var route in world.Routes.Where(r => r.RoutePattern.RawText != ProblemPage))
        {
            if (route.Metadata.GetMetadata<PageActionDescriptor>() is { } page)
            {
                var compiled = await loader.LoadAsync(page, EndpointMetadataCollection.Empty);
                var posts = compiled.HandlerMethods.Where(h => HttpMethods.IsPost(h.HttpMethod));
                forms.AddRange(posts.Select(h => new Form(route, h.Name)));
            }
        }

        Assert.NotEmpty(forms);
        return forms;
    }

    private static async Task<HttpStatusCode> Send(Browser browser, string path, string? token)
    {
        using var content = new FormUrlEncodedContent(
            token is null ? [] : [new KeyValuePair<string, string>("__RequestVerificationToken", token)]
        );
        using var response = await browser.Http.PostAsync(path, content, TestContext.Current.CancellationToken);
        return response.StatusCode;
    }
}
