using nietras.SeparatedValues;

namespace Dengke.Tables.Reading;

/// <summary>The rows of a delimited text (RFC 4180). Rows are counted as a spreadsheet counts them: a cell may hold line breaks.</summary>
internal sealed class DelimitedRows : RowReader
{
    private readonly TextReader text;
    private readonly string file;
    private readonly TableLimits limits;
    private readonly char separator;
    private SepReader? reader;
    private RawCell[] cells = new RawCell[32];
    private int count;

    public DelimitedRows(TextReader text, char separator, string file, TableLimits limits)
    {
        this.text = text;
        this.file = file;
        this.limits = limits;
        this.separator = separator;
    }

    public override ReadOnlySpan<RawCell> Cells => cells.AsSpan(0, count);

    public override bool ExtraCellsShift => true;

    public override bool Read()
    {
        if (Failure is not null)
        {
            return false;
        }

        try
        {
            // Sep reads ahead as soon as it is made, so a bad file shows here and not in the constructor.
            reader ??= Sep.New(separator)
                .Reader(o =>
                    o with
                    {
                        HasHeader = false,
                        Unescape = true,
                        DisableColCountCheck = true,
                        CreateToString = SepToString.PoolPerCol(),
                    }
                )
                .From(text);
            if (!reader.MoveNext())
            {
                return false;
            }

            Number++;
            Fill(reader.Current);
        }
        catch (Exception e)
        {
            Failure = WorkbookTrouble.Of(e, file);
        }

        return Failure is null;
    }

    protected override void Dispose(bool disposing)
    {
        reader?.Dispose();
        text.Dispose();
    }

    private void Fill(SepReader.Row row)
    {
        if (row.LineNumberToExcl - row.LineNumberFrom > 1 && HasStrayQuote(row.Span))
        {
            Failure = TableFailures.UnclosedQuote(row.LineNumberFrom);
            return;
        }

        count = row.ColCount;
        if (count > cells.Length)
        {
            Array.Resize(ref cells, Math.Max(count, cells.Length * 2));
        }

        for (var i = 0; i < count; i++)
        {
            if (row[i].Span.Length > limits.CellLength)
            {
                Failure = TableFailures.CellTooLong(Number, i, limits.CellLength);
                return;
            }

            cells[i] = RawCell.OfText(SpreadsheetText.Unwrap(row[i].ToString()));
        }
    }

    /// <summary>
    /// Whether a line break is held together by a quote inside a cell and not around it: such a quote belongs to the text, and the
    /// lines after it are other people's rows.
    /// </summary>
    private bool HasStrayQuote(ReadOnlySpan<char> row)
    {
        var (open, cellStart, quotedCell) = (false, true, false);
        foreach (var c in row)
        {
            if (c == separator && !open)
            {
                (cellStart, quotedCell) = (true, false);
                continue;
            }

            open ^= c == '"';
            quotedCell |= cellStart && open;
            cellStart = false;
            if (c == '\n' && open && !quotedCell)
            {
                return true;
            }
        }

        return false;
    }
}
