using System.Globalization;
using System.Text;
using Dengke.Data.Stations;
using Dengke.Domain.Kernel;
using Dengke.Platform.Envelopes;

namespace Dengke.Station;

/// <summary>Writes what the server does not have into a package on a stick, where there is never a network (HND-1).</summary>
internal sealed class UsbPackage(StationStore store, Standing standing, Journal journal, PrivateKey key)
{
    /// <summary>Writes and reads back. A file is there whole or not at all.</summary>
    /// <param name="folder">On the stick.</param>
    /// <param name="all">Also what the server has, or what was written before.</param>
    /// <returns>The files and how many shots are in them; <c>nothing_to_export</c>, <c>cannot_write</c>, <c>no_day_pack</c>.</returns>
    public async Task<Outcome<(IReadOnlyList<string> Files, int Shots)>> Write(string? folder, bool all, CancellationToken ct)
    {
        if (standing.Day is not { } day)
        {
            return Failure.Refused("no_day_pack", "没有采集日包。", "There is no day pack.");
        }

        if (string.IsNullOrWhiteSpace(folder) || !Directory.Exists(folder))
        {
            return Failure.Refused("no_folder", $"没有目录“{folder}”。", "There is no such folder.");
        }

        var shots = (await store.Shots(ct)).Where(s => all || (s.SentAt is null && s.ExportedAt is null)).ToList();
        if (shots.Count == 0)
        {
            return Failure.Refused(
                "nothing_to_export",
                "没有要导出的照片: 都已上传或导出过。",
                "Nothing to export: everything was handed over or exported."
            );
        }

        // A package has one shot of a code: further ones of the same go into further packages.
        var packages = shots
            .GroupBy(s => s.Token, StringComparer.Ordinal)
            .SelectMany(g => g.OrderByDescending(s => s.Sequence).Select((s, rank) => (Shot: s, Rank: rank)))
            .GroupBy(s => s.Rank, s => s.Shot)
            .OrderBy(g => g.Key);
        var stem = string.Create(
            CultureInfo.InvariantCulture,
            $"dengke-{day.Pack.Campaign}-{day.Pack.Number}-{journal.Now:yyyyMMdd-HHmmss}"
        );
        List<string> files = [];
        try
        {
            foreach (var package in packages)
            {
                var path = Path.Combine(folder, package.Key == 0 ? $"{stem}.zip" : $"{stem}-{package.Key + 1}.zip");
                if (!await Write(path, day.Pack.Name, [.. package.OrderBy(s => s.Sequence)], ct))
                {
                    return Unwritten(folder);
                }

                files.Add(path);
            }
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return Unwritten(folder);
        }

        await store.NoteExported([.. shots.Select(s => s.Id)], journal.Now, ct);
        return (files, shots.Count);
    }

    private async Task<bool> Write(string path, string station, IReadOnlyList<StationShot> shots, CancellationToken ct)
    {
        List<SealedPhoto> photos = [];
        foreach (var shot in shots)
        {
            var content = await store.Content(shot.Id, original: false, ct);
            photos.Add(new SealedPhoto(shot.Token, shot.Shot, Encoding.UTF8.GetString(content!), shot.Statement));
        }

        var unfinished = $"{path}.part";
        await using (var file = File.Create(unfinished))
        {
            PhotoPackage.Write(file, station, shots[0].Session, journal.Now, photos, key);
            file.Flush(flushToDisk: true);
        }

        if (!IsThere(unfinished, photos.Count))
        {
            return false;
        }

        File.Move(unfinished, path, overwrite: false);
        return true;
    }

    private bool IsThere(string path, int count)
    {
        var opened = PhotoPackage.Open(path, [key.Public]);
        if (!opened.IsOk)
        {
            return false;
        }

        using var package = opened.Value;
        return package.Manifest.Photos.Count == count
            && package.Manifest.Photos.All(p => package.Envelope(p).IsOk)
            && package.Strange().Count == 0;
    }

    private static Failure Unwritten(string folder) =>
        Failure.Refused(
            "cannot_write",
            $"没有写成: “{folder}”写不进去, 或中途被拔出。照片都还在本机, 请重试。",
            "It could not be written, or the stick was pulled out. All photos are still here; try again."
        );
}
