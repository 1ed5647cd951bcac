namespace Dengke.Browser.Tests;

/// <summary>Looks for pictures where none must be.</summary>
internal static class Traces
{
    private const int Stretch = 48;

    /// <summary>Files that hold a stretch of a picture.</summary>
    public static IReadOnlyList<string> InFolder(string folder, IReadOnlyList<byte[]> pictures) =>
        [.. Directory.GetFiles(folder, "*", SearchOption.AllDirectories).Where(file => Holds(File.ReadAllBytes(file), pictures))];

    /// <summary>Parts of a process's memory that hold a stretch of a picture: what a core dump would have.</summary>
    public static IReadOnlyList<string> InMemory(int process, IReadOnlyList<byte[]> pictures)
    {
        List<string> found = [];
        var (parts, bytes) = (0, 0L);
        using var memory = new FileStream($"/proc/{process}/mem", FileMode.Open, FileAccess.Read, FileShare.ReadWrite, 1);
        foreach (var line in File.ReadLines($"/proc/{process}/maps"))
        {
            var fields = line.Split(' ', StringSplitOptions.RemoveEmptyEntries);
            if (!fields[1].StartsWith("rw", StringComparison.Ordinal))
            {
                continue;
            }

            var range = fields[0].Split('-').Select(h => Convert.ToInt64(h, 16)).ToArray();
            if (Read(memory, range[0], range[1]) is { } content)
            {
                (parts, bytes) = (parts + 1, bytes + content.Length);
                if (Holds(content, pictures))
                {
                    found.Add(line);
                }
            }
        }

        // What was looked at is a server's whole memory, and not nothing.
        Assert.True(parts > 20 && bytes > 20 << 20, $"{parts} {bytes}");
        return found;
    }

    /// <summary>What of a range is there; null for nothing.</summary>
    private static byte[]? Read(FileStream memory, long from, long to)
    {
        const int page = 4096;
        using var content = new MemoryStream();
        var buffer = new byte[1 << 20];
        for (var at = from; at < to; )
        {
            try
            {
                memory.Position = at;
                var read = memory.Read(buffer, 0, (int)Math.Min(buffer.Length, to - at));
                if (read <= 0)
                {
                    break;
                }

                content.Write(buffer, 0, read);
                at += read;
            }
            catch (IOException)
            {
                // A page that was never touched.
                at += page;
            }
        }

        return content.Length > 0 ? content.ToArray() : null;
    }

    private static bool Holds(ReadOnlySpan<byte> content, IReadOnlyList<byte[]> pictures)
    {
        foreach (var picture in pictures)
        {
            // From within the picture's data: heads and tables are the same in many.
            foreach (var part in new[] { 0.5, 0.8 })
            {
                if (content.IndexOf(picture.AsSpan((int)(picture.Length * part), Stretch)) >= 0)
                {
                    return true;
                }
            }
        }

        return false;
    }
}
