namespace Dengke.Platform.Envelopes;

/// <summary>Takes what would be written, and looks whether it is there already.</summary>
internal sealed class ComparingStream(Stream there) : Stream
{
    private byte[] buffer = [];

    public bool Same { get; private set; } = true;

    public override bool CanRead => false;

    public override bool CanSeek => false;

    public override bool CanWrite => true;

    public override long Length => throw new NotSupportedException();

    public override long Position
    {
        get => throw new NotSupportedException();
        set => throw new NotSupportedException();
    }

    public override void Write(ReadOnlySpan<byte> written)
    {
        if (buffer.Length < written.Length)
        {
            buffer = new byte[written.Length];
        }

        var span = buffer.AsSpan(0, written.Length);
        Same &= there.ReadAtLeast(span, span.Length, throwOnEndOfStream: false) == span.Length && span.SequenceEqual(written);
    }

    public override void Write(byte[] bytes, int offset, int count) => Write(bytes.AsSpan(offset, count));

    public override void Flush() { }

    public override int Read(byte[] bytes, int offset, int count) => throw new NotSupportedException();

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();
}
