using SkiaSharp;

namespace Dengke.Platform.Documents;

/// <summary>Puts boxes to sign in, one below the other, and the square for the seal to the right of them.</summary>
internal sealed class SignatureLayout(Typesetter typesetter, Pages pages)
{
    /// <summary>University seals are round, up to 42 mm across.</summary>
    private const float SealSide = 45 * Pages.Millimetre;
    private const float BoxHeight = 20 * Pages.Millimetre;
    private const float Gap = 6 * Pages.Millimetre;
    private const float Padding = 6;
    private const string Date = "　　　　年　　月　　日";
    private static readonly TextStyle Text = new(10.5f);
    private static readonly TextStyle Faint = Text with { Faint = true };

    public void Put(SignatureRow row)
    {
        var boxes = row.Labels.Count * BoxHeight;
        var height = Math.Max(boxes, row.Seal is null ? 0 : SealSide);
        var width = pages.Width - (row.Seal is null ? 0 : SealSide + Gap);
        pages.Put(
            height,
            (canvas, top) =>
            {
                using var rule = Rule(SKColors.Black, 0.6f);
                var each = row.Labels.Count == 0 ? 0 : height / row.Labels.Count;
                for (var i = 0; i < row.Labels.Count; i++)
                {
                    var box = SKRect.Create(pages.Left, top + i * each, width, each);
                    canvas.DrawRect(box, rule);
                    typesetter.Draw(canvas, row.Labels[i] + "：", box.Left + Padding, box.Top + Padding + Text.Ascent, Text);
                    var right = box.Right - Padding - typesetter.Measure(Date, Text);
                    typesetter.Draw(canvas, Date, right, box.Bottom - Padding - Text.LineHeight + Text.Ascent, Text);
                }

                if (row.Seal is { } label)
                {
                    DrawSeal(canvas, label, SKRect.Create(pages.Left + pages.Width - SealSide, top, SealSide, SealSide));
                }
            }
        );
    }

    private void DrawSeal(SKCanvas canvas, string label, SKRect place)
    {
        using var rule = Rule(new SKColor(0xB0, 0xB0, 0xB0), 0.5f);
        using var dashes = SKPathEffect.CreateDash([3, 2], 0);
        rule.PathEffect = dashes;
        canvas.DrawRect(place, rule);
        var x = place.MidX - typesetter.Measure(label, Faint) / 2;
        typesetter.Draw(canvas, label, x, place.MidY - Faint.LineHeight / 2 + Faint.Ascent, Faint);
    }

    private static SKPaint Rule(SKColor colour, float width) =>
        new()
        {
            Color = colour,
            Style = SKPaintStyle.Stroke,
            StrokeWidth = width,
        };
}
