using System.Net;
using System.Text.RegularExpressions;

namespace Dengke.Bench.B6;

/// <summary>A student with a session: opens the record and declares it, as the browser does.</summary>
/// <param name="Cookie">The session's cookie.</param>
internal sealed partial record StudentSession(Guid Id, string Cookie)
{
    /// <summary>Opens the record, ticks every field and declares it. The answer is good where the declaration was taken.</summary>
    public async Task<(bool Opened, bool Declared)> Confirm(HttpClient client, Action opened)
    {
        using var look = new HttpRequestMessage(HttpMethod.Get, "/me/record");
        look.Headers.Add("Cookie", Cookie);
        using var page = await client.SendAsync(look);
        var html = await page.Content.ReadAsStringAsync();
        opened();
        if (page.StatusCode != HttpStatusCode.OK)
        {
            return (false, false);
        }

        // The page has other forms with a token of their own.
        html = html[html.IndexOf("<form id=\"record\"", StringComparison.Ordinal)..];
        List<KeyValuePair<string, string>> form =
        [
            .. Hidden()
                .Matches(html)
                .Select(m => KeyValuePair.Create(m.Groups["name"].Value, WebUtility.HtmlDecode(m.Groups["value"].Value))),
            .. Box().Matches(html).Select(m => KeyValuePair.Create("ticked", m.Groups["value"].Value)),
        ];
        var formCookie = page.Headers.TryGetValues("Set-Cookie", out var set) ? set.First().Split(';')[0] : "";
        using var declare = new HttpRequestMessage(HttpMethod.Post, "/me/record") { Content = new FormUrlEncodedContent(form) };
        declare.Headers.Add("Cookie", $"{Cookie}; {formCookie}");
        using var declared = await client.SendAsync(declare);
        return (true, declared.StatusCode == HttpStatusCode.Redirect);
    }

    /// <summary>The same rows through the bare endpoint.</summary>
    public async Task<(bool Opened, bool Declared)> ConfirmBare(HttpClient client, Action opened)
    {
        using var page = await client.GetAsync($"/record/{Id}");
        opened();
        using var declared = await client.PostAsync($"/record/{Id}", content: null);
        return (page.StatusCode == HttpStatusCode.OK, declared.StatusCode == HttpStatusCode.OK);
    }

    [GeneratedRegex(
        """<input[^>]*name="(?<name>__RequestVerificationToken|version|seen)"[^>]*value="(?<value>[^"]*)""",
        RegexOptions.ExplicitCapture,
        1000
    )]
    private static partial Regex Hidden();

    [GeneratedRegex("""type="checkbox" name="ticked" value="(?<value>\w+)""", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Box();
}
