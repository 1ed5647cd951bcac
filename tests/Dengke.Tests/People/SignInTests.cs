using System.Net;
using Dengke.Domain.Kernel;
using Dengke.Features.People;
using Dengke.Platform.Access;
using Dengke.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace Dengke.Tests.People;

[Trait("Requirement", "SEC-1")]
public sealed class SignInTests(AppFixture app) : IClassFixture<AppFixture>
{
    private static readonly Grant Student = new(Role.Student, "2021000001");

    [Fact]
    public async Task SignIn_RightPassword_BeginsASessionAndIsAudited()
    {
        var person = await app.WithPassword(null, Student);
        var browser = app.Visitor();

        var page = await browser.SignIn(person.UserName.ToUpperInvariant());

        Assert.Equal("/home", page.Redirects[0]);
        Assert.Equal(HttpStatusCode.OK, (await browser.Open("/password")).Status);
        Assert.Equal(["SignedIn"], (await app.EventsAbout(await person.Id())).Select(e => e.Type));
    }

    [Fact]
    public async Task SignIn_WithAPageInMind_GoesThere()
    {
        var person = await app.WithPassword(null, Student);
        var door = await app.Visitor().Open("/second-factor");

        var page = await door.Submit("登录", ("UserName", person.UserName), ("Password", PeopleExtensions.Password));

        Assert.Equal("/second-factor", page.Path);
    }

    [Fact]
    public async Task SignIn_WithAPageElsewhere_GoesToTheFrontPage()
    {
        var person = await app.WithPassword(null, Student);
        var door = await app.Visitor().Open("/sign-in?ReturnUrl=https%3A%2F%2Fevil.example%2F");

        var page = await door.Submit("登录", ("UserName", person.UserName), ("Password", PeopleExtensions.Password));

        Assert.Equal("/home", page.Redirects[0]);
    }

    [Fact]
    [Trait("Requirement", "SEC-3")]
    public async Task SignIn_RefusedForAnyCause_AnswersTheSame()
    {
        var wrong = await app.WithPassword(null, Student);
        var disabled = await app.WithPassword(a => a.Disabled = true, Student);
        var locked = await app.WithPassword(a => a.LockedUntil = app.Clock.GetUtcNow().AddMinutes(1), Student);
        var without = app.Somebody(Student);
        await without.Id();

        WebPage[] answers =
        [
            await app.Visitor().SignIn("nobody-of-this-name"),
            await app.Visitor().SignIn(wrong.UserName, "a wrong password"),
            await app.Visitor().SignIn(disabled.UserName),
            await app.Visitor().SignIn(locked.UserName),
            await app.Visitor().SignIn(without.UserName, "anything"),
        ];

        Assert.All(answers, a => Assert.Equal(HttpStatusCode.UnprocessableEntity, a.Status));
        Assert.Single(answers.Select(a => a.TextOf("[role=alert]")).Distinct());
    }

    [Fact]
    public async Task SignIn_Refused_IsAuditedWithItsCauseAndWithoutWhatWasTyped()
    {
        var person = await app.WithPassword(null, Student);

        await app.Visitor().SignIn(person.UserName, "a wrong password");
        await app.Visitor().SignIn("my-password-in-the-wrong-box");

        var failed = Assert.Single(await app.EventsAbout(await person.Id()));
        Assert.Equal("SignInFailed", failed.Type);
        Assert.Contains("WrongPassword", failed.Data, StringComparison.Ordinal);
        Assert.False(await app.Read(db => db.AuditEvents.AnyAsync(e => e.Data.Contains("wrong-box"))));
    }

    [Fact]
    [Trait("Requirement", "SEC-3")]
    public async Task SignIn_FifthFailureInARow_LocksForFifteenMinutesThenThirty()
    {
        var person = await app.WithPassword(null, Student);
        for (var i = 0; i < 4; i++)
        {
            await app.Visitor().SignIn(person.UserName, "a wrong password");
        }

        Assert.Null((await person.Account()).LockedUntil);
        await app.Visitor().SignIn(person.UserName, "a wrong password");

        Assert.Equal(app.Clock.GetUtcNow().AddMinutes(15), (await person.Account()).LockedUntil);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await app.Visitor().SignIn(person.UserName)).Status);

        app.Clock.Advance(TimeSpan.FromMinutes(15));
        await app.Visitor().SignIn(person.UserName, "a wrong password");
        Assert.Equal(app.Clock.GetUtcNow().AddMinutes(30), (await person.Account()).LockedUntil);
    }

    [Fact]
    public async Task SignIn_RightPasswordAfterTheLock_ForgetsTheFailures()
    {
        var person = await app.WithPassword(
            a => (a.FailedSignIns, a.LockedUntil) = (5, app.Clock.GetUtcNow().AddMinutes(15)),
            Student
        );
        app.Clock.Advance(TimeSpan.FromMinutes(16));

        await app.Visitor().SignIn(person.UserName);

        var account = await person.Account();
        Assert.Equal((0, null), (account.FailedSignIns, account.LockedUntil));
    }

    [Fact]
    public async Task SignIn_ManyWrongPasswordsAtOnce_AreAllRefusedAndLock()
    {
        var person = await app.WithPassword(null, Student);
        var doors = await Task.WhenAll(Enumerable.Range(0, 10).Select(_ => app.Visitor().Open("/sign-in")));

        var answers = await Task.WhenAll(
            doors.Select(d => d.Submit("登录", ("UserName", person.UserName), ("Password", "a wrong password")))
        );

        Assert.All(answers, a => Assert.Equal(HttpStatusCode.UnprocessableEntity, a.Status));
        Assert.InRange((await person.Account()).FailedSignIns, 1, LockOutAllowed);
    }

    [Fact]
    [Trait("Requirement", "SEC-3")]
    public async Task SignIn_FormWithoutItsToken_IsRefused()
    {
        var person = await app.WithPassword(null, Student);
        using var form = new FormUrlEncodedContent(
            new Dictionary<string, string> { ["UserName"] = person.UserName, ["Password"] = PeopleExtensions.Password }
        );

        var answer = await app.Visitor().Http.PostAsync("/sign-in", form, TestContext.Current.CancellationToken);

        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
    }

    [Fact]
    public async Task SignOut_EndsTheSessionAndIsAudited()
    {
        var person = await app.WithPassword(null, Student);
        var browser = app.Visitor();
        await browser.SignIn(person.UserName);
        app.Clock.Advance(TimeSpan.FromSeconds(1));

        await (await browser.Open("/sign-out")).Submit("退出");

        Assert.Equal("/sign-in", (await browser.Open("/password")).Path.Split('?')[0]);
        Assert.Equal(["SignedIn", "SignedOut"], (await app.EventsAbout(await person.Id())).Select(e => e.Type));
    }

    [Theory]
    [InlineData("/sign-in")]
    [InlineData("/password")]
    [Trait("Requirement", "SEC-3")]
    public async Task Page_Any_HasNoInlineScriptOrStyleAndForbidsThem(string path)
    {
        var person = app.As(Role.Student);
        var answer = await (await person.Browser()).Http.GetAsync(path, TestContext.Current.CancellationToken);

        Assert.Contains(
            "script-src 'self';",
            answer.Headers.GetValues("Content-Security-Policy").Single(),
            StringComparison.Ordinal
        );
        var page = await person.Open(path);
        Assert.Empty(page.Document.QuerySelectorAll("script:not([src]), style, [style], [onclick]"));
    }

    [Fact]
    public async Task PersonaSignIn_OutsideOfADemo_IsNotThere()
    {
        var outcome = await app.Run(new PersonaSignIn(await app.As(Role.Registrar).Id()), Actor.CommandLine);

        Assert.Equal(FailureKind.NotFound, outcome.Failure?.Kind);
        Assert.DoesNotContain("演示", (await app.Visitor().Open("/sign-in")).Text, StringComparison.Ordinal);
    }

    /// <summary>Those that come at the same time as the lock are refused without being counted.</summary>
    private const int LockOutAllowed = 5;
}
