using Dengke.Data;
using Dengke.Domain.Kernel;
using Dengke.Platform.Clock;
using Dengke.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace Dengke.Tests.People;

[Trait("Requirement", "RUN-1")]
public sealed class PersonaTests(AppFixture app) : IClassFixture<AppFixture>
{
    [Fact]
    public async Task SignInPage_OfADemo_OffersOnePersonaARoleAndOpensWithOneClick()
    {
        var registrar = app.As(Role.Registrar);
        await registrar.Id();
        await app.As(Role.Student).Id();
        await app.Arrange(db => db.Settings.Add(new Setting { Key = DemoClock.OffsetSetting, Value = "0" }));
        var browser = app.Visitor();
        var door = await browser.Open("/sign-in");

        var page = await door.Submit($"学籍管理员 · {registrar.UserName}");

        Assert.Equal(["/"], page.Redirects);
        Assert.Equal(2, door.TextsOf("button[name=account]").Count);
        Assert.Contains("操作记录", (await browser.Open("/audit")).Text, StringComparison.Ordinal);
        Assert.Equal(["PersonaSignedIn"], (await app.EventsAbout(await registrar.Id())).Select(e => e.Type));
    }
}
