namespace Dengke.Tables.Reading;

/// <summary>
/// Finds a double quote without partner, which would make a reader take the rest of the text for one cell. A cell with line
/// breaks has its quotes on two lines near each other; the first line whose partner is far is named.
/// </summary>
internal sealed class QuoteBalance
{
    /// <summary>Lines that one cell may span.</summary>
    private const int LongestCell = 50;

    private int? openLine;
    private int? firstFar;

    /// <summary>The line of a quote that is never closed; null where all are.</summary>
    public int? OpenLine => openLine is null ? null : firstFar ?? openLine;

    /// <summary>Adds a block of whole lines, of which the first has the number <paramref name="line"/>.</summary>
    public void Add(ReadOnlySpan<byte> block, int line)
    {
        while (block.IndexOf((byte)'"') is >= 0 and var quote)
        {
            line += block[..quote].Count((byte)'\n');
            var rest = block[quote..];
            var end = rest.IndexOf((byte)'\n') is >= 0 and var at ? at : rest.Length;
            if (rest[..end].Count((byte)'"') % 2 == 1)
            {
                Toggle(line);
            }

            block = rest[end..];
        }
    }

    private void Toggle(int line)
    {
        if (openLine is not { } open)
        {
            openLine = line;
            return;
        }

        if (line - open > LongestCell)
        {
            firstFar ??= open;
        }

        openLine = null;
    }
}
