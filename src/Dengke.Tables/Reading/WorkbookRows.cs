using System.Globalization;
using ExcelDataReader;

namespace Dengke.Tables.Reading;

/// <summary>One sheet's rows.</summary>
internal sealed class WorkbookRows : RowReader
{
    private readonly IExcelDataReader reader;
    private readonly string file;
    private readonly TableLimits limits;
    private readonly NumberStyles styles;
    private readonly Dictionary<(int Row, int Column), string>? errors;
    private readonly RawCell[] cells;

    public WorkbookRows(IExcelDataReader reader, WorkbookFacts facts, string file, TableLimits limits)
    {
        this.reader = reader;
        this.file = file;
        this.limits = limits;
        styles = new NumberStyles(facts.Date1904);
        errors = facts.Errors.Of(reader.Name ?? "");
        cells = new RawCell[reader.FieldCount];
    }

    public override ReadOnlySpan<RawCell> Cells => cells;

    public override bool Read()
    {
        if (Failure is not null)
        {
            return false;
        }

        try
        {
            if (!reader.Read())
            {
                return false;
            }

            Number = reader.Depth + 1;
            for (var i = 0; i < cells.Length; i++)
            {
                cells[i] = Convert(i);
            }
        }
        catch (Exception e)
        {
            Failure = WorkbookTrouble.Of(e, file);
        }

        return Failure is null;
    }

    protected override void Dispose(bool disposing) => reader.Dispose();

    private RawCell Convert(int column)
    {
        switch (reader.GetValue(column))
        {
            case null:
                return errors is not null && errors.TryGetValue((Number, column), out var error)
                    ? RawCell.OfError(error)
                    : default;
            case string text:
                if (text.Length > limits.CellLength)
                {
                    Failure = TableFailures.CellTooLong(Number, column, limits.CellLength);
                }

                return RawCell.OfText(text);
            case double number:
                return styles.Convert(number, reader, column);
            case int number:
                return styles.Convert(number, reader, column);
            case DateTime date:
                return RawCell.OfDate(date);
            case bool truth:
                return RawCell.OfTruth(truth);
            case IFormattable other:
                return RawCell.OfText(other.ToString(null, CultureInfo.InvariantCulture));
            case var other:
                return RawCell.OfText(other.ToString() ?? "");
        }
    }
}
