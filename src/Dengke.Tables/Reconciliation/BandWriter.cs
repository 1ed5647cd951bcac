using Microsoft.Win32.SafeHandles;

namespace Dengke.Tables.Reconciliation;

/// <summary>Appends rows to the file of a band.</summary>
internal sealed class BandWriter(SafeFileHandle file)
{
    private byte[] buffer = new byte[64 << 10];
    private int used;
    private long written;

    /// <summary>Appends a row and returns where it begins. The last row of a table may lack its line end; here it has one.</summary>
    public int Append(ReadOnlySpan<byte> row)
    {
        if (buffer.Length - used <= row.Length)
        {
            Flush();
            buffer = row.Length < buffer.Length ? buffer : new byte[row.Length + 1];
        }

        var at = checked((int)(written + used));
        row.CopyTo(buffer.AsSpan(used));
        used += row.Length;
        buffer[used++] = (byte)'\n';
        return at;
    }

    public void Flush()
    {
        RandomAccess.Write(file, buffer.AsSpan(0, used), written);
        written += used;
        used = 0;
    }
}

/// <summary>Rows of a band that has been loaded.</summary>
internal sealed class PartnersInBand(byte[] content, int[] positions) : PartnerRows
{
    public override ReadOnlySpan<byte> Row(int registryRow, int academicRow) => content.AsSpan(positions[registryRow]);
}
