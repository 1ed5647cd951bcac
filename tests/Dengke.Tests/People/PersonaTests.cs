using System.Net;
using Dengke.Data;
using Dengke.Domain.Kernel;
using Dengke.Platform.Clock;
using Dengke.Tests.Support;

namespace Dengke.Tests.People;

[Trait("Requirement", "RUN-1")]
public sealed class PersonaTests(AppFixture app) : IClassFixture<AppFixture>
{
    [Fact]
    public async Task PersonaSignIn_InADemo_OpensWithOneClickAndAsksForNoSecondFactor()
    {
        var registrar = app.As(Role.Registrar);
        var browser = app.Visitor();

        var before = await Press(browser, await registrar.Id());
        await app.Arrange(db => db.Settings.Add(new Setting { Key = DemoClock.OffsetSetting, Value = "0" }));
        var after = await Press(browser, await registrar.Id());
        var staff = await app.WithPassword(null, new Grant(Role.Auditor));

        Assert.Equal(HttpStatusCode.NotFound, before.Status);
        Assert.Equal("/home", after.Redirects[0]);
        Assert.Equal("/home", (await app.Visitor().SignIn(staff.UserName)).Redirects[0]);
        Assert.Equal(["PersonaSignedIn"], (await app.EventsAbout(await registrar.Id())).Select(e => e.Type));
    }

    private static async Task<WebPage> Press(Browser browser, Guid persona)
    {
        var token = (await browser.Open("/sign-in")).Document.QuerySelector("input[name=__RequestVerificationToken]")!;
        var form = new Dictionary<string, string>
        {
            ["persona"] = persona.ToString(),
            ["__RequestVerificationToken"] = token.GetAttribute("value")!,
        };
        return await browser.Send(
            new HttpRequestMessage(HttpMethod.Post, "/demo/sign-in") { Content = new FormUrlEncodedContent(form) }
        );
    }
}
