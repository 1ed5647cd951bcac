using System.Security.Cryptography;

namespace Dengke.Station;

/// <summary>
/// Takes pictures from the folder into which a tethered camera writes (CAP-3). A file counts once it is complete; what comes within a moment of
/// each other is one burst. What it has read it removes: no face stays on the disk in the clear. Files that were there before are left alone.
/// </summary>
internal sealed class FolderIntake(StationOptions options, Booth booth, Standing standing, ILogger<FolderIntake> log)
    : BackgroundService
{
    /// <summary>How long nothing more comes after the last picture of a burst.</summary>
    private static readonly TimeSpan Quiet = TimeSpan.FromMilliseconds(700);

    /// <summary>After this a file that is still growing, or broken, is given up.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    private static readonly TimeSpan Pace = TimeSpan.FromMilliseconds(150);

    /// <summary>More pictures of one burst are not looked at; the last ones are.</summary>
    private const int MostOfABurst = 10;

    private const long LargestFile = 200L << 20;

    private readonly Dictionary<string, (long Length, long Since, long FirstSeen)> growing = new(StringComparer.Ordinal);
    private readonly HashSet<string> leftAlone = new(StringComparer.Ordinal);

    /// <summary>Files that were there when the station started, or that it could not use.</summary>
    public int LeftAlone => leftAlone.Count;

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        if (options.WatchFolder is not { } folder)
        {
            return;
        }

        leftAlone.UnionWith(Directory.EnumerateFiles(folder));
        var gone = false;
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                var burst = await Burst(folder, stoppingToken);
                gone = false;
                if (burst is [.. var others, var last])
                {
                    await booth.Shoot(last, others, stoppingToken);
                }
            }
            catch (Exception e) when (e is IOException or UnauthorizedAccessException)
            {
                // The folder is gone: a cable, a drive. It may come back.
                if (!gone)
                {
                    log.LogWarning("cannot read {Folder}: {Reason}", folder, e.Message);
                }

                gone = true;
            }

            await Task.Delay(Pace, TimeProvider.System, stoppingToken);
        }
    }

    /// <summary>The pictures of a burst that is over, removed from the folder; none while there is none, or one goes on.</summary>
    private async Task<List<byte[]>> Burst(string folder, CancellationToken ct)
    {
        var files = Directory
            .EnumerateFiles(folder)
            .Where(f => IsPicture(f) && !leftAlone.Contains(f))
            .Order(StringComparer.Ordinal)
            .ToList();
        foreach (var gone in growing.Keys.Except(files).ToList())
        {
            growing.Remove(gone);
        }

        var now = Environment.TickCount64;
        var settled = true;
        foreach (var file in files)
        {
            var length = new FileInfo(file).Length;
            var (before, since, first) = growing.TryGetValue(file, out var seen) ? seen : (-1, now, now);
            growing[file] = length == before ? (length, since, first) : (length, now, first);
            settled &= length == before && now - since >= Quiet.TotalMilliseconds;
        }

        if (!settled || files.Count == 0)
        {
            return [];
        }

        List<byte[]> pictures = [];
        foreach (var file in files)
        {
            if (await Take(file, ct) is { } picture)
            {
                pictures.Add(picture);
                growing.Remove(file);
            }
            else if (now - growing[file].FirstSeen > Patience.TotalMilliseconds)
            {
                leftAlone.Add(file);
                standing.Changed();
            }
        }

        foreach (var surplus in pictures.SkipLast(MostOfABurst))
        {
            CryptographicOperations.ZeroMemory(surplus);
        }

        return [.. pictures.TakeLast(MostOfABurst)];
    }

    /// <summary>Reads and removes a file; null where it is not complete, or still open elsewhere.</summary>
    private static async Task<byte[]?> Take(string file, CancellationToken ct)
    {
        try
        {
            byte[] content;
            await using (var stream = new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.None))
            {
                if (stream.Length is 0 or > LargestFile)
                {
                    return null;
                }

                content = new byte[stream.Length];
                await stream.ReadExactlyAsync(content, ct);
            }

            if (!IsWhole(content))
            {
                CryptographicOperations.ZeroMemory(content);
                return null;
            }

            File.Delete(file);
            return content;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }

    private static bool IsPicture(string file) =>
        Path.GetExtension(file).ToUpperInvariant() is ".JPG" or ".JPEG" or ".PNG" && Path.GetFileName(file)[0] != '.';

    /// <summary>Whether the file's own end is there; a camera may write zeros behind it.</summary>
    private static bool IsWhole(ReadOnlySpan<byte> content)
    {
        var end = content.TrimEnd((byte)0);
        return content.StartsWith(PngStart) ? end.IndexOf("IEND"u8) > 0 : end.EndsWith(JpegEnd);
    }

    private static ReadOnlySpan<byte> PngStart => [0x89, (byte)'P', (byte)'N', (byte)'G'];

    private static ReadOnlySpan<byte> JpegEnd => [0xFF, 0xD9];
}
