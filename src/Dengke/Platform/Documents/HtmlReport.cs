using System.Net;
using System.Text;

namespace Dengke.Platform.Documents;

/// <summary>Writes a <see cref="PdfContent"/> as HTML: as a part of a page, or as a file of its own that needs no other.</summary>
public static class HtmlReport
{
    /// <summary>Rows to be filled in by hand that a screen needs to see.</summary>
    private const int MostBlankRows = 2;

    /// <summary>From so many columns on a table scrolls sideways on a phone; narrower ones turn into cards.</summary>
    private const int WideTable = 8;

    /// <summary>One <c>article</c>, its title a heading of level 2.</summary>
    /// <param name="mine">Rows with a cell that is exactly this are marked as the reader's own; null for none.</param>
    public static string Part(PdfContent content, string? mine = null) => new Writing(2, mine).Article(content);

    /// <summary>A whole file with its look in it.</summary>
    public static string File(PdfContent content) =>
        $"""
            <!doctype html>
            <html lang="zh-CN">
            <head>
            <meta charset="utf-8">
            <meta name="viewport" content="width=device-width, initial-scale=1">
            <title>{Encode(content.Title)}</title>
            <style>
            {Styles("tokens")}
            {Styles("paper")}
            </style>
            </head>
            <body class="paper-file">
            {new Writing(1, null).Article(content)}
            </body>
            </html>

            """;

    private static string Encode(string text) => WebUtility.HtmlEncode(text);

    private static string Styles(string name)
    {
        using var stream = typeof(HtmlReport).Assembly.GetManifestResourceStream($"Dengke.Photos.{name}.css")!;
        using var reader = new StreamReader(stream, Encoding.UTF8);
        return reader.ReadToEnd();
    }

    /// <param name="top">The level of the title's heading.</param>
    private sealed class Writing(int top, string? mine)
    {
        private readonly StringBuilder html = new();
        private readonly HeadingNumbers numbers = new();

        public string Article(PdfContent content)
        {
            html.Append($"<article class=\"paper paper-{content.Look.ToString().ToLowerInvariant()}\">");
            Line("p", content.Mark, "paper-mark");
            if (content.Letterhead is { } letterhead)
            {
                html.Append("<div class=\"paper-letterhead\">");
                Line("p", letterhead.Issuer, "paper-issuer");
                Line("p", letterhead.Number, "paper-number");
                html.Append("</div>");
            }

            Line($"h{top}", content.Title, "paper-title");
            Line("p", content.Subtitle, "paper-subtitle");
            foreach (var block in content.Blocks)
            {
                Put(block, content.Title);
            }

            return html.Append("</article>").ToString();
        }

        private void Put(PdfBlock block, string title)
        {
            switch (block)
            {
                case Heading heading:
                    Line($"h{top + heading.Level}", numbers.Next(heading) + heading.Text);
                    break;
                case Paragraph paragraph:
                    Lines(paragraph.Text.Split('\n'), paragraph.Indented ? null : "paper-flush");
                    break;
                case Listing list:
                    Items(list.Ordered ? "ol" : "ul", list.Items.Select((item, i) => DocumentLines.Sign(list, i) + item));
                    break;
                case AttachmentList attachments:
                    html.Append("<div class=\"paper-attachments\"><p class=\"paper-flush\">附件：</p>");
                    Items("ol", attachments.Titles.Select((t, i) => DocumentLines.Sign(attachments, i) + t));
                    html.Append("</div>");
                    break;
                case SignOff off:
                    html.Append("<div class=\"paper-sign-off\">");
                    Lines([off.Issuer, off.Date], null);
                    html.Append("</div>");
                    break;
                case KeyValues pairs:
                    html.Append("<dl class=\"pairs\">");
                    foreach (var item in pairs.Items)
                    {
                        Line("dt", item.Label);
                        Line("dd", item.Value);
                    }

                    html.Append("</dl>");
                    break;
                case Table table:
                    Put(table, title);
                    break;
                case SignatureRow row:
                    Lines(
                        [.. row.Labels.Select(l => $"{l}："), .. row.Seal is { } seal ? [seal] : Array.Empty<string>()],
                        "paper-flush"
                    );
                    break;
                case QrBlock code:
                    html.Append("<div class=\"paper-code\">").Append(QrSvg.Inline(code.Payload, code.Caption));
                    Lines(code.Caption.Split('\n'), "paper-flush");
                    html.Append("</div>");
                    break;
                default:
                    throw new ArgumentOutOfRangeException(nameof(block), block, "Not a block that can be written.");
            }
        }

        private void Put(Table table, string title)
        {
            var cards = table.Columns.Count < WideTable;
            html.Append(
                $"<div class=\"table-frame\" tabindex=\"0\" role=\"region\" aria-label=\"{Encode(title)}: {Encode(table.Columns[0].Title)}\"><table class=\"table{(cards ? " table-cards" : "")}\"><thead><tr>"
            );
            foreach (var column in table.Columns)
            {
                html.Append($"<th scope=\"col\">{Encode(column.Title)}</th>");
            }

            html.Append("</tr></thead><tbody>");
            if (table.Rows.Count == 0)
            {
                html.Append($"<tr><td colspan=\"{table.Columns.Count}\">{Encode(table.Empty)}</td></tr>");
            }

            var blanks = 0;
            foreach (var row in table.Rows)
            {
                blanks += row.All(c => c.Length == 0) ? 1 : 0;
                if (blanks <= MostBlankRows || row.Any(c => c.Length > 0))
                {
                    Put(table, row);
                }
            }

            html.Append("</tbody></table></div>");
        }

        private void Put(Table table, IReadOnlyList<string> row)
        {
            var own = mine is not null && row.Contains(mine, StringComparer.Ordinal);
            html.Append(own ? "<tr class=\"is-mine\" aria-current=\"true\">" : "<tr>");
            foreach (var (index, column) in table.Columns.Index())
            {
                var text = index < row.Count ? row[index] : "";
                html.Append($"<td data-label=\"{Encode(column.Title)}\"{(column.Centred ? " class=\"is-centred\"" : "")}>");
                html.Append(string.Join("<br>", text.Split('\n').Select(Encode))).Append("</td>");
            }

            html.Append("</tr>");
        }

        private void Items(string tag, IEnumerable<string> items)
        {
            html.Append($"<{tag} class=\"paper-list\">");
            foreach (var item in items)
            {
                html.Append("<li>").Append(string.Join("<br>", item.Split('\n').Select(Encode))).Append("</li>");
            }

            html.Append($"</{tag}>");
        }

        private void Lines(IEnumerable<string> texts, string? look)
        {
            foreach (var text in texts)
            {
                Line("p", text, look);
            }
        }

        private void Line(string tag, string? text, string? look = null)
        {
            if (!string.IsNullOrEmpty(text))
            {
                html.Append(look is null ? $"<{tag}>" : $"<{tag} class=\"{look}\">").Append(Encode(text)).Append($"</{tag}>");
            }
        }
    }
}
