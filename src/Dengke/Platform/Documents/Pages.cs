using SkiaSharp;

namespace Dengke.Platform.Documents;

/// <summary>Pages of A4 that fill from top to bottom. Lengths are points, 1/72 inch. What is put is drawn later, when the number of pages is known.</summary>
internal sealed class Pages(PaperStyle style, bool landscape)
{
    public const float Millimetre = 72 / 25.4f;
    private readonly List<List<Action<SKCanvas>>> drawings =
    [
        [],
    ];

    public SKSize Paper { get; } =
        landscape ? new SKSize(297 * Millimetre, 210 * Millimetre) : new SKSize(210 * Millimetre, 297 * Millimetre);

    public int Count => drawings.Count;

    public PaperStyle Style => style;

    public float Left => style.Left;

    public float Width => Paper.Width - style.Left - style.Right;

    /// <summary>The height of a whole page.</summary>
    public float Height => Paper.Height - style.Top - style.Bottom;

    public float Remaining => style.Top + Height - Y;

    private float Y { get; set; } = style.Top;

    /// <summary>Puts something of that height at the next free place; on a new page where it does not fit on this one.</summary>
    /// <param name="draw">Is given the canvas and the top.</param>
    /// <param name="height">At most <see cref="Height"/>.</param>
    public void Put(float height, Action<SKCanvas, float> draw)
    {
        // Sums of heights that fill a page exactly come out a hair larger.
        if (height > Remaining + 0.01f)
        {
            Break();
        }

        var top = Y;
        drawings[^1].Add(canvas => draw(canvas, top));
        Y += height;
    }

    /// <summary>As <see cref="Put"/>, but what is put next stands beside it.</summary>
    public void Keep(float height, Action<SKCanvas, float> draw)
    {
        Put(height, draw);
        Y -= height;
    }

    public void Break()
    {
        drawings.Add([]);
        Y = style.Top;
    }

    /// <summary>Leaves a gap; none at the head of a page.</summary>
    public void Skip(float height) => Y += Y > style.Top ? height : 0;

    /// <param name="number">From 1.</param>
    public void Draw(int number, SKCanvas canvas)
    {
        foreach (var draw in drawings[number - 1])
        {
            draw(canvas);
        }
    }
}
