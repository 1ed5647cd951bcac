using Dengke.Domain.Campaigns;
using Dengke.Domain.Kernel;
using Dengke.Domain.Records;
using Dengke.Features.Shared.Records;
using Dengke.Tables;

namespace Dengke.Features.Records;

/// <summary>Something to say about one cell of an owner's file.</summary>
/// <param name="Row">The row number that a spreadsheet shows.</param>
/// <param name="Cell">The cell's address, e.g. G12; the row alone where no single cell is meant.</param>
/// <param name="Blocks">Whether the file cannot be applied with it: the spreadsheet has destroyed what stood there.</param>
public sealed record ImportProblem(
    int Row,
    string Cell,
    string Field,
    bool Blocks,
    Severity Severity,
    string Message,
    string EnglishMessage
);

/// <summary>One student's row as read.</summary>
/// <param name="Values">By catalogue key; fields that the file has no column for are absent.</param>
public sealed record ImportRow(int Number, IReadOnlyDictionary<string, string> Values, IReadOnlyList<ImportProblem> Problems);

/// <summary>A file read to its end, every problem by row and column.</summary>
public sealed record ImportReading(
    IReadOnlyList<TableColumn> Columns,
    int HeaderRow,
    IReadOnlyList<ImportRow> Rows,
    IReadOnlyList<SkippedRow> Skipped
)
{
    /// <summary>Damages after which a value cannot be told any more; a file with one is never applied.</summary>
    private static readonly CellDamage[] Destroying =
    [
        CellDamage.Rounded,
        CellDamage.LeadingZeroLost,
        CellDamage.DateSerial,
        CellDamage.TakenForDate,
    ];

    public IEnumerable<ImportProblem> Problems => Rows.SelectMany(r => r.Problems);

    public int Errors => Problems.Count(p => p.Severity == Severity.Error);

    public int Warnings => Problems.Count(p => p.Severity == Severity.Warning);

    public int Blocking => Problems.Count(p => p.Blocks);

    public IEnumerable<TableColumn> UnknownColumns => Columns.Where(c => c.Field is null && c.Header.Length > 0);

    /// <param name="content">The file as uploaded.</param>
    /// <param name="today">The day against which ages are judged.</param>
    public static Outcome<ImportReading> Read(byte[] content, string fileName, Campaign campaign, ColumnMap? map, DateOnly today)
    {
        var catalogue = campaign.Catalogue();
        using var upload = new MemoryStream(content, writable: false);
        var opened = SourceTable.Open(upload, fileName, catalogue, new TableOptions { Map = map });
        if (!opened.IsOk)
        {
            return Failure.Invalid("file", opened.Failure!.Message, opened.Failure!.English);
        }

        using var table = opened.Value;
        var columnOf = table.Columns.Where(c => c.Field is not null).ToDictionary(c => c.Field!.Key, StringComparer.Ordinal);
        var validation = new RecordValidation(catalogue, today);
        var damages = new List<DamagedCell>();
        var rows = new List<ImportRow>();
        var stream = table.Rows(damages.Add);
        foreach (var row in stream)
        {
            var values = new Dictionary<string, string>(table.Fields.Count, StringComparer.Ordinal);
            for (var i = 0; i < table.Fields.Count; i++)
            {
                values[table.Fields[i].Key] = row[i].Text;
            }

            rows.Add(new ImportRow(row.Number, values, [.. Damaged(damages), .. Invalid(row.Number, values)]));
            damages.Clear();
        }

        return stream.Outcome.Then<ImportReading>(summary => new ImportReading(
            table.Columns,
            table.HeaderRow,
            rows,
            summary.Skipped
        ));

        IEnumerable<ImportProblem> Damaged(List<DamagedCell> cells) =>
            cells.Select(d => new ImportProblem(
                d.Row,
                d.Address,
                d.Field.Key,
                Destroying.Contains(d.Damage),
                Destroying.Contains(d.Damage) ? Severity.Error : Severity.Warning,
                d.Message,
                d.EnglishMessage
            ));

        IEnumerable<ImportProblem> Invalid(int number, Dictionary<string, string> values) =>
            validation
                .Validate(RowValues.InOrder(values, catalogue))
                .Select(f => new ImportProblem(
                    number,
                    columnOf.TryGetValue(f.FieldKey, out var column) ? column.Letter + number : $"第 {number} 行",
                    f.FieldKey,
                    false,
                    f.Severity,
                    f.Message,
                    f.EnglishMessage
                ));
    }
}
