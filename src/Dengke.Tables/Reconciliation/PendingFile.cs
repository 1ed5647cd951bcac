namespace Dengke.Tables.Reconciliation;

/// <summary>A file written under another name in the same folder, which takes its own when it is complete and is gone otherwise.</summary>
internal sealed class PendingFile(string path) : IDisposable
{
    private readonly string pending = Path.Combine(
        Path.GetDirectoryName(path)!,
        $".{Path.GetFileName(path)}.{Path.GetRandomFileName()}"
    );
    private FileStream? stream;

    public void Write(ReadOnlySpan<byte> bytes)
    {
        stream ??= new FileStream(pending, FileMode.CreateNew, FileAccess.Write, FileShare.None, 1 << 16);
        stream.Write(bytes);
    }

    /// <summary>Drops what was written and begins with <paramref name="head"/>.</summary>
    public void Restart(ReadOnlySpan<byte> head)
    {
        stream?.SetLength(0);
        Write(head);
    }

    public void DeleteOld() => File.Delete(path);

    public void Commit()
    {
        stream!.Dispose();
        stream = null;
        File.Move(pending, path, overwrite: true);
    }

    public void Dispose()
    {
        if (stream is not null)
        {
            stream.Dispose();
            File.Delete(pending);
        }
    }
}
