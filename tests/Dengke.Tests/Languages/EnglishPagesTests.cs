using System.Net;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using Dengke.Domain.Kernel;
using Dengke.Platform.Web;
using Dengke.Tests.Access;
using Dengke.Tests.Support;
using Microsoft.AspNetCore.Routing;

namespace Dengke.Tests.Languages;

/// <summary>
/// Every page of every role, made from the program's own routes and asked for in English, says nothing in Chinese but what people have
/// written: words of the program that were given no English are found wherever they stand.
/// </summary>
[Trait("Requirement", "RUN-4")]
public sealed class EnglishPagesTests(RouteWorld world) : IClassFixture<RouteWorld>
{
    /// <summary>
    /// Marked as Chinese; a document, what changed in one, or a text that is written there; a value whose differing part is marked; and
    /// the verifier, which speaks both languages at once.
    /// </summary>
    private const string InChinese =
        "[lang^=zh], .paper, .document-changes, textarea, script, style, pre, noscript, .verify-form, mark.ch, :has(> mark.ch)";

    private static readonly string[] Attributes = ["title", "aria-label", "placeholder", "alt", "data-label", "data-confirm"];

    public static TheoryData<Role> Roles => [.. Enum.GetValues<Role>()];

    [Theory]
    [MemberData(nameof(Roles))]
    public async Task Pages_InEnglish_SayNothingInChineseButWhatPeopleWrote(Role role)
    {
        var written = await world.App.Read(StoredTexts.Read);
        var browser = await world.Holder(role).Browser();
        browser.Cookies.Add(world.App.Address, new Cookie(Language.Cookie, Language.English));
        var left = new SortedSet<string>(StringComparer.Ordinal);
        var pages = 0;

        foreach (var route in world.Routes.Where(r => IsPage(r) && RouteWorld.May(r, role)))
        {
            var page = await browser.Open(world.Things.Mine(route));
            if (page.Document.DocumentElement.GetAttribute("lang") == Language.English)
            {
                pages++;
                left.UnionWith(Texts(page.Document).Where(written.LeavesChinese).Select(t => $"{page.Path}: {t}"));
            }
        }

        Assert.True(pages > 3, $"Only {pages} pages were in English.");
        Assert.True(left.Count == 0, string.Join('\n', left));
    }

    private static bool IsPage(RouteEndpoint route) =>
        route.Metadata.GetMetadata<IHttpMethodMetadata>()?.HttpMethods.Contains("GET") != false
        && route.RoutePattern.RawText is { } path
        && !path.StartsWith("language", StringComparison.Ordinal)
        && !path.EndsWith("/live", StringComparison.Ordinal);

    private static IEnumerable<string> Texts(IHtmlDocument document)
    {
        foreach (var chinese in document.QuerySelectorAll(InChinese).ToList())
        {
            chinese.Remove();
        }

        var said = document.Descendants<IText>().Select(t => t.Data);
        var named = document.All.SelectMany(e => Attributes.Select(e.GetAttribute)).OfType<string>();
        return said.Concat(named).Select(t => t.Trim());
    }
}
