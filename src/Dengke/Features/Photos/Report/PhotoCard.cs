using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Unicode;
using Dengke.Photos;
using Dengke.Photos.Files;
using Dengke.Photos.Specifications;

namespace Dengke.Features.Photos.Report;

/// <summary>One photo with what was found, as HTML: the same in a report and on a page. All text is escaped.</summary>
/// <param name="Specification">What it was judged by.</param>
internal sealed record PhotoCard(PhotoSpecification Specification)
{
    private static readonly HtmlEncoder Encoder = HtmlEncoder.Create(UnicodeRanges.All);

    /// <param name="id">The card's own id on its page.</param>
    /// <param name="source">The address of its picture; null if there is none to show.</param>
    public string Write(CheckedPhoto photo, string id, string? source)
    {
        var verdict = photo.Report.Verdict;
        var html = new StringBuilder();
        var rules = string.Join(' ', photo.Wrong.Select(f => f.Rule));
        html.Append(
            $"<article class=\"photo-card is-{verdict.Key()}\" id=\"{id}\" data-verdict=\"{verdict.Key()}\" data-rules=\"{rules}\">"
        );
        html.Append(Picture(photo, source));
        html.Append($"<div class=\"photo-facts\"><p class=\"photo-verdict\">{Both(verdict.Word())}</p>");
        html.Append($"<h3>{Text(photo.File)}</h3>");
        if (photo.Report.Header is { } header)
        {
            html.Append($"<p class=\"photo-file\">{FileFacts(header)}</p>");
        }

        if (photo.Report.Problem is { } problem)
        {
            html.Append($"<p class=\"photo-problem\">{Both(problem.Text)}</p>");
        }

        var advised = photo.Report.Findings.Where(f => f is { Verdict: Verdict.Pass, Advice: not null });
        Lines(html, [.. photo.Wrong.Where(f => !IsUnmeasured(f)), .. advised]);
        Unmeasured(html, [.. photo.Wrong.Where(IsUnmeasured)]);
        Checklist(html, photo.Report.Findings.Where(f => f.Verdict == Verdict.Human));
        return html.Append("</div></article>").ToString();
    }

    private string Picture(CheckedPhoto photo, string? source)
    {
        if (source is null)
        {
            return "<div class=\"photo-frame is-empty\" aria-hidden=\"true\">?</div>";
        }

        var size = "";
        if (photo.Report.Header is { } header)
        {
            var (width, height) = Upright.SizeOf(header);
            size = $" width=\"{width}\" height=\"{height}\"";
        }

        var overlay = FaceOverlay.Of(photo.Report, Specification);
        return $"<div class=\"photo-frame\"><img src=\"{Text(source)}\" alt=\"\" loading=\"lazy\"{size}>{overlay}</div>";
    }

    private static bool IsUnmeasured(Finding finding) => finding is { Verdict: Verdict.Review, Value: null };

    /// <summary>Without a face nearly nothing can be measured: one line says it of all.</summary>
    private static void Unmeasured(StringBuilder html, IReadOnlyList<Finding> findings)
    {
        if (findings.Count > 0)
        {
            var chinese = string.Join('、', findings.Select(f => NameOf(f.Rule).Chinese));
            var english = string.Join(", ", findings.Select(f => NameOf(f.Rule).English.ToLowerInvariant()));
            html.Append("<ul class=\"findings\"><li class=\"is-review\"><p>");
            html.Append(Both(new($"无法测量, 请人工查看: {chinese}。", $"Could not be measured; please look: {english}.")));
            html.Append("</p></li></ul>");
        }
    }

    private static void Lines(StringBuilder html, IReadOnlyList<Finding> findings)
    {
        if (findings.Count == 0)
        {
            return;
        }

        html.Append("<ul class=\"findings\">");
        foreach (var finding in findings)
        {
            var word = finding.Verdict == Verdict.Pass ? new Bilingual("提醒", "Advice") : finding.Verdict.Word();
            html.Append($"<li class=\"is-{(finding.Verdict == Verdict.Pass ? "advice" : finding.Verdict.Key())}\">");
            html.Append($"<p><b>{Text(word.Chinese)} · {Text(NameOf(finding.Rule).Chinese)}</b>{Measured(finding)}</p>");
            if (finding.Advice is { } advice)
            {
                html.Append($"<p>{Both(advice)}</p>");
            }

            html.Append("</li>");
        }

        html.Append("</ul>");
    }

    private static string Measured(Finding finding)
    {
        if (finding.Measure is not { } measure)
        {
            return "";
        }

        var unit = measure.Unit.Length > 0 ? $" {measure.Unit}" : "";
        var value = finding.Value is { } v ? v.ToString("0.##", CultureInfo.InvariantCulture) + unit : "—";
        var limit = finding.Limit?.Words() is { Length: > 0 } words ? $"，要求<span class=\"limit\">{Text(words)}</span>" : "";
        return $" <span title=\"{Text(measure.Label.English)} ({Text(measure.Name)})\">{Text($"{measure.Label.Chinese} {value}")}{limit}</span>";
    }

    private static void Checklist(StringBuilder html, IEnumerable<Finding> human)
    {
        var names = human.Select(f => $"<li>{Text(NameOf(f.Rule).Chinese)}</li>").ToList();
        if (names.Count > 0)
        {
            html.Append(
                $"<div class=\"photo-human\"><p>人工核对 <span lang=\"en\">By eye</span></p><ul>{string.Concat(names)}</ul></div>"
            );
        }
    }

    private static string FileFacts(PictureHeader header)
    {
        var (width, height) = Upright.SizeOf(header);
        var dpi = header.Dpi is { } d ? $" · {d:0.#} dpi" : "";
        return Text($"{header.Format.ToUpperInvariant()} · {width}×{height}{dpi} · {header.Bytes / 1024.0:0.0} KB");
    }

    private static Bilingual NameOf(string rule) => RuleNames.All[rule];

    /// <summary>Chinese and, smaller, English.</summary>
    public static string Both(Bilingual text) => $"{Text(text.Chinese)} <span lang=\"en\">{Text(text.English)}</span>";

    public static string Text(string text) => Encoder.Encode(text);
}
