using System.Buffers;
using System.Text;
using System.Text.Unicode;
using Dengke.Domain.Records;
using Dengke.Tables.Reading;

namespace Dengke.Tables.Reconciliation;

/// <summary>What a line of a plain CSV is.</summary>
internal enum PlainRow
{
    Record,

    /// <summary>A blank line, a note or a repeated header.</summary>
    Skipped,

    /// <summary>The file is to be read as a table.</summary>
    Irregular,
}

/// <summary>
/// Judges the lines of a plain CSV as <see cref="RowShaper"/> would. Nearly all are ordinary, which a look at the bytes tells; the
/// shaper is asked about the others only. One per thread.
/// </summary>
internal sealed class PlainRowReader(RowLayout layout, PlainTable table)
{
    /// <summary>Longer lines may hold a cell that is longer than any table's.</summary>
    private const int LongestPlain = 32_767;

    /// <summary>What an ordinary line has none of: a CR within it, NUL, the # of an error value, the + of 1.10105E+17.</summary>
    private static readonly SearchValues<byte> Doubtful = SearchValues.Create("\r\0#+"u8);

    private readonly int[] keyColumns = Columns(table, ColumnRecogniser.IsKey);

    /// <summary>Where 18 digits may end in zeros because they were rounded.</summary>
    private readonly int[] documentColumns = Columns(table, f => f == FieldFormat.DocumentNumber);

    /// <summary>Where five digits, perhaps more behind a point, are a date's serial number or a major's code without its zero.</summary>
    private readonly int[] fiveDigitColumns = Columns(table, f => f is FieldFormat.Date or FieldFormat.MajorCode);
    private byte[] scratch = [];

    /// <param name="row">The line.</param>
    /// <param name="number">Its number in its part, from 1.</param>
    /// <param name="damaged">Takes its damaged cells.</param>
    public PlainRow Judge(in RowScanner row, int number, List<Tables.DamagedCell> damaged)
    {
        var body = row.Body;
        if (row.IsIrregular || body.Length > LongestPlain || HasCellsBeyond(row) || !Utf8.IsValid(body))
        {
            return PlainRow.Irregular;
        }

        var isDoubtful = body.ContainsAny(Doubtful);
        if (!isDoubtful && body.IndexOf("\uFFFD"u8) < 0 && HasPlainKey(row) && !HasDoubtfulValue(row))
        {
            return PlainRow.Record;
        }

        return isDoubtful && IsBroken(row) ? PlainRow.Irregular : Shape(row, number, damaged);
    }

    private PlainRow Shape(in RowScanner row, int number, List<Tables.DamagedCell> damaged)
    {
        var cells = new RawCell[Math.Min(row.Count, table.Columns.Count)];
        for (var column = 0; column < cells.Length; column++)
        {
            cells[column] = RawCell.OfText(Encoding.UTF8.GetString(Value(row, column)));
        }

        var shape = table.Shaper.Shape(number, cells, new DamageReport(0, damaged.Add));
        return shape.Failure is not null ? PlainRow.Irregular
            : shape.Row is { Kind: RowKind.Record } ? PlainRow.Record
            : PlainRow.Skipped;
    }

    /// <summary>Whether there is more to the right of the table than empty cells.</summary>
    private bool HasCellsBeyond(in RowScanner row) =>
        row.Count > table.Columns.Count
        && row.From(table.Columns.Count).IndexOfAnyExcept(layout.Delimiter, (byte)'\r', (byte)'\n') >= 0;

    /// <summary>Whether a line has a NUL, or a CR that is no part of a quoted text and so may end a line.</summary>
    private static bool IsBroken(in RowScanner row)
    {
        if (row.Body.Contains((byte)0))
        {
            return true;
        }

        for (var column = 0; column < row.Count; column++)
        {
            var field = row.Field(column);
            if (field.Contains((byte)'\r') && field[0] != (byte)'"')
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Four digits at the beginning of any key make a row a record, unless a sentence follows.</summary>
    private bool HasPlainKey(in RowScanner row)
    {
        foreach (var column in keyColumns)
        {
            var key = Value(row, column);
            if (key.Length >= 4 && !key[..4].ContainsAnyExceptInRange((byte)'0', (byte)'9') && Ascii.IsValid(key))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>What may be damaged: see <see cref="Damages"/>.</summary>
    private bool HasDoubtfulValue(in RowScanner row)
    {
        foreach (var column in documentColumns)
        {
            if (Value(row, column).EndsWith("000"u8))
            {
                return true;
            }
        }

        foreach (var column in fiveDigitColumns)
        {
            var value = Value(row, column);
            if (value.Length == 5 || (value.Length > 5 && value[5] == (byte)'.'))
            {
                return true;
            }
        }

        return false;
    }

    private ReadOnlySpan<byte> Value(in RowScanner row, int column) => CsvField.Value(row.Field(column), layout, ref scratch);

    private static int[] Columns(PlainTable table, Func<FieldFormat, bool> of) =>
        [.. table.Columns.Where(c => c.Field is { } field && of(field.Format)).Select(c => c.Index)];
}
