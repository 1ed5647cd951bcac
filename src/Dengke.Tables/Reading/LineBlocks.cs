using System.Buffers;

namespace Dengke.Tables.Reading;

/// <summary>Reads a stream in blocks of whole lines.</summary>
internal sealed class LineBlocks(Stream stream, int longestLine) : IDisposable
{
    private byte[] buffer = ArrayPool<byte>.Shared.Rent(1 << 20);
    private int start;
    private int end;
    private bool ended;

    /// <summary>Set where <see cref="Next"/> has given up on a line.</summary>
    public bool IsLineTooLong { get; private set; }

    /// <summary>The next lines, valid until the next call; empty at the end.</summary>
    public ReadOnlySpan<byte> Next()
    {
        buffer.AsSpan(start, end - start).CopyTo(buffer);
        end -= start;
        start = 0;
        while (true)
        {
            while (!ended && end < buffer.Length)
            {
                var read = stream.Read(buffer, end, buffer.Length - end);
                ended = read == 0;
                end += read;
            }

            var filled = buffer.AsSpan(0, end);
            start = ended ? end : filled.LastIndexOf((byte)'\n') + 1;
            start = start == 0 ? filled.LastIndexOf((byte)'\r') + 1 : start;
            if (start > 0 || ended)
            {
                return filled[..start];
            }

            if (buffer.Length >= longestLine)
            {
                IsLineTooLong = true;
                return [];
            }

            Grow();
        }
    }

    public void Dispose() => ArrayPool<byte>.Shared.Return(buffer);

    private void Grow()
    {
        var larger = ArrayPool<byte>.Shared.Rent(buffer.Length * 2);
        buffer.AsSpan(0, end).CopyTo(larger);
        ArrayPool<byte>.Shared.Return(buffer);
        buffer = larger;
    }
}
