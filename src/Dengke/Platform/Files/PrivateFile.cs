namespace Dengke.Platform.Files;

/// <summary>Files that only their owner may read.</summary>
public static class PrivateFile
{
    /// <summary>A new file to write to.</summary>
    /// <exception cref="IOException">There is one already, or it cannot be made.</exception>
    public static FileStream OpenNew(string path)
    {
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows())
        {
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        }

        return new FileStream(path, options);
    }

    /// <summary>Writes a new file whole or not at all, and replaces none that is there.</summary>
    /// <exception cref="IOException">There is one already, or it cannot be written.</exception>
    public static async Task Create(string path, ReadOnlyMemory<byte> content, CancellationToken ct)
    {
        var unfinished = $"{path}.{Path.GetRandomFileName()}.part";
        try
        {
            await using (var file = OpenNew(unfinished))
            {
                await file.WriteAsync(content, ct);
                file.Flush(flushToDisk: true);
            }

            File.Move(unfinished, path, overwrite: false);
        }
        finally
        {
            File.Delete(unfinished);
        }
    }
}
