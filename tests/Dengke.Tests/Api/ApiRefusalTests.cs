using System.Text;
using Dengke.Domain.Kernel;
using Dengke.Platform.Access;
using Dengke.Platform.Api;
using Dengke.Tests.Access;
using Dengke.Tests.Support;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;

namespace Dengke.Tests.Api;

/// <summary>What the API does not do, and how it says so: a problem in JSON, and nothing has changed.</summary>
[Trait("Requirement", "SEC-1")]
[Trait("Requirement", "SEC-3")]
public sealed class ApiRefusalTests(RouteWorld world) : IClassFixture<RouteWorld>
{
    public static TheoryData<Role> Roles => [.. Enum.GetValues<Role>()];

    private IEnumerable<RouteEndpoint> Acts =>
        world.Routes.Where(r => PathOf(r).StartsWith(ApiActs.Path, StringComparison.Ordinal));

    [Theory]
    [MemberData(nameof(Roles))]
    public async Task Acts_ByARoleThatMayNot_AreForbidden(Role role)
    {
        var browser = await world.Holder(role).Browser();

        await AllAnswer(Acts.Where(a => !RouteWorld.May(a, role)), browser, Json("{}"), 403);
    }

    [Fact]
    public async Task Acts_ByAVisitor_AskForSigningIn() => await AllAnswer(Acts, world.App.Visitor(), Json("{}"), 401);

    [Fact]
    public async Task Acts_SentAsAFormOrTextOfAnotherSite_AreRefused()
    {
        foreach (var type in new[] { "application/x-www-form-urlencoded", "text/plain", "multipart/form-data" })
        {
            await ByWhoeverMay(() => new StringContent("{}", Encoding.UTF8, type), 415);
        }
    }

    [Theory]
    [InlineData("")]
    [InlineData("null")]
    [InlineData("[]")]
    [InlineData("{")]
    [InlineData("{\"no_such_member\":1}")]
    [InlineData("{\"campaign_id\":null}")]
    [InlineData("{\"campaign_id\":\"2025\",\"campaign_id\":\"2025\"}")]
    public async Task Acts_UnreadableBody_IsSaidSo(string body) => await ByWhoeverMay(() => Json(body)(), 400);

    [Fact]
    public async Task Act_BodyTooLong_IsRefused()
    {
        var student = await world.Holder(Role.Student).Browser();

        await AllAnswer(
            Acts.Where(a => PathOf(a).EndsWith("confirmation.tick", StringComparison.Ordinal)),
            student,
            Json($"{{\"campaign_id\":\"{new string('x', 2 << 20)}\"}}"),
            413
        );
    }

    [Fact]
    public void Acts_All_AreOfARoleOrOfWhoeverIsSignedIn()
    {
        Assert.NotEmpty(Acts);
        Assert.All(ApiActs.Commands, c => Assert.NotNull(ApiActs.ResultOf(c)));
        Assert.All(Acts, a => Assert.NotNull(a.Metadata.GetMetadata<AllowAttribute>()));
        Assert.Equal(ApiActs.Commands.Count(), Acts.Count());
    }

    private static string PathOf(RouteEndpoint route) => route.RoutePattern.RawText ?? "";

    private static Func<HttpContent> Json(string text) => () => new StringContent(text, Encoding.UTF8, "application/json");

    private async Task ByWhoeverMay(Func<HttpContent> content, int status)
    {
        foreach (var role in Enum.GetValues<Role>())
        {
            var browser = await world.Holder(role).Browser();
            await AllAnswer(Acts.Where(a => RouteWorld.May(a, role)), browser, content, status);
        }
    }

    private async Task AllAnswer(IEnumerable<RouteEndpoint> acts, Browser browser, Func<HttpContent> content, int status)
    {
        // So many requests in a minute are too many.
        world.App.Clock.Advance(TimeSpan.FromMinutes(1));
        var before = await Acted();
        var wrong = new List<string>();
        foreach (var act in acts)
        {
            var path = PathOf(act);
            var answer = await browser.Send(HttpMethod.Post, path[ApiClient.Root.Length..], content());
            if (answer.Status != status || answer.Code is null)
            {
                wrong.Add($"{path} answers {answer.Status} {answer.Code}");
            }
        }

        Assert.Empty(wrong);
        Assert.Equal(before, await Acted());
    }

    private Task<int> Acted() => world.App.Read(db => db.Operations.CountAsync(o => o.Channel == Channel.Api));
}
