using System.Net;
using Dengke.Domain.Kernel;
using Dengke.Platform.Access;
using Dengke.Tests.Support;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.Routing.Patterns;
using Microsoft.Extensions.DependencyInjection;

namespace Dengke.Tests.Access;

/// <summary>Role × route, made from the program's own routes: each is asked for by each role and by a visitor.</summary>
[Trait("Requirement", "SEC-1")]
public sealed class RouteMatrixTests(AppFixture app) : IClassFixture<AppFixture>
{
    public static TheoryData<Role> Roles => [.. Enum.GetValues<Role>()];

    private IEnumerable<RouteEndpoint> Routes =>
        app.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>();

    [Fact]
    public void Routes_All_SayWhoMay() =>
        Assert.All(Routes, r => Assert.True(IsOpen(r) || Allowed(r) is not null, r.DisplayName));

    [Theory]
    [MemberData(nameof(Roles))]
    public async Task Routes_AskedForByRole_OpenToTheRolesTheyNameAlone(Role role)
    {
        var browser = await app.As(role).Browser();
        var wrong = new List<string>();

        foreach (var route in Routes)
        {
            var may = IsOpen(route) || Allowed(route) is { } allowed && (allowed.Count == 0 || allowed.Contains(role));
            var status = (await Ask(browser, route)).StatusCode;
            if (may != status is not HttpStatusCode.Forbidden)
            {
                wrong.Add($"{PathOf(route)} answers {role} {(int)status}, may: {may}");
            }
        }

        Assert.Empty(wrong);
    }

    [Fact]
    public async Task Routes_AskedForByVisitor_LeadToSignInUnlessOpen()
    {
        var browser = app.Visitor();
        var wrong = new List<string>();

        foreach (var route in Routes)
        {
            var answer = await Ask(browser, route);
            var sentToSignIn =
                answer.StatusCode == HttpStatusCode.Redirect
                && new Uri(app.Address, answer.Headers.Location!).AbsolutePath == "/sign-in";
            if (IsOpen(route) ? answer.StatusCode == HttpStatusCode.Forbidden : !sentToSignIn)
            {
                wrong.Add($"{PathOf(route)} answers a visitor {(int)answer.StatusCode} {answer.Headers.Location}");
            }
        }

        Assert.Empty(wrong);
    }

    [Fact]
    public async Task NoRoute_AskedForByAnyone_IsNotFound()
    {
        Assert.Equal(HttpStatusCode.NotFound, (await app.Visitor().Open("/no-such-page")).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await app.As(Role.Student).Open("/no-such-page")).Status);
    }

    private static async Task<HttpResponseMessage> Ask(Browser browser, RouteEndpoint route)
    {
        var methods = route.Metadata.GetMetadata<IHttpMethodMetadata>()?.HttpMethods;
        var method = methods is { Count: > 0 } && !methods.Contains("GET") ? methods[0] : "GET";
        using var request = new HttpRequestMessage(new HttpMethod(method), PathOf(route));
        using var response = await browser.Http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead);
        return response;
    }

    private static bool IsOpen(RouteEndpoint route) => route.Metadata.GetMetadata<IAllowAnonymous>() is not null;

    private static IReadOnlyList<Role>? Allowed(RouteEndpoint route) => route.Metadata.GetMetadata<AllowAttribute>()?.Roles;

    private static string PathOf(RouteEndpoint route) =>
        "/" + string.Join('/', route.RoutePattern.PathSegments.Select(s => string.Concat(s.Parts.Select(p => PartOf(p, route)))));

    private static string PartOf(RoutePatternPart part, RouteEndpoint route) =>
        part switch
        {
            RoutePatternLiteralPart literal => literal.Content,
            RoutePatternSeparatorPart separator => separator.Content,
            RoutePatternParameterPart parameter => IsGuid(parameter) ? Guid.Empty.ToString() : "1",
            _ => throw new NotSupportedException($"{part.PartKind} in {route.DisplayName}"),
        };

    private static bool IsGuid(RoutePatternParameterPart parameter) =>
        parameter.ParameterPolicies.Any(p => p.Content is "guid" or "Guid");
}
