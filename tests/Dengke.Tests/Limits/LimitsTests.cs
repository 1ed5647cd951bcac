using System.Net;
using Dengke.Domain.Kernel;
using Dengke.Platform.Access;
using Dengke.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace Dengke.Tests.Limits;

[Trait("Requirement", "SEC-3")]
public sealed class LimitsTests(LimitsFixture limits) : IClassFixture<LimitsFixture>
{
    private const string Password = "correct horse battery";

    [Fact]
    public async Task SignIn_ManyWrongFromOneAddress_IsRefusedUntilTheWindowIsOver()
    {
        var address = limits.NewAddress();
        for (var i = 0; i < 12; i++)
        {
            Assert.Equal(HttpStatusCode.UnprocessableEntity, (await SignIn(address, $"nobody-{Guid.NewGuid():N}"[..20])).Status);
        }

        var refused = await SignIn(address, "somebody-else");
        limits.App.Clock.Advance(TimeSpan.FromMinutes(15));
        var later = await SignIn(address, "somebody-else");

        Assert.Equal(HttpStatusCode.TooManyRequests, refused.Status);
        Assert.Equal("请求过多", refused.TextOf("h1"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, later.Status);
    }

    [Fact]
    public async Task SignIn_ManyRightFromOneAddress_IsNeverRefused()
    {
        var address = limits.NewAddress();
        var person = await WithPassword();

        for (var i = 0; i < 20; i++)
        {
            var page = await SignIn(address, person.UserName, Password);
            Assert.Equal(HttpStatusCode.OK, page.Status);
        }
    }

    /// <summary>A name that exists and one that does not are refused with the same words after the same number of attempts.</summary>
    [Fact]
    public async Task SignIn_ManyWrongForOneName_IsRefusedAlikeWhetherOrNotTheNameExists()
    {
        var person = await WithPassword();
        var known = new List<(HttpStatusCode, string)>();
        var unknown = new List<(HttpStatusCode, string)>();

        for (var i = 0; i < 9; i++)
        {
            known.Add(await Answer(person.UserName));
            unknown.Add(await Answer("there-is-no-such-name"));
        }

        Assert.Equal(known, unknown);
        Assert.Equal(7, known.Count(k => k.Item1 == HttpStatusCode.UnprocessableEntity));
        Assert.Equal(HttpStatusCode.TooManyRequests, known[^1].Item1);

        async Task<(HttpStatusCode, string)> Answer(string name)
        {
            var page = await SignIn(limits.NewAddress(), name);
            return (page.Status, page.TextOf("h1") + page.TextOf(".alert-danger"));
        }
    }

    [Fact]
    public async Task Forms_MoreThanAnAccountMaySend_AreRefusedForThatAccountAlone()
    {
        var (one, other) = (limits.App.Somebody(), limits.App.Somebody());
        var browser = await one.Browser();
        for (var i = 0; i < 5; i++)
        {
            Assert.Equal(HttpStatusCode.BadRequest, await Post(browser));
        }

        using var refused = await browser.Http.PostAsync("/sign-out", null, TestContext.Current.CancellationToken);

        Assert.Equal(HttpStatusCode.TooManyRequests, refused.StatusCode);
        Assert.InRange(refused.Headers.RetryAfter!.Delta!.Value, TimeSpan.FromSeconds(1), TimeSpan.FromMinutes(1));
        Assert.Contains("请求过多", await refused.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
        Assert.Equal(HttpStatusCode.BadRequest, await Post(await other.Browser()));
        Assert.Equal(HttpStatusCode.OK, (await one.Open("/password")).Status);
    }

    [Fact]
    public async Task Uploads_MoreThanAnAccountMaySend_AreRefusedBeforeOtherForms()
    {
        var browser = await limits.App.Somebody().Browser();
        for (var i = 0; i < 2; i++)
        {
            Assert.Equal(HttpStatusCode.BadRequest, await Post(browser, new MultipartFormDataContent()));
        }

        Assert.Equal(HttpStatusCode.TooManyRequests, await Post(browser, new MultipartFormDataContent()));
        Assert.Equal(HttpStatusCode.BadRequest, await Post(browser));
    }

    [Fact]
    public async Task Password_GuessedTooOften_IsRefused()
    {
        var person = await WithPassword();
        var statuses = new List<HttpStatusCode>();
        for (var i = 0; i < 8; i++)
        {
            var page = await person.Open("/password");
            limits.App.Clock.Advance(TimeSpan.FromSeconds(61));
            page = await page.Submit(
                "更改密码",
                ("Present", "a wrong password"),
                ("Next", "another password 1"),
                ("Again", "another password 1")
            );
            statuses.Add(page.Status);
        }

        Assert.Equal(HttpStatusCode.TooManyRequests, statuses[^1]);
        Assert.Equal(7, statuses.Count(s => s == HttpStatusCode.UnprocessableEntity));
    }

    private async Task<TestPerson> WithPassword()
    {
        var person = limits.App.Somebody(new Grant(Role.Registrar));
        var id = await person.Id();
        await limits.App.Read(db =>
            db.Accounts.Where(a => a.Id == id)
                .ExecuteUpdateAsync(u => u.SetProperty(a => a.PasswordHash, PasswordHash.Of(Password)))
        );
        return person;
    }

    private async Task<WebPage> SignIn(string address, string userName, string password = "not the password")
    {
        var page = await limits.From(address).Open("/sign-in");
        return await page.Submit("登录", ("UserName", userName), ("Password", password));
    }

    private static async Task<HttpStatusCode> Post(Browser browser, HttpContent? content = null)
    {
        using var answer = await browser.Http.PostAsync("/sign-out", content, TestContext.Current.CancellationToken);
        return answer.StatusCode;
    }
}
