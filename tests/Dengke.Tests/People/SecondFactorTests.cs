using System.Net;
using Dengke.Data;
using Dengke.Domain.Kernel;
using Dengke.Features.People;
using Dengke.Tests.Support;
using OtpNet;

namespace Dengke.Tests.People;

[Trait("Requirement", "SEC-1")]
public sealed class SecondFactorTests(AppFixture app) : IClassFixture<AppFixture>, IAsyncLifetime
{
    private static readonly Grant Auditor = new(Role.Auditor);

    public async ValueTask InitializeAsync() => await app.Require(true);

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    [Fact]
    public async Task SignIn_StaffWithoutSecondFactor_MustEnrolBeforeAnythingElse()
    {
        var person = await app.WithPassword(null, Auditor);
        var browser = app.Visitor();

        var page = await browser.SignIn(person.UserName);

        Assert.Equal("/second-factor", page.Path);
        Assert.Equal("/second-factor", (await browser.Open("/audit")).Path);
        var (_, after) = await Enrol(page);
        Assert.Equal("/home", after.Redirects[0]);
        Assert.Equal("/audit", (await browser.Open("/audit")).Path);
    }

    [Fact]
    public async Task SignIn_Student_IsNotAskedForASecondFactor()
    {
        var person = await app.WithPassword(null, new Grant(Role.Student, "2021000001"));

        var page = await app.Visitor().SignIn(person.UserName);

        Assert.Equal("/home", page.Redirects[0]);
    }

    [Fact]
    public async Task SignIn_Enrolled_NeedsTheCodeAsWell()
    {
        var (person, key) = await Enrolled();
        var browser = app.Visitor();
        app.Clock.Advance(TimeSpan.FromMinutes(1));

        var asked = await browser.SignIn(person.UserName);

        Assert.Equal("/sign-in/code", asked.Path.Split('?')[0]);
        Assert.Equal("/sign-in", (await browser.Open("/audit")).Path.Split('?')[0]);
        var page = await asked.Submit("登录", ("Code", CodeOf(key)));
        Assert.Equal("/home", page.Redirects[0]);
        Assert.Equal("/audit", (await browser.Open("/audit")).Path);
    }

    [Theory]
    [InlineData(-30, true)]
    [InlineData(30, true)]
    [InlineData(-90, false)]
    [InlineData(90, false)]
    public async Task EnterCode_ClockThatIsOff_IsAcceptedByOneStepAlone(int seconds, bool accepted)
    {
        var (person, key) = await Enrolled();
        app.Clock.Advance(TimeSpan.FromMinutes(5));
        var asked = await app.Visitor().SignIn(person.UserName);

        var page = await asked.Submit("登录", ("Code", CodeOf(key, TimeSpan.FromSeconds(seconds))));

        Assert.Equal(accepted, page.Redirects.Count > 0);
    }

    [Fact]
    public async Task EnterCode_SameCodeAgain_IsRefused()
    {
        var (person, key) = await Enrolled();
        app.Clock.Advance(TimeSpan.FromMinutes(1));
        await (await app.Visitor().SignIn(person.UserName)).Submit("登录", ("Code", CodeOf(key)));

        var again = await (await app.Visitor().SignIn(person.UserName)).Submit("登录", ("Code", CodeOf(key)));

        Assert.Equal(HttpStatusCode.UnprocessableEntity, again.Status);
    }

    [Fact]
    [Trait("Requirement", "SEC-3")]
    public async Task EnterCode_FiveWrong_LocksTheAccount()
    {
        var (person, key) = await Enrolled();
        app.Clock.Advance(TimeSpan.FromMinutes(1));
        var page = await app.Visitor().SignIn(person.UserName);
        for (var i = 0; i < 5; i++)
        {
            page = await page.Submit("登录", ("Code", CodeOf(key) == "000000" ? "000001" : "000000"));
        }

        var right = await page.Submit("登录", ("Code", CodeOf(key)));

        Assert.Equal(HttpStatusCode.UnprocessableEntity, right.Status);
        Assert.NotNull((await person.Account()).LockedUntil);
    }

    [Fact]
    public async Task EnterCode_FiveMinutesAfterThePassword_StartsOver()
    {
        var (person, key) = await Enrolled();
        var asked = await app.Visitor().SignIn(person.UserName);
        app.Clock.Advance(TimeSpan.FromMinutes(5));

        var page = await asked.Submit("登录", ("Code", CodeOf(key)));

        Assert.Equal("/sign-in", page.Path.Split('?')[0]);
    }

    [Fact]
    public async Task Enrol_WrongCode_KeepsTheSameKeyToTryAgain()
    {
        var person = await app.WithPassword(null, Auditor);
        var offered = await app.Visitor().SignIn(person.UserName);

        var again = await offered.Submit("启用", ("Code", "12345"));

        Assert.Equal(HttpStatusCode.UnprocessableEntity, again.Status);
        Assert.Equal(offered.TextOf("#Key"), again.TextOf("#Key"));
        Assert.Null((await person.Account()).TotpSecret);
    }

    [Fact]
    [Trait("Requirement", "SEC-2")]
    public async Task Enrol_Done_KeepsTheKeySealed()
    {
        var (person, key) = await Enrolled();

        var account = await person.Account();

        Assert.StartsWith("v1.", account.TotpSecret, StringComparison.Ordinal);
        Assert.DoesNotContain(key, account.TotpSecret!, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Reset_ByAdministrator_LetsThePersonEnrolAgain()
    {
        var (person, _) = await Enrolled();
        var account = await person.Account();

        await app.As(Role.Administrator).Run(new ResetSecondFactor(account.Id, account.Version));

        Assert.Equal("/second-factor", (await app.Visitor().SignIn(person.UserName)).Path);
    }

    private async Task<(TestPerson Person, string Key)> Enrolled()
    {
        var person = await app.WithPassword(null, Auditor);
        var (key, _) = await Enrol(await app.Visitor().SignIn(person.UserName));
        return (person, key);
    }

    private async Task<(string Key, WebPage After)> Enrol(WebPage page)
    {
        var key = page.TextOf("#Key")!.Replace(" ", "", StringComparison.Ordinal);
        return (key, await page.Submit("启用", ("Code", CodeOf(key))));
    }

    private string CodeOf(string key, TimeSpan off = default) =>
        new Totp(Base32Encoding.ToBytes(key)).ComputeTotp((app.Clock.GetUtcNow() + off).UtcDateTime);
}
