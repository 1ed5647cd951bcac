using Dengke.Domain.Kernel;

namespace Dengke.Tables.Reading;

/// <summary>One of a file's first rows, as text.</summary>
internal sealed record TopRow(int Number, string[] Texts)
{
    public int Filled => Texts.Count(t => !string.IsNullOrWhiteSpace(t));
}

/// <summary>Where the header stands and what it says.</summary>
/// <param name="Position">Among the rows looked at, from 0.</param>
/// <param name="Number">The row number that a spreadsheet shows.</param>
/// <param name="Recognised">How many columns carry a field.</param>
/// <param name="Problem">Why the table cannot be read with this header; null where it can.</param>
internal sealed record FoundHeader(
    int Position,
    int Number,
    IReadOnlyList<TableColumn> Columns,
    int Recognised,
    Failure? Problem
);

/// <summary>
/// Finds the header among a file's first rows: the row with the most recognised labels. Title rows above it and blank rows
/// do no harm; whatever makes the columns uncertain is a problem, not a guess.
/// </summary>
internal sealed class HeaderFinder(ColumnRecogniser recogniser, TableLimits limits)
{
    /// <summary>
    /// The header among <paramref name="rows"/>; where no label is known at all, the fullest row with the problem
    /// <c>no_header</c>, for a person to map its columns. Null where every row is blank.
    /// </summary>
    public FoundHeader? Find(IReadOnlyList<TopRow> rows)
    {
        if (rows.All(r => r.Filled == 0))
        {
            return null;
        }

        var scores = rows.Select(r => recogniser.MatchAll(r.Texts).Count(f => f is not null)).ToArray();
        var recognised = scores.Max();
        var position = Array.IndexOf(recognised == 0 ? [.. rows.Select(r => r.Filled)] : scores, Best(recognised));
        var columns = Columns(rows[position]);
        var problem =
            recognised == 0
                ? TableFailures.NoHeader(limits.HeaderRows)
                : HeaderProblems.Of(rows, position, columns, recogniser, limits);
        return new FoundHeader(position, rows[position].Number, columns, recognised, problem);

        int Best(int most) => most == 0 ? rows.Max(r => r.Filled) : most;
    }

    private TableColumn[] Columns(TopRow row)
    {
        var fields = recogniser.MatchAll(row.Texts);
        return [.. row.Texts.Select((text, i) => new TableColumn(i, text.Trim(), fields[i]))];
    }
}
