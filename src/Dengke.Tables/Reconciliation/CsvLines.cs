using System.Text;

namespace Dengke.Tables.Reconciliation;

/// <summary>
/// Lines of CSV (RFC 4180) in UTF-8. Values stand exactly as they were read, also where a spreadsheet program would take one for a
/// formula: these files are read back by programs, and a guard would change what they read. What is meant for a spreadsheet program
/// is exported as XLSX, where a text is a text.
/// </summary>
internal sealed class CsvLines
{
    private byte[] buffer = new byte[4096];
    private int used;
    private bool lineBegun;

    public ReadOnlySpan<byte> Bytes => buffer.AsSpan(0, used);

    public void Clear() => used = 0;

    public CsvLines Field(ReadOnlySpan<byte> value)
    {
        Reserve((value.Length * 2) + 3);
        if (lineBegun)
        {
            buffer[used++] = (byte)',';
        }

        lineBegun = true;
        if (CsvField.NeedsQuotes(value))
        {
            Quote(value);
        }
        else
        {
            value.CopyTo(buffer.AsSpan(used));
            used += value.Length;
        }

        return this;
    }

    public CsvLines Field(string value)
    {
        if (value.Length == 0)
        {
            return Field(ReadOnlySpan<byte>.Empty);
        }

        Span<byte> bytes = value.Length <= 256 ? stackalloc byte[value.Length * 3] : new byte[value.Length * 3];
        return Field(bytes[..Encoding.UTF8.GetBytes(value, bytes)]);
    }

    public void End()
    {
        Reserve(2);
        buffer[used++] = (byte)'\r';
        buffer[used++] = (byte)'\n';
        lineBegun = false;
    }

    private void Quote(ReadOnlySpan<byte> value)
    {
        buffer[used++] = (byte)'"';
        foreach (var b in value)
        {
            if (b == (byte)'"')
            {
                buffer[used++] = b;
            }

            buffer[used++] = b;
        }

        buffer[used++] = (byte)'"';
    }

    private void Reserve(int length)
    {
        if (buffer.Length - used < length)
        {
            Array.Resize(ref buffer, Math.Max(buffer.Length * 2, used + length));
        }
    }
}
