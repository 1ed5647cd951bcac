using System.Text;
using Microsoft.Win32.SafeHandles;

namespace Dengke.Tables.Reconciliation;

/// <summary>
/// Writes rows as CSV in UTF-8, the fields in the order of the catalogue and behind them the damage, in memory as long as they are
/// few and then in a temporary file.
/// </summary>
/// <param name="known">By index in the catalogue, whether the table has the field.</param>
internal sealed class RowStoreWriter(IReadOnlyList<bool> known, ReconcileOptions options) : IDisposable
{
    private byte[] buffer = new byte[64 << 10];
    private int used;
    private long written;
    private SafeFileHandle? file;

    /// <param name="values">By index in the catalogue.</param>
    /// <param name="damage">See <see cref="DamageNotes"/>.</param>
    public void Add(IReadOnlyList<string?> values, ReadOnlySpan<byte> damage)
    {
        for (var field = 0; field < known.Count; field++)
        {
            Append(known[field] && values[field] is { Length: > 0 } value ? value : "");
        }

        Reserve(damage.Length + 1);
        damage.CopyTo(buffer.AsSpan(used));
        used += damage.Length;
        buffer[used++] = (byte)'\n';
        if (used >= options.SpillBytes)
        {
            Spill();
        }
    }

    /// <summary>The rows written. They are the caller's; nothing more can be added.</summary>
    public RowStore Finish()
    {
        ByteStore bytes;
        if (file is null)
        {
            bytes = new MemoryStore(buffer.AsMemory(0, used));
        }
        else
        {
            Spill();
            bytes = new FileStore(file);
            file = null;
        }

        int[] columns = [.. known.Select((has, field) => has ? field : -1)];
        return new RowStore(bytes, new RowLayout((byte)',', 0, columns) { DamageColumn = known.Count });
    }

    public void Dispose() => file?.Dispose();

    private void Append(string value)
    {
        Reserve((value.Length * 3) + 2);
        var length = Encoding.UTF8.GetBytes(value, buffer.AsSpan(used));
        if (CsvField.NeedsQuotes(buffer.AsSpan(used, length)))
        {
            var quoted = $"\"{value.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";
            Reserve(quoted.Length * 3);
            length = Encoding.UTF8.GetBytes(quoted, buffer.AsSpan(used));
        }

        used += length;
        Reserve(1);
        buffer[used++] = (byte)',';
    }

    private void Reserve(int length)
    {
        if (buffer.Length - used < length)
        {
            Array.Resize(ref buffer, Math.Max(buffer.Length * 2, used + length));
        }
    }

    private void Spill()
    {
        file ??= TempFile.Create(options.TempFolder);
        RandomAccess.Write(file, buffer.AsSpan(0, used), written);
        written += used;
        used = 0;
    }
}
