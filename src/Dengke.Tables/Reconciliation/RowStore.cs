using System.Runtime.InteropServices;
using Dengke.Domain.Kernel;

namespace Dengke.Tables.Reconciliation;

/// <summary>Where the fields of the catalogue stand in the rows of a store.</summary>
/// <param name="Delimiter">What separates fields, an ASCII character.</param>
/// <param name="FirstRow">The offset of the first row of data, behind mark, title and header.</param>
/// <param name="Columns">The column of each field, by its index in the catalogue; -1 for a field that the table does not have.</param>
internal sealed record RowLayout(byte Delimiter, long FirstRow, IReadOnlyList<int> Columns)
{
    /// <summary>The column in which a spilled store notes the damage of a row's cells; -1 where the store is the file itself.</summary>
    public int DamageColumn { get; init; } = -1;

    /// <summary>Set where the store is a file as it came, whose lines are not all records.</summary>
    public PlainTable? Plain { get; init; }

    public bool IsSpilled => DamageColumn >= 0;

    /// <summary>How many columns matter.</summary>
    public int Width => Plain is { } plain ? plain.Columns.Count + 1 : DamageColumn + 1;

    public bool Has(int field) => Columns[field] >= 0;
}

/// <summary>A table as the engine reads it: rows of CSV in UTF-8 and where the fields stand in them.</summary>
internal sealed record RowStore(ByteStore Bytes, RowLayout Layout) : IDisposable
{
    /// <summary>Reads the same source as a table, cell by cell, where it turns out not to be plain.</summary>
    public Func<Outcome<RowStore>>? Convert { get; init; }

    public void Dispose() => Bytes.Dispose();
}

/// <summary>A run of whole rows.</summary>
/// <param name="Start">Where its first row begins.</param>
/// <param name="End">Where the first row behind it begins.</param>
/// <param name="FirstRow">The number of its first row, from 0.</param>
/// <param name="Rows">How many rows.</param>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct Chunk(long Start, long End, int FirstRow, int Rows);
