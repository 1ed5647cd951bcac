using System.Text;
using SkiaSharp;

namespace Dengke.Platform.Documents;

/// <param name="Size">Points.</param>
internal readonly record struct TextStyle(float Size, bool Bold = false, bool Faint = false)
{
    public bool Serif { get; init; }

    /// <summary>Whether it is in the red of letterheads.</summary>
    public bool Red { get; init; }

    /// <summary>The height of a line in sizes.</summary>
    public float Leading { get; init; } = 1.5f;

    public float LineHeight => Size * Leading;

    /// <summary>From the top of a line to its baseline: the character stands in the middle of the line.</summary>
    public float Ascent => Size * (0.38f + Leading / 2);

    internal FontFace Face => (FontFace)((Bold ? 1 : 0) + (Serif ? 2 : 0));
}

/// <summary>Measures, wraps and draws text that may need several typefaces. For one document, one thread.</summary>
internal sealed class Typesetter(DocumentFonts fonts) : IDisposable
{
    /// <summary>The box of a character without a font: its code point in this part of the text's size, with this much beside it.</summary>
    private const float BoxText = 0.6f;
    private const float BoxGap = 0.12f;

    /// <summary>Of letterheads and the line below them.</summary>
    public static SKColor Red { get; } = new(0xC8, 0x10, 0x1E);

    private readonly Dictionary<(Typeface, float), SKFont> sized = [];
    private readonly Dictionary<(Rune, FontFace), float> widths = [];
    private readonly SKPaint ink = new() { Color = SKColors.Black, IsAntialias = true };
    private readonly SKPaint faint = new() { Color = new SKColor(0x80, 0x80, 0x80), IsAntialias = true };
    private readonly SKPaint red = new() { Color = Red, IsAntialias = true };
    private readonly SKPaint outline = new()
    {
        Color = SKColors.Black,
        Style = SKPaintStyle.Stroke,
        StrokeWidth = 0.4f,
    };

    public float Measure(string text, TextStyle style) => text.EnumerateRunes().Sum(c => Width(c, style));

    /// <param name="indent">Of the first line of each paragraph, in points.</param>
    public IReadOnlyList<string> Wrap(string text, TextStyle style, float width, float indent = 0) =>
        [.. LineBreaks.Lines(text, width, c => Width(c, style), indent)];

    /// <param name="x">The left end.</param>
    public void Draw(SKCanvas canvas, string text, float x, float baseline, TextStyle style)
    {
        var run = new StringBuilder();
        Typeface? of = null;
        foreach (var character in text.EnumerateRunes())
        {
            var typeface = fonts.For(character, style.Face);
            if (typeface != of || typeface is null)
            {
                Flush();
                of = typeface;
            }

            if (typeface is null)
            {
                DrawBox(canvas, character, x, baseline, style);
                x += Width(character, style);
            }
            else
            {
                run.Append(character.ToString());
            }
        }

        Flush();

        void Flush()
        {
            if (run.Length > 0)
            {
                var text = run.ToString();
                canvas.DrawText(
                    text,
                    x,
                    baseline,
                    SKTextAlign.Left,
                    Sized(of!, style.Size),
                    style.Faint ? faint
                        : style.Red ? red
                        : ink
                );
                x += Measure(text, style);
                run.Clear();
            }
        }
    }

    public void Dispose()
    {
        foreach (var font in sized.Values)
        {
            font.Dispose();
        }

        ink.Dispose();
        faint.Dispose();
        red.Dispose();
        outline.Dispose();
    }

    /// <summary>Widths grow with the size, so each is measured once, at 1.</summary>
    private float Width(Rune character, TextStyle style)
    {
        if (!widths.TryGetValue((character, style.Face), out var width))
        {
            width = fonts.For(character, style.Face) is { } typeface
                ? Sized(typeface, 1).MeasureText(character.ToString())
                : Measure(CodePoint(character), new TextStyle(BoxText)) + 2 * BoxGap;
            widths[(character, style.Face)] = width;
        }

        return width * style.Size;
    }

    private void DrawBox(SKCanvas canvas, Rune character, float x, float baseline, TextStyle style)
    {
        var gap = BoxGap * style.Size;
        var box = SKRect.Create(x + gap / 2, baseline - style.Size * 0.85f, Width(character, style) - gap, style.Size);
        canvas.DrawRect(box, outline);
        Draw(
            canvas,
            CodePoint(character),
            x + gap,
            baseline - style.Size * 0.14f,
            style with
            {
                Size = style.Size * BoxText,
                Bold = false,
            }
        );
    }

    private static string CodePoint(Rune character) => $"U+{character.Value:X4}";

    private SKFont Sized(Typeface typeface, float size)
    {
        if (!sized.TryGetValue((typeface, size), out var font))
        {
            font = new SKFont(typeface.Face, size)
            {
                Hinting = SKFontHinting.None,
                Subpixel = true,
                LinearMetrics = true,
            };
            sized[(typeface, size)] = font;
        }

        return font;
    }
}
