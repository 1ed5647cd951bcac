using SkiaSharp;

namespace Dengke.Platform.Documents;

/// <summary>Puts the head of an official document: the issuer in red as wide as the text allows, its number, and the red line.</summary>
internal sealed class LetterheadLayout(Typesetter typesetter, Pages pages, BlockLayout blocks)
{
    private const float Largest = 36;
    private const float Line = 1.4f;

    public void Put(Letterhead letterhead)
    {
        var face = new TextStyle(Largest, Bold: true)
        {
            Serif = true,
            Red = true,
            Leading = 1.3f,
        };
        var width = typesetter.Measure(letterhead.Issuer, face);
        var fitting = face with { Size = Math.Max(pages.Style.Title.Size, Math.Min(Largest, Largest * pages.Width / width)) };
        blocks.Centred(letterhead.Issuer, fitting);
        pages.Skip(12);
        if (letterhead.Number is { } number)
        {
            blocks.Centred(number, pages.Style.Subtitle);
        }

        pages.Skip(4);
        pages.Put(
            Line,
            (canvas, top) =>
            {
                using var red = new SKPaint { Color = Typesetter.Red };
                canvas.DrawRect(SKRect.Create(pages.Left, top, pages.Width, Line), red);
            }
        );
        pages.Skip(24);
    }
}
