using System.Net.Http.Json;
using System.Text.Json.Nodes;
using Dengke.Tests.Support;

namespace Dengke.Tests.Api;

/// <summary>What the API has answered.</summary>
internal sealed record Answer(int Status, JsonNode? Body)
{
    public string? Code => (string?)Body?["code"];
}

/// <summary>Calls the API as somebody's program does.</summary>
internal static class ApiClient
{
    public const string Root = "/api/v1";

    public static Task<Answer> Read(this Browser browser, string path) => Send(browser, HttpMethod.Get, path, null, null);

    public static Task<Answer> Act(this Browser browser, string operation, object asked, string? key = null) =>
        Send(browser, HttpMethod.Post, $"/acts/{operation}", JsonContent.Create(asked), key);

    public static async Task<Answer> Send(
        this Browser browser,
        HttpMethod method,
        string path,
        HttpContent? content,
        string? key = null
    )
    {
        using var request = new HttpRequestMessage(method, Root + path) { Content = content };
        if (key is not null)
        {
            request.Headers.Add("Idempotency-Key", key);
        }

        using var response = await browser.Http.SendAsync(request, TestContext.Current.CancellationToken);
        var text = await response.Content.ReadAsStringAsync();
        var json = response.Content.Headers.ContentType?.MediaType?.EndsWith("json", StringComparison.Ordinal) == true;
        Assert.True(response.Headers.CacheControl?.NoStore);
        Assert.True(json || text.Length == 0, $"{method} {path} answers {(int)response.StatusCode} with {text}");
        var answer = new Answer((int)response.StatusCode, text.Length == 0 ? null : JsonNode.Parse(text));
        if (answer.Status >= 400)
        {
            Assert.Matches(@"\p{IsCJKUnifiedIdeographs}", (string)answer.Body!["title"]!);
            Assert.DoesNotMatch(@"\p{IsCJKUnifiedIdeographs}", (string)answer.Body["detail"]!);
        }

        return answer;
    }

    /// <summary>The items of a list.</summary>
    public static IReadOnlyList<JsonObject> Items(this Answer answer)
    {
        Assert.Equal(200, answer.Status);
        return [.. answer.Body!["items"]!.AsArray().Select(i => i!.AsObject())];
    }
}
