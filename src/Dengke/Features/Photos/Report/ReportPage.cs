using System.Reflection;
using Dengke.Photos;
using Dengke.Photos.Specifications;

namespace Dengke.Features.Photos.Report;

/// <summary>The frame of a report's pages.</summary>
internal static class ReportPage
{
    private static readonly string Styles = Read("tokens.css") + Read("photos.css") + Read("report.css");
    private static readonly string Script = Read("report.js");

    public static string FileOf(int page) => page == 1 ? "index.html" : $"page-{page}.html";

    public static void Begin(TextWriter html, PhotoSpecification specification, int page, int pages)
    {
        var where = pages > 1 ? $" · {page}/{pages}" : "";
        html.WriteLine("<!doctype html>\n<html lang=\"zh-CN\">\n<head>\n<meta charset=\"utf-8\">");
        html.WriteLine("<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">");
        html.WriteLine($"<title>照片检查报告{where}</title>\n<style>\n{Styles}\n</style>\n</head>\n<body class=\"report\">");
        html.WriteLine($"<header class=\"report-head\"><h1>照片检查报告 <span lang=\"en\">Photo check</span>{where}</h1>");
        html.WriteLine(
            $"<p>{PhotoCard.Both(specification.Name)} · {SizeOf(specification)} · {PhotoCard.Text(specification.Source)}</p></header>"
        );
        html.WriteLine("<main>");
    }

    public static void BeginCards(TextWriter html)
    {
        html.WriteLine("<form class=\"report-filter\" hidden>");
        html.WriteLine("<fieldset><legend>结论 <span lang=\"en\">Verdict</span></legend>");
        Choice(html, "", new("全部", "All"), isChosen: true);
        foreach (var verdict in new[] { Verdict.Fail, Verdict.Review, Verdict.Pass })
        {
            Choice(html, verdict.Key(), verdict.Word(), isChosen: false);
        }

        html.WriteLine(
            "</fieldset><label>规则 <span lang=\"en\">Rule</span> <select name=\"rule\"><option value=\"\">全部 All</option>"
        );
        foreach (var (key, name) in RuleNames.All)
        {
            html.WriteLine($"<option value=\"{key}\">{name}</option>");
        }

        html.WriteLine("</select></label><output></output></form>");
        html.WriteLine(
            "<label class=\"report-lines\"><input type=\"checkbox\" checked> 显示辅助线 <span lang=\"en\">Lines</span></label>"
        );
        html.WriteLine(
            "<p class=\"report-legend\"><span class=\"is-eyes\">眼睛应在 Eyes</span> <span class=\"is-hairline\">发际应在 Hairline</span> "
        );
        html.WriteLine("<span class=\"is-cheek\">脸颊应在 Cheeks</span> <span class=\"is-face\">测得 Measured</span></p>");
        html.WriteLine("<section class=\"photo-sheet\" aria-label=\"照片 Photos\">");
    }

    public static void End(TextWriter html, int page, int pages)
    {
        html.WriteLine("</section>");
        if (pages > 1)
        {
            var links = Enumerable
                .Range(1, pages)
                .Select(p => p == page ? $"<b aria-current=\"page\">{p}</b>" : $"<a href=\"{FileOf(p)}\">{p}</a>");
            html.WriteLine($"<nav class=\"report-pages\" aria-label=\"分页 Pages\">{string.Join('\n', links)}</nav>");
        }

        html.WriteLine("</main>");
        html.WriteLine(
            "<footer>登科 Dengke · 本报告含人像, 请按个人信息保管, 用后删除。 This report holds portraits: keep it as personal data, delete it after use.</footer>"
        );
        html.WriteLine($"<script>\n{Script}\n</script>\n</body>\n</html>");
    }

    private static void Choice(TextWriter html, string value, Bilingual word, bool isChosen) =>
        html.WriteLine(
            $"<label><input type=\"radio\" name=\"verdict\" value=\"{value}\"{(isChosen ? " checked" : "")}> {PhotoCard.Both(word)}</label>"
        );

    private static string SizeOf(PhotoSpecification specification)
    {
        var (width, height, dpi, exact) = specification.Size;
        return $"{(exact ? "" : "比例 ")}{width}×{height}{(dpi is { } d ? $", {d} dpi" : "")}";
    }

    private static string Read(string name)
    {
        using var stream = Assembly.GetExecutingAssembly().GetManifestResourceStream($"Dengke.Photos.{name}")!;
        using var text = new StreamReader(stream);
        return text.ReadToEnd();
    }
}
