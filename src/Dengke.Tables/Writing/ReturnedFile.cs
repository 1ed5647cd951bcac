using Dengke.Domain.Kernel;

namespace Dengke.Tables.Writing;

/// <summary>
/// An owner's file handed back as XLSX: all its columns and rows in their order, and behind them a column 问题 with what is wrong
/// in each row, the damaged cells among it. Rows keep their numbers, so that a finding's G12 is the returned file's G12.
/// </summary>
public static class ReturnedFile
{
    /// <summary>The header of the added column.</summary>
    public const string ProblemHeader = "问题";

    private const double ProblemWidth = 60;

    /// <summary>Writes the file.</summary>
    /// <param name="table">Read from its start; once more where a row has cells outside the header's columns.</param>
    /// <param name="findings">What else is wrong with a row, in sentences; null or empty for nothing.</param>
    /// <returns>What the reading came to, or why it ended early; the output is then incomplete.</returns>
    public static async Task<Outcome<ReadSummary>> WriteAsync(
        SourceTable table,
        Stream output,
        Func<SourceRow, string?> findings,
        CancellationToken cancellation = default
    )
    {
        var width = Width(table);
        XlsxColumn[] columns =
        [
            .. Enumerable.Range(0, width).Select(i => new XlsxColumn(i < table.Columns.Count ? table.Columns[i].Header : "")),
            new XlsxColumn(ProblemHeader, ProblemWidth, true),
        ];
        var writer = await XlsxWriter.StartAsync(
            output,
            table.Sheet ?? Path.GetFileNameWithoutExtension(table.FileName),
            columns,
            cancellation
        );
        await using (writer)
        {
            var rows = new ReturnedRows(writer, width, table.Format != TableFormat.Dbf);
            foreach (var (number, cells) in table.TopRows)
            {
                await rows.AddAsync(number, cells, "", cancellation);
            }

            await rows.AddHeaderAsync(table.HeaderRow, cancellation);
            var damages = new List<string>();
            var stream = table.AllRows(d => damages.Add(d.Message));
            foreach (var row in stream)
            {
                var problems = string.Join(
                    '\n',
                    damages.Append(row.Kind == RowKind.Record ? findings(row) : null).Where(p => !string.IsNullOrEmpty(p))
                );
                damages.Clear();
                await rows.AddAsync(row.Number, row.Cells.ToArray(), problems, cancellation);
            }

            await writer.FinishAsync(cancellation);
            return stream.Outcome;
        }
    }

    /// <summary>The columns of the header, or more where a cell stands to the right of them.</summary>
    private static int Width(SourceTable table)
    {
        var width = table.Columns.Count;
        if (!table.MayBeWider)
        {
            return width;
        }

        foreach (var row in table.AllRows())
        {
            width = Math.Max(width, row.Cells.LastIndexOfAnyExcept(Cell.Blank) + 1);
        }

        return width;
    }
}
