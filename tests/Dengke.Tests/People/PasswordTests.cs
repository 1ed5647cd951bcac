using System.Net;
using Dengke.Domain.Kernel;
using Dengke.Features.People;
using Dengke.Tests.Support;

namespace Dengke.Tests.People;

[Trait("Requirement", "SEC-1")]
public sealed class PasswordTests(AppFixture app) : IClassFixture<AppFixture>
{
    private const string Another = "staple of another kind";
    private static readonly Grant Student = new(Role.Student, "2021000001");

    [Theory]
    [InlineData("short", "12 至 128")]
    [InlineData("chen.mo", "12 至 128")]
    [InlineData("xx Chen.Mo 2025", "用户名")]
    [InlineData("Administrator1", "太常见")]
    [InlineData("aaaaaaaaaaaaaaaa", "太常见")]
    [InlineData("woaini1314520", "太常见")]
    public void Choose_WeakPassword_IsRefusedWithItsReason(string text, string reason)
    {
        var chosen = NewPassword.Choose(text, "chen.mo", "Next");

        var error = Assert.Single(chosen.Failure!.Fields);
        Assert.Equal("Next", error.Field);
        Assert.Contains(reason, error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("纸墨有声一方印记天长地久")]
    [InlineData("correct horse battery")]
    public void Choose_LongPasswordOfAnyScript_IsTaken(string text) =>
        Assert.True(NewPassword.Choose(text, "chen.mo", "Next").IsOk);

    [Fact]
    public void Draw_Twice_GivesDifferentPasswordsThatPassTheRules()
    {
        var (first, _) = NewPassword.Draw();
        var (second, _) = NewPassword.Draw();

        Assert.NotEqual(first, second);
        Assert.Matches("^([2-9a-hjkmnp-z]{4}-){3}[2-9a-hjkmnp-z]{4}$", first);
        Assert.True(NewPassword.Choose(first, "chen.mo", "Next").IsOk);
    }

    [Fact]
    public async Task SignIn_WithAFirstPassword_MustChangeItBeforeAnythingElse()
    {
        var person = await app.WithPassword(a => a.MustChangePassword = true, Student);
        var browser = app.Visitor();

        var page = await browser.SignIn(person.UserName);

        Assert.Equal("/password", page.Path);
        var after = await Change(page, PeopleExtensions.Password, Another);
        Assert.Equal("/home", after.Redirects[0]);
        Assert.False((await person.Account()).MustChangePassword);
        Assert.Equal("/home", (await app.Visitor().SignIn(person.UserName, Another)).Redirects[0]);
    }

    [Fact]
    public async Task Page_AnyOther_LeadsBackToTheFirstPasswordsChange()
    {
        var person = await app.WithPassword(a => a.MustChangePassword = true, new Grant(Role.Administrator));
        var browser = app.Visitor();
        await browser.SignIn(person.UserName);

        Assert.All(
            await Task.WhenAll(browser.Open("/accounts"), browser.Open("/audit"), browser.Open("/accounts/new")),
            p => Assert.Equal("/password", p.Path)
        );
    }

    [Fact]
    public async Task ChangePassword_WrongPresentOne_IsRefusedAndCounted()
    {
        var person = await app.WithPassword(null, Student);

        var page = await Change(await person.Open("/password"), "a wrong password", Another);

        Assert.Equal(HttpStatusCode.UnprocessableEntity, page.Status);
        Assert.Equal("原密码不正确。", page.TextOf("#Present-error"));
        Assert.Equal(1, (await person.Account()).FailedSignIns);
        Assert.Equal(["PasswordChangeRefused"], (await app.EventsAbout(await person.Id())).Select(e => e.Type));
    }

    [Fact]
    public async Task ChangePassword_NewOnesDiffer_IsRefusedBesideTheField()
    {
        var person = await app.WithPassword(null, Student);

        var page = await (await person.Open("/password")).Submit(
            "更改密码",
            ("Present", PeopleExtensions.Password),
            ("Next", Another),
            ("Again", Another + "!")
        );

        Assert.Equal("两次输入的新密码不同。", page.TextOf("#Again-error"));
    }

    [Fact]
    public async Task ChangePassword_Done_EndsOtherSessionsAndKeepsThisOne()
    {
        var person = await app.WithPassword(null, Student);
        var other = app.Visitor();
        await other.SignIn(person.UserName);
        var browser = app.Visitor();
        await browser.SignIn(person.UserName);

        await Change(await browser.Open("/password"), PeopleExtensions.Password, Another);

        Assert.Equal("/password", (await browser.Open("/password")).Path);
        Assert.Equal("/sign-in", (await other.Open("/password")).Path.Split('?')[0]);
    }

    private static Task<WebPage> Change(WebPage page, string present, string next) =>
        page.Submit("更改密码", ("Present", present), ("Next", next), ("Again", next));
}
