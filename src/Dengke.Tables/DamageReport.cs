using Dengke.Domain.Records;

namespace Dengke.Tables;

/// <summary>One damaged cell.</summary>
/// <param name="Row">The row number that a spreadsheet shows.</param>
/// <param name="Column">The column.</param>
/// <param name="Value">The text as it stands there.</param>
/// <param name="Damage">What has happened to it.</param>
public sealed record DamagedCell(int Row, TableColumn Column, string Value, CellDamage Damage)
{
    public RecordField Field => Column.Field!;

    /// <summary>The cell as a person finds it, e.g. <c>G12</c>.</summary>
    public string Address => Column.Letter + Row;

    /// <summary>One Chinese sentence: where, what stands there, what has happened.</summary>
    public string Message => $"{Address} {Field.Label}“{Value}”: {Damage.Sentence().Chinese}。";

    /// <summary>The same in English.</summary>
    public string EnglishMessage => $"{Address} {Field.EnglishLabel} “{Value}”: {Damage.Sentence().English}.";
}

/// <summary>The damaged cells of a table: all counted, the first ones kept, so that memory stays bounded.</summary>
public sealed class DamageReport
{
    private readonly Action<DamagedCell>? each;
    private readonly Dictionary<CellDamage, int> counts = [];
    private readonly List<DamagedCell> kept = [];
    private readonly int keep;

    internal DamageReport(int keep, Action<DamagedCell>? each)
    {
        this.keep = keep;
        this.each = each;
    }

    public int Total { get; private set; }

    /// <summary>The first ones, in file order. Whoever needs them all passes a callback to <see cref="SourceTable.Rows"/>.</summary>
    public IReadOnlyList<DamagedCell> Kept => kept;

    public IReadOnlyDictionary<CellDamage, int> Counts => counts;

    internal void Add(int row, TableColumn column, Cell cell)
    {
        Total++;
        counts[cell.Damage] = counts.GetValueOrDefault(cell.Damage) + 1;
        if (each is null && kept.Count >= keep)
        {
            return;
        }

        var damaged = new DamagedCell(row, column, cell.Text, cell.Damage);
        each?.Invoke(damaged);
        if (kept.Count < keep)
        {
            kept.Add(damaged);
        }
    }
}
