namespace Dengke.Platform.Documents.Templates;

/// <summary>
/// Shares out a table's width. Columns with short texts (names, dates, times) get what these need, so that none is broken; what is left goes
/// to the others by their longest text, of which no more counts than a reader takes in at once.
/// </summary>
internal static class ColumnWidths
{
    /// <summary>Half characters that fit on a line of an attachment, the padding of cells included.</summary>
    private const int Line = 84;

    /// <summary>The longest text, in half characters, that is not to be broken.</summary>
    private const int Short = 16;

    private const int Padding = 2;
    private const int Most = 40;
    private const int Least = 10;

    public static IReadOnlyList<Column> Of(IReadOnlyList<string> titles, IReadOnlyList<string[]> rows)
    {
        var longest = titles
            .Select((title, i) => rows.Select(r => i < r.Length ? r[i] : "").Append(title).Max(Longest))
            .ToArray();
        var all = longest.Sum(l => l + Padding);
        if (all <= Line)
        {
            return [.. titles.Select((t, i) => Make(t, longest[i], longest[i] + Padding))];
        }

        var rest = Line - longest.Where(l => l <= Short).Sum(l => l + Padding);
        var weights = longest.Where(l => l > Short).Sum(l => Math.Min(l, Most));
        return
        [
            .. titles.Select(
                (t, i) =>
                    Make(
                        t,
                        longest[i],
                        longest[i] <= Short
                            ? longest[i] + Padding
                            : Math.Max(Least, (double)rest * Math.Min(longest[i], Most) / weights)
                    )
            ),
        ];
    }

    private static Column Make(string title, int longest, double share) =>
        new(title, (float)Math.Round(share, 1)) { Centred = longest <= Short };

    private static int Longest(string cell) => cell.Split('\n').Max(TextWidth.Of);
}
