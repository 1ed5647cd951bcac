using Dengke.Domain.Kernel;
using Dengke.Domain.Records;

namespace Dengke.Tables.Reading;

/// <summary>Makes rows of cells: reads each cell as its column's field, tells records from notes, reports damage.</summary>
internal sealed class RowShaper
{
    /// <summary>A note fills at most so many cells.</summary>
    private const int NoteCells = 2;

    /// <summary>Every kind of key has at least so many digits.</summary>
    private const int KeyDigits = 4;

    private readonly ColumnRecogniser recogniser;
    private readonly TableColumn[] columns;
    private readonly FieldFormat?[] formats;
    private readonly int[] columnOfField;
    private readonly int[] keyColumns;
    private readonly bool extraCellsShift;

    public RowShaper(IReadOnlyList<TableColumn> columns, ColumnRecogniser recogniser, bool extraCellsShift)
    {
        this.columns = [.. columns];
        this.recogniser = recogniser;
        this.extraCellsShift = extraCellsShift;
        formats = [.. columns.Select(c => c.Field?.Format)];
        columnOfField = [.. columns.Where(c => c.Field is not null).Select(c => c.Index)];
        keyColumns = [.. columns.Where(c => c.Field is { } field && ColumnRecogniser.IsKey(field.Format)).Select(c => c.Index)];
    }

    /// <summary>The row, nothing for a blank one, or why the file cannot be read on.</summary>
    public (SourceRow? Row, Failure? Failure) Shape(int number, ReadOnlySpan<RawCell> raw, DamageReport damages)
    {
        var length = raw.Length;
        while (length > 0 && raw[length - 1].Kind == RawKind.Blank)
        {
            length--;
        }

        if (length == 0)
        {
            return (null, null);
        }

        var cells = new Cell[Math.Max(length, columns.Length)];
        cells.AsSpan(length).Fill(Cell.Blank);
        var filled = 0;
        var lastFilled = -1;
        for (var i = 0; i < length; i++)
        {
            cells[i] =
                i < formats.Length && formats[i] is { } format ? CellReading.Read(raw[i], format) : CellReading.Read(raw[i]);
            if (!cells[i].IsBlank)
            {
                filled++;
                lastFilled = i;
            }
        }

        if (filled == 0)
        {
            return (null, null);
        }

        if (extraCellsShift && lastFilled >= columns.Length)
        {
            return (null, TableFailures.TooManyCellsInRow(number, lastFilled + 1, columns.Length));
        }

        var kind = KindOf(cells, filled);
        if (kind == RowKind.Record)
        {
            Report(number, cells, damages);
        }

        return (new SourceRow(number, kind, cells, columnOfField), null);
    }

    public static string FirstText(SourceRow row)
    {
        foreach (var cell in row.Cells)
        {
            if (!cell.IsBlank)
            {
                return cell.Text;
            }
        }

        return "";
    }

    private void Report(int number, Cell[] cells, DamageReport damages)
    {
        foreach (var i in columnOfField)
        {
            if (cells[i].Damage != CellDamage.None)
            {
                damages.Add(number, columns[i], cells[i]);
            }
        }
    }

    private RowKind KindOf(Cell[] cells, int filled)
    {
        var digits = 0;
        foreach (var i in keyColumns)
        {
            digits = Math.Max(digits, Digits(cells[i].Text));
        }

        return digits >= KeyDigits ? RowKind.Record
            : filled <= NoteCells ? RowKind.Note
            : digits == 0 && IsHeader(cells) ? RowKind.RepeatedHeader
            : RowKind.Record;
    }

    /// <summary>Digits in what may be a key; 0 for a sentence, however many numbers it names.</summary>
    private static int Digits(string text)
    {
        var digits = 0;
        foreach (var c in text)
        {
            if (c is >= '\u2E80' and < '\uFF00')
            {
                return 0;
            }

            digits += char.IsDigit(c) ? 1 : 0;
        }

        return digits;
    }

    private bool IsHeader(Cell[] cells)
    {
        var labels = 0;
        foreach (var i in columnOfField)
        {
            if (cells[i].IsBlank)
            {
                continue;
            }

            if (recogniser.Match(cells[i].Text) != columns[i].Field)
            {
                return false;
            }

            labels++;
        }

        return labels > 1;
    }
}
