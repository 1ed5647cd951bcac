using Dengke.Domain.Kernel;

namespace Dengke.Tables.Reading;

/// <summary>Where a table's bytes come from: a path, opened anew for each reading, or a stream that can be read again.</summary>
internal sealed class TableInput : IDisposable
{
    private readonly string? path;
    private readonly Stream? stream;
    private readonly bool ownsStream;

    private TableInput(string name, string? path, Stream? stream, bool ownsStream)
    {
        Name = name;
        this.path = path;
        this.stream = stream;
        this.ownsStream = ownsStream;
    }

    /// <summary>The file's name without folders, for messages.</summary>
    public string Name { get; }

    public static TableInput Of(string path) => new(Path.GetFileName(path.TrimEnd('/', '\\')), path, null, false);

    /// <summary>A stream that cannot be read twice is copied to a temporary file that is gone when it is closed.</summary>
    public static Outcome<TableInput> Of(Stream stream, string name, TableLimits limits)
    {
        var shortName = Path.GetFileName(name);
        if (stream.CanSeek)
        {
            return new TableInput(shortName, null, stream, false);
        }

        var copy = TemporaryFile();
        try
        {
            var buffer = new byte[1 << 16];
            for (int read; (read = stream.Read(buffer)) > 0 && copy.Length <= limits.TextBytes; )
            {
                copy.Write(buffer.AsSpan(0, read));
            }

            if (copy.Length <= limits.TextBytes)
            {
                return new TableInput(shortName, null, copy, true);
            }
        }
        catch (IOException)
        {
            copy.Dispose();
            return TableFailures.Busy(shortName);
        }

        copy.Dispose();
        return TableFailures.TooLarge(shortName, limits.TextBytes);
    }

    /// <summary>The bytes from the start. Dispose what it returns; a caller's own stream stays open.</summary>
    public Outcome<Stream> Open()
    {
        if (stream is not null)
        {
            stream.Position = 0;
            return new UnclosedStream(stream);
        }

        if (Directory.Exists(path))
        {
            return TableFailures.Directory(Name);
        }

        try
        {
            return new FileStream(
                path!,
                FileMode.Open,
                FileAccess.Read,
                FileShare.ReadWrite,
                1 << 16,
                FileOptions.SequentialScan
            );
        }
        catch (Exception e)
            when (e is FileNotFoundException or DirectoryNotFoundException or ArgumentException or NotSupportedException)
        {
            return TableFailures.Missing(Name);
        }
        catch (UnauthorizedAccessException)
        {
            return TableFailures.Unreadable(Name);
        }
        catch (IOException)
        {
            return TableFailures.Busy(Name);
        }
    }

    public void Dispose()
    {
        if (ownsStream)
        {
            stream?.Dispose();
        }
    }

    private static FileStream TemporaryFile() =>
        new(
            Path.Combine(Path.GetTempPath(), Path.GetRandomFileName()),
            new FileStreamOptions
            {
                Mode = FileMode.CreateNew,
                Access = FileAccess.ReadWrite,
                Options = FileOptions.DeleteOnClose | FileOptions.SequentialScan,
            }
        );
}
