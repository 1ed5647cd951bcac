using SkiaSharp;

namespace Dengke.Platform.Documents;

/// <summary>Puts blocks onto pages.</summary>
internal sealed class BlockLayout(Typesetter typesetter, Pages pages)
{
    private static readonly TextStyle Small = new(9);
    private readonly PaperStyle style = pages.Style;
    private readonly HeadingNumbers numbers = new();

    /// <summary>Puts them one below the other; a heading stays with what it heads.</summary>
    public void Put(IReadOnlyList<PdfBlock> blocks)
    {
        foreach (var (index, block) in blocks.Index())
        {
            if (block is Heading && Start(blocks, index) is var needed && needed > pages.Remaining && needed < pages.Height)
            {
                pages.Break();
            }

            Put(block);
        }
    }

    private void Put(PdfBlock block)
    {
        if (block is Table or KeyValues)
        {
            pages.Skip(style.TableGap - style.Gap);
        }

        switch (block)
        {
            case Heading heading:
                Put(heading);
                break;
            case Paragraph paragraph:
                Put(paragraph);
                break;
            case Listing list:
                Put(list);
                break;
            case KeyValues pairs:
                Grid().Put(pairs);
                break;
            case Table table:
                Grid().Put(table);
                break;
            case AttachmentList attachments:
                Put(attachments);
                break;
            case SignOff off:
                Put(off);
                break;
            case SignatureRow row:
                new SignatureLayout(typesetter, pages).Put(row);
                break;
            case QrBlock code:
                Put(code);
                break;
            case Specimens specimens:
                new SpecimenLayout(typesetter, pages).Put(specimens);
                break;
            default:
                throw new ArgumentOutOfRangeException(nameof(block), block, "Not a block that can be put.");
        }

        pages.Skip(block is Table or KeyValues ? style.TableGap : style.Gap);
    }

    public void Centred(string text, TextStyle face)
    {
        foreach (var line in typesetter.Wrap(text, face, pages.Width))
        {
            Line(line, pages.Left + (pages.Width - typesetter.Measure(line, face)) / 2, face);
        }
    }

    public void AtLeft(string text, TextStyle face) => Line(text, pages.Left, face);

    private GridLayout Grid() => new(typesetter, pages);

    private void Line(string text, float x, TextStyle face) =>
        pages.Put(face.LineHeight, (canvas, top) => typesetter.Draw(canvas, text, x, top + face.Ascent, face));

    /// <summary>The height of a heading with the first of what it heads: further headings, the first row of a table, two lines of text.</summary>
    private float Start(IReadOnlyList<PdfBlock> blocks, int at)
    {
        var height = 0f;
        while (at < blocks.Count && blocks[at] is Heading heading)
        {
            height += 2 * (heading.Level == 1 ? style.Head : style.Minor).LineHeight;
            at++;
        }

        return height
            + (at < blocks.Count && blocks[at] is Table table ? style.TableGap + Grid().Start(table) : 2 * style.Text.LineHeight);
    }

    private void Put(Heading heading)
    {
        var face = heading.Level == 1 ? style.Head : style.Minor;
        Put(numbers.Next(heading) + heading.Text, face, heading.Numbered ? 2 * face.Size : 0, 0);
    }

    private void Put(Paragraph paragraph)
    {
        var indent = paragraph.Indented ? 2 * style.Text.Size : 0;
        foreach (var part in paragraph.Text.ReplaceLineEndings("\n").Split('\n'))
        {
            Put(part, style.Text, indent, 0);
        }
    }

    private void Put(Listing list)
    {
        var indent = 2 * style.Text.Size;
        foreach (var (index, item) in list.Items.Index())
        {
            foreach (var part in (DocumentLines.Sign(list, index) + item).ReplaceLineEndings("\n").Split('\n'))
            {
                Put(part, style.Text, indent, 0);
            }
        }
    }

    private void Put(AttachmentList attachments)
    {
        const string Word = "附件：";
        var indent = 2 * style.Text.Size;
        pages.Skip(style.Text.LineHeight);
        foreach (var (index, title) in attachments.Titles.Index())
        {
            var sign = DocumentLines.Sign(attachments, index);
            var left = indent + typesetter.Measure(Word, style.Text);
            if (index == 0)
            {
                // Nothing as high as the line, so that both stand on one page.
                var x = pages.Left + indent;
                pages.Keep(
                    style.Text.LineHeight,
                    (canvas, top) => typesetter.Draw(canvas, Word, x, top + style.Text.Ascent, style.Text)
                );
            }

            Put(sign + title, style.Text, left, left + typesetter.Measure(sign, style.Text));
        }
    }

    /// <summary>The date ends four characters before the margin, the issuer stands centred over it; both stay with each other.</summary>
    private void Put(SignOff off)
    {
        var face = style.Text;
        var right = pages.Left + pages.Width - 4 * face.Size;
        var middle = right - typesetter.Measure(off.Date, face) / 2;
        var width = typesetter.Measure(off.Issuer, face);
        var left = Math.Min(middle - width / 2, pages.Left + pages.Width - width);
        if (pages.Remaining < 4 * face.LineHeight)
        {
            pages.Break();
        }

        pages.Skip(2 * face.LineHeight);
        Line(off.Issuer, Math.Max(pages.Left, left), face);
        Line(off.Date, right - typesetter.Measure(off.Date, face), face);
    }

    /// <param name="indent">Of the first line.</param>
    /// <param name="hanging">Of the others.</param>
    private void Put(string text, TextStyle face, float indent, float hanging)
    {
        var x = pages.Left + indent;
        foreach (var line in typesetter.Wrap(text, face, pages.Width - hanging, indent - hanging))
        {
            Line(line, x, face);
            x = pages.Left + hanging;
        }
    }

    private void Put(QrBlock block)
    {
        const float Side = 28 * Pages.Millimetre;
        const float Gap = 8;
        var left = pages.Left + Side + Gap;
        var caption = typesetter.Wrap(block.Caption, Small, pages.Width - Side - Gap);
        var modules = QrModules.Of(block.Payload);
        pages.Put(
            Math.Max(Side, caption.Count * Small.LineHeight),
            (canvas, top) =>
            {
                Draw(canvas, modules, SKRect.Create(pages.Left, top, Side, Side));
                var y = top + Math.Max(0, (Side - caption.Count * Small.LineHeight) / 2);
                foreach (var line in caption)
                {
                    typesetter.Draw(canvas, line, left, y + Small.Ascent, Small);
                    y += Small.LineHeight;
                }
            }
        );
    }

    private static void Draw(SKCanvas canvas, QrModules modules, SKRect place)
    {
        using var path = new SKPathBuilder();
        var unit = place.Width / modules.Size;
        foreach (var (column, row, length) in modules.Bars())
        {
            // A hair taller than its row, or viewers that smooth edges show the page between two rows.
            path.AddRect(SKRect.Create(place.Left + column * unit, place.Top + row * unit, length * unit, unit * 1.02f));
        }

        using var black = new SKPaint { Color = SKColors.Black };
        using var drawn = path.Detach();
        canvas.DrawPath(drawn, black);
    }
}
