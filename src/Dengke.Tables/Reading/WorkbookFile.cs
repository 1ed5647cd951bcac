using Dengke.Domain.Kernel;
using ExcelDataReader;

namespace Dengke.Tables.Reading;

/// <summary>An XLSX or XLS workbook, read by ExcelDataReader once the guards have let it pass.</summary>
internal sealed class WorkbookFile : TableFile
{
    private readonly WorkbookFacts facts;
    private readonly TableLimits limits;
    private readonly List<int> sheetPositions = [];
    private readonly List<string> sheetNames = [];
    private WorkbookRows? first;

    private WorkbookFile(TableInput input, TableFormat format, WorkbookFacts facts, TableLimits limits)
        : base(input)
    {
        Format = format;
        this.facts = facts;
        this.limits = limits;
    }

    public override TableFormat Format { get; }

    public override IReadOnlyList<string> Sheets => sheetNames;

    public static Outcome<TableFile> Open(TableInput input, TableFormat format, WorkbookFacts facts, TableLimits limits)
    {
        var file = new WorkbookFile(input, format, facts, limits);
        return file.ListSheets() is { } failure ? failure : file;
    }

    public override Outcome<RowReader> Open(int sheet)
    {
        if (Interlocked.Exchange(ref first, null) is { } opened)
        {
            return opened;
        }

        if (OpenReader(out var reader) is { } failure)
        {
            return failure;
        }

        try
        {
            for (var i = 0; i < sheetPositions[sheet]; i++)
            {
                reader.NextResult();
            }

            return Rows(reader);
        }
        catch (Exception e)
        {
            reader.Dispose();
            return WorkbookTrouble.Of(e, Input.Name);
        }
    }

    protected override void Close() => Interlocked.Exchange(ref first, null)?.Dispose();

    /// <summary>The reader of a lone sheet is kept: opening a workbook takes a reading of its own.</summary>
    private Failure? ListSheets()
    {
        if (OpenReader(out var reader) is { } failure)
        {
            return failure;
        }

        try
        {
            if (reader.ResultsCount == 1)
            {
                Add(reader, 0);
                var rows = Rows(reader);
                first = rows.IsOk ? (WorkbookRows)rows.Value : null;
                return rows.Failure;
            }

            var position = 0;
            do
            {
                if (reader.RowCount > 0 && reader.FieldCount > 0 && reader.VisibleState == "visible")
                {
                    Add(reader, position);
                }

                position++;
            } while (reader.NextResult());
            reader.Dispose();
            return sheetNames.Count == 0 ? TableFailures.NoSheet(Input.Name) : null;
        }
        catch (Exception e)
        {
            reader.Dispose();
            return WorkbookTrouble.Of(e, Input.Name);
        }
    }

    private void Add(IExcelDataReader reader, int position)
    {
        sheetNames.Add(reader.Name ?? "");
        sheetPositions.Add(position);
    }

    private Outcome<RowReader> Rows(IExcelDataReader reader)
    {
        var (rows, columns) = (reader.RowCount, reader.FieldCount);
        var most = WorkbookFacts.Most(Format);
        if (rows > most.Rows || columns > most.Columns || (long)rows * columns > limits.SpannedCells)
        {
            reader.Dispose();
            return TableFailures.TooManyCells(rows, columns);
        }

        return new WorkbookRows(reader, facts, Input.Name, limits);
    }

    private Failure? OpenReader(out IExcelDataReader reader)
    {
        reader = null!;
        var opening = Input.Open();
        if (!opening.IsOk)
        {
            return opening.Failure;
        }

        try
        {
            // Naming the encoding first registers the code pages that the configuration asks for.
            var fallback = TextEncodings.Gb18030;
            var configuration = new ExcelReaderConfiguration { FallbackEncoding = fallback };
            reader =
                Format == TableFormat.Xlsx
                    ? ExcelReaderFactory.CreateOpenXmlReader(opening.Value, configuration)
                    : ExcelReaderFactory.CreateBinaryReader(opening.Value, configuration);
            return null;
        }
        catch (Exception e)
        {
            opening.Value.Dispose();
            return WorkbookTrouble.Of(e, Input.Name);
        }
    }
}
