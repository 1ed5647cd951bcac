using System.Net;
using AngleSharp;
using AngleSharp.Html.Dom;

namespace Dengke.Tests.Support;

/// <summary>Opens pages and sends forms as a browser without script does, with cookies of its own; follows redirects.</summary>
public sealed class Browser(AppFixture app)
{
    private const int MostRedirects = 5;
    private HttpClient? client;

    public CookieContainer Cookies { get; } = new();

    /// <summary>For what is not a page: headers, files, an API. Does not follow redirects.</summary>
    public HttpClient Http =>
        client ??= new HttpClient(new SocketsHttpHandler { CookieContainer = Cookies, AllowAutoRedirect = false })
        {
            BaseAddress = app.Address,
        };

    public Task<WebPage> Open(string path) => Send(new HttpRequestMessage(HttpMethod.Get, path));

    public async Task<WebPage> Send(HttpRequestMessage request)
    {
        var redirects = new List<string>();
        var response = await Http.SendAsync(request, TestContext.Current.CancellationToken);
        while (response.StatusCode is HttpStatusCode.Redirect or HttpStatusCode.SeeOther && redirects.Count < MostRedirects)
        {
            var target = new Uri(app.Address, response.Headers.Location!);
            redirects.Add(target.PathAndQuery);
            response.Dispose();
            response = await Http.GetAsync(target, TestContext.Current.CancellationToken);
        }

        using (response)
        {
            var html = await response.Content.ReadAsStringAsync();
            var address = response.RequestMessage!.RequestUri!;
            var context = BrowsingContext.New(Configuration.Default);
            var document = await context.OpenAsync(r => r.Content(html).Address(address.ToString()));
            return new WebPage(this, response.StatusCode, address.PathAndQuery, redirects, (IHtmlDocument)document);
        }
    }
}
