using Dengke.Photos;
using Dengke.Photos.Specifications;

namespace Dengke.Features.Photos.Report;

/// <summary>The counts at the top of a report: by verdict, and by rule with the way to its photos.</summary>
internal static class ReportSummary
{
    /// <summary>Photos that a rule names; more are counted.</summary>
    private const int MostNamed = 300;

    private static readonly Verdict[] Wrong = [Verdict.Fail, Verdict.Review];

    /// <param name="places">All photos in the report's order, each with its page and id.</param>
    public static void Write(TextWriter html, PhotoTally tally, IReadOnlyList<(CheckedPhoto Photo, int Page, string Id)> places)
    {
        html.WriteLine("<section class=\"report-counts\" aria-label=\"汇总 Summary\">");
        Tile(html, "total", new("照片", "Photos"), tally.Total);
        foreach (var verdict in new[] { Verdict.Pass, Verdict.Review, Verdict.Fail })
        {
            Tile(html, verdict.Key(), verdict.Word(), tally.Of(verdict));
        }

        html.WriteLine("</section>");
        var rules = RuleNames.All.Where(r => Wrong.Any(v => tally.Of(r.Key, v) > 0)).ToList();
        if (rules.Count == 0)
        {
            return;
        }

        html.WriteLine("<table class=\"report-rules\"><caption>各规则 <span lang=\"en\">By rule</span></caption><thead><tr>");
        html.WriteLine("<th scope=\"col\">规则 <span lang=\"en\">Rule</span></th>");
        foreach (var verdict in Wrong)
        {
            html.WriteLine($"<th scope=\"col\" class=\"num\">{PhotoCard.Both(verdict.Word())}</th>");
        }

        html.WriteLine("<th scope=\"col\">照片 <span lang=\"en\">Photos</span></th></tr></thead><tbody>");
        foreach (var (rule, name) in rules.OrderByDescending(r => tally.Of(r.Key, Verdict.Fail)))
        {
            html.WriteLine($"<tr><th scope=\"row\">{PhotoCard.Both(name)}</th>");
            foreach (var verdict in Wrong)
            {
                html.WriteLine($"<td class=\"num\">{tally.Of(rule, verdict)}</td>");
            }

            Named(html, [.. places.Where(p => p.Photo.Wrong.Any(f => f.Rule == rule))]);
            html.WriteLine("</tr>");
        }

        html.WriteLine("</tbody></table>");
    }

    private static void Named(TextWriter html, List<(CheckedPhoto Photo, int Page, string Id)> places)
    {
        html.WriteLine($"<td><details><summary>{places.Count} 张</summary><ul>");
        foreach (var (photo, page, id) in places.Take(MostNamed))
        {
            html.WriteLine(
                $"<li><a href=\"{(page == 1 ? "" : ReportPage.FileOf(page))}#{id}\">{PhotoCard.Text(photo.File)}</a></li>"
            );
        }

        var more = places.Count - MostNamed;
        html.WriteLine($"</ul>{(more > 0 ? $"<p>另有 {more} 张 {more} more</p>" : "")}</details></td>");
    }

    private static void Tile(TextWriter html, string name, Bilingual word, int count) =>
        html.WriteLine($"<p class=\"is-{name}\"><b>{count}</b> {PhotoCard.Both(word)}</p>");
}
