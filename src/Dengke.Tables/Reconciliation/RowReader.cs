using System.Text;

namespace Dengke.Tables.Reconciliation;

/// <summary>Reads single rows of one side. One per thread.</summary>
internal sealed class RowReader(SideIndex index)
{
    private readonly int[] ends = new int[index.Store.Layout.Width];
    private byte[] buffer = new byte[1024];
    private byte[] scratch = [];

    /// <summary>The row at the beginning of a text.</summary>
    public RowScanner Row(ReadOnlySpan<byte> text)
    {
        var row = new RowScanner(text, index.Store.Layout.Delimiter, ends);
        row.Read();
        return row;
    }

    /// <summary>The row with a number, copied from the store.</summary>
    public RowScanner Row(int number)
    {
        var length = (int)(index.Offsets[number + 1] - index.Offsets[number]);
        if (buffer.Length < length)
        {
            buffer = new byte[length * 2];
        }

        return Row(buffer.AsSpan(0, index.Store.Bytes.Read(index.Offsets[number], buffer.AsSpan(0, length))));
    }

    /// <summary>A field of a row as it stands, by its index in the catalogue.</summary>
    public ReadOnlySpan<byte> Field(scoped in RowScanner row, int field) => row.Field(index.Store.Layout.Columns[field]);

    /// <summary>A field's value, valid until the next one is asked for.</summary>
    public ReadOnlySpan<byte> Value(ReadOnlySpan<byte> field) => CsvField.Value(field, index.Store.Layout, ref scratch);

    public string Text(ReadOnlySpan<byte> field) => Encoding.UTF8.GetString(Value(field));

    /// <summary>What damage a row's cell has, as a spilled store notes it, or else as its text shows.</summary>
    public CellDamage Damage(scoped in RowScanner row, int field, CellDamage shown) =>
        index.Store.Layout.IsSpilled ? DamageNotes.Find(row.Field(index.Store.Layout.DamageColumn), field) : shown;
}
