namespace Dengke.Tables;

/// <summary>What a row below the header is.</summary>
public enum RowKind
{
    /// <summary>A student.</summary>
    Record,

    /// <summary>A remark or a total: at most two cells filled, and no key among them.</summary>
    Note,

    /// <summary>The header again, as printed tables carry it on every page.</summary>
    RepeatedHeader,
}

/// <summary>One row of a <see cref="SourceTable"/>. It stays valid after the next one is read.</summary>
public sealed class SourceRow
{
    private readonly Cell[] cells;
    private readonly int[] columnOfField;

    internal SourceRow(int number, RowKind kind, Cell[] cells, int[] columnOfField)
    {
        Number = number;
        Kind = kind;
        this.cells = cells;
        this.columnOfField = columnOfField;
    }

    /// <summary>The row number that a spreadsheet shows at the left, from 1. In DBF, the record's number.</summary>
    public int Number { get; }

    public RowKind Kind { get; }

    /// <summary>
    /// Every cell in file order, recognised or not, so that the owner's file can be handed back. At least as many as the
    /// table has columns; more where a cell stands to the right of them.
    /// </summary>
    public ReadOnlySpan<Cell> Cells => cells;

    /// <summary>The cell of a recognised field, by its position in <see cref="SourceTable.Fields"/>; blank for -1.</summary>
    public Cell this[int field] => field < 0 ? Cell.Blank : cells[columnOfField[field]];
}
