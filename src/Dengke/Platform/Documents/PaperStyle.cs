namespace Dengke.Platform.Documents;

/// <summary>The measures of a look, for paper and Word alike. Lengths in points, 1/72 inch.</summary>
/// <param name="Top">The margin, as the other three.</param>
internal sealed record PaperStyle(float Top, float Bottom, float Left, float Right)
{
    public required TextStyle Title { get; init; }

    public TextStyle Subtitle { get; init; } = new(11);

    public required TextStyle Text { get; init; }

    public required TextStyle Head { get; init; }

    /// <summary>Headings of the second level.</summary>
    public required TextStyle Minor { get; init; }

    public TextStyle Cell { get; init; } = new(9.5f);

    public TextStyle Foot { get; init; } = new(9);

    /// <summary>Between two blocks of text.</summary>
    public float Gap { get; init; } = 8;

    /// <summary>Around tables.</summary>
    public float TableGap { get; init; } = 8;

    /// <summary>Whether pages are numbered — 1 — in the middle, and not 第 1 页 共 3 页 at the right.</summary>
    public bool PlainNumbers { get; init; }

    public TextStyle CellHead => Cell with { Bold = true, Serif = false };

    public static PaperStyle Of(PaperLook look) =>
        look switch
        {
            PaperLook.Official => Official,
            PaperLook.Attachment => Attachment,
            _ => Form,
        };

    private static PaperStyle Form { get; } =
        new(20 * Pages.Millimetre, 20 * Pages.Millimetre, 20 * Pages.Millimetre, 20 * Pages.Millimetre)
        {
            Title = new(18, Bold: true),
            Text = new(10.5f),
            Head = new(12, Bold: true),
            Minor = new(10.5f, Bold: true),
        };

    /// <summary>GB/T 9704: 37 mm above, 28 mm to the left, 156 × 225 mm of text; title 二号, text 三号, 28 points a line.</summary>
    private static PaperStyle Official { get; } =
        new(37 * Pages.Millimetre, 35 * Pages.Millimetre, 28 * Pages.Millimetre, 26 * Pages.Millimetre)
        {
            Title = new(22, Bold: true) { Serif = true },
            Subtitle = new(16) { Serif = true },
            Text = new(16) { Serif = true, Leading = 1.75f },
            Head = new(16, Bold: true) { Leading = 1.75f },
            Minor = new(16, Bold: true) { Serif = true, Leading = 1.75f },
            Cell = new(10.5f) { Serif = true, Leading = 1.5f },
            Foot = new(14) { Serif = true },
            Gap = 0,
            PlainNumbers = true,
        };

    private static PaperStyle Attachment { get; } =
        new(25 * Pages.Millimetre, 22 * Pages.Millimetre, 22 * Pages.Millimetre, 22 * Pages.Millimetre)
        {
            Title = new(18, Bold: true) { Serif = true },
            Subtitle = new(12) { Serif = true },
            Text = new(12) { Serif = true, Leading = 1.6f },
            Head = new(12, Bold: true) { Leading = 1.6f },
            Minor = new(12, Bold: true) { Serif = true, Leading = 1.6f },
            Cell = new(10.5f) { Serif = true, Leading = 1.4f },
            Gap = 2,
        };
}
