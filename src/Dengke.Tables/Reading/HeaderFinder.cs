using Dengke.Domain.Kernel;
using Dengke.Domain.Records;

namespace Dengke.Tables.Reading;

/// <summary>One of a file's first rows, as text.</summary>
internal sealed record TopRow(int Number, string[] Texts)
{
    public int Filled => Texts.Count(t => !string.IsNullOrWhiteSpace(t));
}

/// <summary>Where the header stands and what it says.</summary>
/// <param name="Position">Among the rows looked at, from 0.</param>
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
        var scores = rows.Select(Score).ToArray();
        var position = scores.Length == 0 ? -1 : Array.IndexOf(scores, scores.Max());
        if (position < 0)
        {
            return null;
        }

        if (scores[position] == 0)
        {
            var fullest = rows.MaxBy(r => r.Filled)!;
            return fullest.Filled == 0
                ? null
                : new FoundHeader(
                    rows.ToList().IndexOf(fullest),
                    fullest.Number,
                    Columns(fullest),
                    0,
                    TableFailures.NoHeader(limits.HeaderRows)
                );
        }

        var columns = Columns(rows[position]);
        return new FoundHeader(position, rows[position].Number, columns, scores[position], Problem(rows, position, columns));
    }

    private int Score(TopRow row) => row.Texts.Count(t => recogniser.Match(t) is not null);

    private TableColumn[] Columns(TopRow row) =>
        [.. row.Texts.Select((text, i) => new TableColumn(i, text.Trim(), recogniser.Match(text)))];

    private Failure? Problem(IReadOnlyList<TopRow> rows, int position, TableColumn[] columns)
    {
        if (columns.Count(c => c.Header.Length > 0) is var filled && filled > limits.Columns)
        {
            return TableFailures.TooManyColumns(filled, limits.Columns);
        }

        return TwoRows(rows, position, columns)
            ?? Duplicate(columns)
            ?? (
                columns.Any(c => c.Field is { } field && ColumnRecogniser.IsKey(field.Format))
                    ? null
                    : TableFailures.MissingKey(rows[position].Number, recogniser.KeyLabels)
            );
    }

    /// <summary>
    /// A merged header keeps some labels in the row above or below: the neighbour has labels of its own where this row has
    /// none. A row below that says exactly the same is a header printed twice, which is skipped like any other.
    /// </summary>
    private Failure? TwoRows(IReadOnlyList<TopRow> rows, int position, TableColumn[] columns)
    {
        foreach (var neighbour in (int[])[position - 1, position + 1])
        {
            if (neighbour < 0 || neighbour >= rows.Count || Math.Abs(rows[neighbour].Number - rows[position].Number) != 1)
            {
                continue;
            }

            var texts = rows[neighbour].Texts;
            var labels = 0;
            var elsewhere = 0;
            for (var i = 0; i < texts.Length; i++)
            {
                if (recogniser.Match(texts[i]) is not { } field)
                {
                    continue;
                }

                labels++;
                elsewhere += i < columns.Length && columns[i].Field == field ? 0 : 1;
            }

            if (elsewhere > 0 && (labels > 1 || IsBlankHere(texts, columns)))
            {
                var (above, below) = (Math.Min(position, neighbour), Math.Max(position, neighbour));
                return TableFailures.TwoHeaderRows(rows[above].Number, rows[below].Number);
            }
        }

        return null;
    }

    private bool IsBlankHere(string[] texts, TableColumn[] columns) =>
        texts.Where((t, i) => (i >= columns.Length || columns[i].Header.Length == 0) && recogniser.Match(t) is not null).Any();

    private static Failure? Duplicate(TableColumn[] columns)
    {
        var seen = new Dictionary<RecordField, TableColumn>();
        foreach (var column in columns.Where(c => c.Field is not null))
        {
            if (!seen.TryAdd(column.Field!, column))
            {
                return TableFailures.DuplicateColumn(column.Field!.Label, seen[column.Field!], column);
            }
        }

        return null;
    }
}
