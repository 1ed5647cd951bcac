using Dengke.Domain.Kernel;

namespace Dengke.Tables.Reading;

/// <summary>What makes a header's columns uncertain, so that the table is refused.</summary>
internal static class HeaderProblems
{
    public static Failure? Of(
        IReadOnlyList<TopRow> rows,
        int position,
        IReadOnlyList<TableColumn> columns,
        ColumnRecogniser recogniser,
        TableLimits limits
    ) =>
        TooMany(columns, limits)
        ?? TwoRows(rows, position, position - 1, columns, recogniser)
        ?? TwoRows(rows, position, position + 1, columns, recogniser)
        ?? Duplicate(columns, recogniser)
        ?? MissingKey(rows[position], columns, recogniser);

    private static Failure? TooMany(IReadOnlyList<TableColumn> columns, TableLimits limits) =>
        columns.Count(c => c.Header.Length > 0) is var filled && filled > limits.Columns
            ? TableFailures.TooManyColumns(filled, limits.Columns)
            : null;

    /// <summary>
    /// A merged header keeps some labels in the row above or below. A neighbour that repeats this row's fields in their places
    /// (registry codes under the labels, a header printed twice) is skipped like any repeated header.
    /// </summary>
    private static Failure? TwoRows(
        IReadOnlyList<TopRow> rows,
        int position,
        int neighbour,
        IReadOnlyList<TableColumn> columns,
        ColumnRecogniser recogniser
    )
    {
        if (neighbour < 0 || neighbour >= rows.Count || Math.Abs(rows[neighbour].Number - rows[position].Number) != 1)
        {
            return null;
        }

        var labels = 0;
        var elsewhere = 0;
        var overBlank = 0;
        for (var i = 0; i < rows[neighbour].Texts.Length; i++)
        {
            if (recogniser.Match(rows[neighbour].Texts[i]) is not { } field)
            {
                continue;
            }

            labels++;
            elsewhere += i < columns.Count && recogniser.Match(columns[i].Header) == field ? 0 : 1;
            overBlank += i < columns.Count && columns[i].Header.Length > 0 ? 0 : 1;
        }

        return overBlank > 0 || (elsewhere > 0 && labels > 1)
            ? TableFailures.TwoHeaderRows(rows[Math.Min(position, neighbour)].Number, rows[Math.Max(position, neighbour)].Number)
            : null;
    }

    private static Failure? Duplicate(IReadOnlyList<TableColumn> columns, ColumnRecogniser recogniser)
    {
        foreach (var taken in columns.Where(c => c.Field is not null))
        {
            if (columns.FirstOrDefault(c => c != taken && recogniser.Clash(taken.Header, c.Header)) is { } other)
            {
                return taken.Index < other.Index
                    ? TableFailures.DuplicateColumn(taken.Field!.Label, taken, other)
                    : TableFailures.DuplicateColumn(taken.Field!.Label, other, taken);
            }
        }

        return null;
    }

    private static Failure? MissingKey(TopRow row, IReadOnlyList<TableColumn> columns, ColumnRecogniser recogniser) =>
        columns.Any(c => c.Field is { } field && ColumnRecogniser.IsKey(field.Format))
            ? null
            : TableFailures.MissingKey(row.Number, recogniser.KeyLabels);
}
