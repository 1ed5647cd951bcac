using Dengke.Data.Stations;
using Dengke.Domain.Kernel;
using Dengke.Platform.Envelopes;
using Dengke.Platform.StationLink;

namespace Dengke.Station;

/// <summary>Seals, signs and stores the shots of one person (CAP-6, CAP-7).</summary>
internal sealed class ShotKeeping(StationStore store, Journal journal, PrivateKey key)
{
    /// <summary>Stores shots; when this returns they are on the disk, all of them or none.</summary>
    /// <param name="attempts">How often the person was shot.</param>
    /// <param name="with">What is said of each beside what is said of all.</param>
    /// <returns><c>disk_full</c>.</returns>
    public async Task<Outcome<Done>> Keep(
        StationDay day,
        Sitter sitter,
        IReadOnlyList<Attempt> which,
        int attempts,
        Func<ShotStatement, ShotStatement> with
    )
    {
        var at = journal.TimeOfNextShot();
        var sealing = new ShotSealing(day, key, sitter, attempts);
        var made = which
            .Select((a, i) => sealing.Seal(a, journal.NewId(), journal.Shots + i + 1, at.AddMilliseconds(i), with))
            .ToList();
        try
        {
            await journal.Write(
                "kept",
                new
                {
                    Shots = made.Select(m => m.Shot.Shot),
                    sitter.Session,
                    sitter.Ticket,
                    made[0].Shot.Disputed,
                },
                e => store.Keep([.. made.Select(m => m.Shot)], [.. made.SelectMany(m => m.Files)], e, CancellationToken.None)
            );
        }
        catch (Exception e) when (StationStore.IsDiskFull(e))
        {
            return Failure.Refused(
                "disk_full",
                "磁盘不足, 这张照片还没有保存, 仍在屏幕上。请清理磁盘后再按“通过”。",
                "The disk is full: this photo is not stored yet and still on the screen. Make room, then accept again."
            );
        }

        journal.Taken(made.Count, made[^1].Shot.TakenAt);
        return default(Done);
    }
}
