using System.Reflection;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Unicode;
using Dengke.Photos;
using Dengke.Platform.Files;

namespace Dengke.Features.Handoff;

/// <summary>
/// What was opened, for the registrar's last look: <c>index.html</c>, further pages where there are many, and the small pictures beside them.
/// It needs neither script nor network, and prints.
/// </summary>
internal sealed class ContactSheet(string folder, IReadOnlyDictionary<string, NamedToken> names)
{
    /// <summary>Portraits on one page.</summary>
    public const int PerPage = 200;

    private const int Side = 320;
    private const string Pictures = "pictures";
    private static readonly HtmlEncoder Encoder = HtmlEncoder.Create(UnicodeRanges.All);
    private readonly List<(OpenedPortrait Portrait, bool Shown)> portraits = [];

    /// <summary>Whether there is a sheet in the folder already; none is replaced.</summary>
    public static bool IsIn(string folder) =>
        Path.Exists(Path.Combine(folder, PageName(1))) || Path.Exists(Path.Combine(folder, Pictures));

    /// <summary>Keeps a small picture of a portrait, which only the owner of the folder can read.</summary>
    public void Add(OpenedPortrait portrait)
    {
        Directory.CreateDirectory(Path.Combine(folder, Pictures));
        var small = PhotoChecker.Thumbnail(portrait.Photo.Photo, Side);
        if (small is not null)
        {
            using var file = PrivateFile.OpenNew(Path.Combine(folder, PictureOf(portraits.Count)));
            file.Write(small);
        }

        portraits.Add((portrait with { Photo = portrait.Photo with { Photo = [] } }, small is not null));
    }

    /// <param name="problems">What could not be opened.</param>
    public void Write(IReadOnlyList<OpenedLine> problems)
    {
        Directory.CreateDirectory(folder);
        var sorted = portraits
            .Select((p, i) => (Index: i, p.Portrait, p.Shown, Who: names.GetValueOrDefault(p.Portrait.Photo.Token)))
            .OrderBy(p => p.Who?.Class, StringComparer.Ordinal)
            .ThenBy(p => p.Who?.StudentNo ?? p.Portrait.Photo.Token, StringComparer.Ordinal)
            .ToList();
        var pages = Math.Max(1, (sorted.Count + PerPage - 1) / PerPage);
        for (var page = 1; page <= pages; page++)
        {
            var html = new StringBuilder();
            Begin(html, page, pages, sorted.Count(p => p.Who is null), problems);
            foreach (var (index, portrait, shown, who) in sorted.Skip((page - 1) * PerPage).Take(PerPage))
            {
                Card(html, portrait, shown ? PictureOf(index) : null, who);
            }

            End(html, page, pages);
            using var file = PrivateFile.OpenNew(Path.Combine(folder, PageName(page)));
            file.Write(Encoding.UTF8.GetBytes(html.ToString()));
        }
    }

    private void Begin(StringBuilder html, int page, int pages, int unnamed, IReadOnlyList<OpenedLine> problems)
    {
        var where = pages > 1 ? $" · {page}/{pages}" : "";
        html.Append("<!doctype html>\n<html lang=\"zh-CN\">\n<head>\n<meta charset=\"utf-8\">\n")
            .Append("<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n")
            .Append(
                $"<title>毕业图像核对页{where}</title>\n<style>\n{Style("tokens.css")}{Style("sheet.css")}\n</style>\n</head>\n"
            )
            .Append($"<body>\n<header><h1>毕业图像核对页 <span lang=\"en\">Contact sheet</span>{where}</h1>\n")
            .Append($"<p>共 {portraits.Count} 张 <span lang=\"en\">portraits</span>");
        if (names.Count > 0 && unnamed > 0)
        {
            html.Append($"，其中 <b>{unnamed}</b> 张不在名单中 <span lang=\"en\">not in the list of names</span>");
        }

        html.Append("</p></header>\n");
        if (page == 1 && problems.Count > 0)
        {
            html.Append(
                $"<section class=\"problems\"><h2>{problems.Count} 项有问题 <span lang=\"en\">Problems</span></h2>\n<ul>\n"
            );
            foreach (var line in problems)
            {
                html.Append($"<li><b>{Text(line.Package)} {Text(line.File)}</b> {Text(line.Problem!.Message)} ")
                    .Append($"<span lang=\"en\">{Text(line.Problem.English ?? "")}</span></li>\n");
            }

            html.Append("</ul></section>\n");
        }

        html.Append("<main class=\"sheet\">\n");
    }

    private void Card(StringBuilder html, OpenedPortrait portrait, string? picture, NamedToken? who)
    {
        html.Append($"<figure class=\"{(who is null && names.Count > 0 ? "is-unnamed" : "")}\">");
        html.Append(
            picture is null
                ? "<div class=\"no-picture\">无法显示 <span lang=\"en\">Not a picture</span></div>"
                : $"<img src=\"{picture}\" alt=\"\" loading=\"lazy\">"
        );
        html.Append("<figcaption>");
        if (who is not null)
        {
            html.Append($"<b>{Text(who.Name)}</b><br>{Text(who.StudentNo)}<br>{Text(who.Class)}<br>");
        }
        else if (names.Count > 0)
        {
            html.Append("<b>不在名单中</b><br>");
        }

        html.Append($"<small>{Text(portrait.Photo.Token)} · {Text(portrait.Photo.Shot)}</small></figcaption></figure>\n");
    }

    private static void End(StringBuilder html, int page, int pages)
    {
        html.Append("</main>\n");
        if (pages > 1)
        {
            var links = Enumerable
                .Range(1, pages)
                .Select(p => p == page ? $"<b aria-current=\"page\">{p}</b>" : $"<a href=\"{PageName(p)}\">{p}</a>");
            html.Append($"<nav aria-label=\"分页 Pages\">{string.Join(' ', links)}</nav>\n");
        }

        html.Append("<footer>登科 Dengke · 本页含人像, 只在本机核对, 用后删除。 ")
            .Append(
                "<span lang=\"en\">This sheet holds portraits: look at it on this machine alone, and delete it after use.</span></footer>\n"
            )
            .Append("</body>\n</html>\n");
    }

    private static string PageName(int page) => page == 1 ? "index.html" : $"page-{page}.html";

    private static string PictureOf(int index) => $"{Pictures}/{index + 1:00000}.jpg";

    private static string Text(string text) => Encoder.Encode(text);

    private static string Style(string name)
    {
        using var stream = Assembly.GetExecutingAssembly().GetManifestResourceStream($"Dengke.Photos.{name}")!;
        using var text = new StreamReader(stream);
        return text.ReadToEnd();
    }
}
