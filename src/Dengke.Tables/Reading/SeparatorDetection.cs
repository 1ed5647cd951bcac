namespace Dengke.Tables.Reading;

/// <summary>
/// Tells the separator from a text's first lines: the one that gives the most cells in the same number on most lines. A comma
/// where none does.
/// </summary>
internal static class SeparatorDetection
{
    private const int MaximumChars = 1 << 20;

    private static readonly char[] Candidates = [',', '\t', ';'];

    public static char Of(TextReader reader, int lines)
    {
        var counts = new List<int[]>();
        var current = new int[Candidates.Length];
        var quoted = false;
        var filled = false;
        for (var i = 0; i < MaximumChars && counts.Count < lines; i++)
        {
            var c = reader.Read();
            if (c < 0)
            {
                break;
            }

            if (c == '"')
            {
                quoted = !quoted;
            }

            if (!quoted && c is '\n' or '\r')
            {
                if (filled)
                {
                    counts.Add(current);
                }

                (current, filled) = (new int[Candidates.Length], false);
                continue;
            }

            filled = true;
            if (!quoted && Array.IndexOf(Candidates, (char)c) is var candidate and >= 0)
            {
                current[candidate]++;
            }
        }

        counts.Add(current);
        return Candidates.MaxBy(c => Score(counts, Array.IndexOf(Candidates, c)));
    }

    /// <summary>The commonest number of separators on a line, weighted by the lines that agree.</summary>
    private static int Score(List<int[]> counts, int candidate) =>
        counts.Select(c => c[candidate]).Where(n => n > 0).GroupBy(n => n).Select(g => g.Key * g.Count()).DefaultIfEmpty().Max();
}
