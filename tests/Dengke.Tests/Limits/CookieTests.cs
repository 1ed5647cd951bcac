using System.Net.Http.Headers;
using Dengke.Platform.Access;
using Dengke.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace Dengke.Tests.Limits;

[Trait("Requirement", "SEC-3")]
public sealed class CookieTests(AppFixture app) : IClassFixture<AppFixture>
{
    private const string Password = "correct horse battery";

    [Theory]
    [InlineData("https", true)]
    [InlineData("http", false)]
    public async Task Cookies_All_AreHttpOnlyAndSameSiteAndSecureOverTls(string scheme, bool secure)
    {
        var browser = app.Visitor();
        browser.Http.DefaultRequestHeaders.Add("X-Forwarded-Proto", scheme);
        var cookies = new List<string>();
        using var form = await browser.Http.GetAsync("/sign-in", TestContext.Current.CancellationToken);
        cookies.AddRange(CookiesOf(form.Headers));
        using var language = await browser.Http.GetAsync("/language/en", TestContext.Current.CancellationToken);
        cookies.AddRange(CookiesOf(language.Headers));
        cookies.AddRange(await SignIn(browser, form));

        Assert.Equal(
            ["dengke", "dengke-form", "dengke-language", "dengke-said"],
            cookies.Select(c => c[..c.IndexOf('=')]).Distinct().Order(StringComparer.Ordinal)
        );
        Assert.All(
            cookies,
            c =>
            {
                Assert.Contains("httponly", c, StringComparison.OrdinalIgnoreCase);
                Assert.Matches("samesite=(lax|strict)", c.ToLowerInvariant());
                Assert.Equal(secure, c.Contains("secure", StringComparison.OrdinalIgnoreCase));
            }
        );
    }

    [Fact]
    public async Task Answer_OverTls_AsksForTlsHenceforth()
    {
        var browser = app.Visitor();
        browser.Http.DefaultRequestHeaders.Add("X-Forwarded-Proto", "https");

        using var answer = await browser.Http.GetAsync("/", TestContext.Current.CancellationToken);

        Assert.Contains("max-age=31536000", answer.Headers.GetValues("Strict-Transport-Security"));
    }

    private async Task<IEnumerable<string>> SignIn(Browser browser, HttpResponseMessage form)
    {
        var person = app.Somebody();
        var id = await person.Id();
        await app.Read(db =>
            db.Accounts.Where(a => a.Id == id)
                .ExecuteUpdateAsync(u => u.SetProperty(a => a.PasswordHash, PasswordHash.Of(Password)))
        );
        var html = await form.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        const string Before = "__RequestVerificationToken\" type=\"hidden\" value=\"";
        var from = html.IndexOf(Before, StringComparison.Ordinal) + Before.Length;
        var token = html[from..html.IndexOf('"', from)];
        using var request = new HttpRequestMessage(HttpMethod.Post, "/sign-in");
        request.Headers.Add("Cookie", CookiesOf(form.Headers).Select(c => c.Split(';')[0]));
        request.Content = new FormUrlEncodedContent(
            new Dictionary<string, string>
            {
                ["UserName"] = person.UserName,
                ["Password"] = Password,
                ["__RequestVerificationToken"] = token,
            }
        );
        using var client = new HttpClient(new SocketsHttpHandler { UseCookies = false, AllowAutoRedirect = false })
        {
            BaseAddress = app.Address,
        };
        client.DefaultRequestHeaders.Add("X-Forwarded-Proto", browser.Http.DefaultRequestHeaders.GetValues("X-Forwarded-Proto"));
        using var answer = await client.SendAsync(request, TestContext.Current.CancellationToken);
        return CookiesOf(answer.Headers);
    }

    private static IEnumerable<string> CookiesOf(HttpResponseHeaders headers) =>
        headers.TryGetValues("Set-Cookie", out var cookies) ? cookies : [];
}
