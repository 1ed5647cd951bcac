using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;

namespace Dengke.Data.Stations;

/// <summary>How many shots a station has, and how many of them the server has.</summary>
/// <param name="Kept">Whole frames that are still kept.</param>
public sealed record StationCounts(int Shots, int Sent, int Kept);

/// <summary>
/// A station's durable store (CAP-7): each method is one transaction, synced to the disk before it returns. Used by one process.
/// </summary>
public sealed class StationStore : IDisposable
{
    private const string File = "station.db";

    private readonly PooledDbContextFactory<StationDb> databases;
    private readonly string address;

    /// <summary>Settings are looked for before they are written.</summary>
    private readonly SemaphoreSlim remembering = new(1);

    private StationStore(PooledDbContextFactory<StationDb> databases, string address) =>
        (this.databases, this.address) = (databases, address);

    /// <summary>Opens the store in a folder, and makes it where there is none.</summary>
    /// <exception cref="System.Data.Common.DbException">It cannot be opened, or is newer than the program.</exception>
    public static async Task<StationStore> Open(string folder, CancellationToken ct = default)
    {
        var connection = new SqliteConnectionStringBuilder
        {
            DataSource = Path.Combine(folder, File),
            Cache = SqliteCacheMode.Private,
            ForeignKeys = true,
            DefaultTimeout = 30,
        };
        var options = new DbContextOptionsBuilder<StationDb>()
            .UseSqlite(connection.ToString())
            .AddInterceptors(new SqliteSettings())
            .UseQueryTrackingBehavior(QueryTrackingBehavior.NoTracking)
            .Options;
        var store = new StationStore(new PooledDbContextFactory<StationDb>(options), connection.ToString());
        await using var db = await store.databases.CreateDbContextAsync(ct);
        await db.Database.MigrateAsync(ct);
        return store;
    }

    /// <summary>Closes the file; what it was last asked for is done.</summary>
    public void Dispose()
    {
        using var any = new SqliteConnection(address);
        SqliteConnection.ClearPool(any);
        remembering.Dispose();
    }

    /// <summary>Whether an exception means that the disk is full.</summary>
    public static bool IsDiskFull(Exception e) =>
        (e as SqliteException ?? e.InnerException as SqliteException) is { SqliteErrorCode: SqliteFull or SqliteIoError };

    private const int SqliteFull = 13;
    private const int SqliteIoError = 10;

    public async Task<string?> Setting(string key, CancellationToken ct = default)
    {
        await using var db = await databases.CreateDbContextAsync(ct);
        return (await db.Settings.FirstOrDefaultAsync(s => s.Key == key, ct))?.Value;
    }

    /// <summary>Remembers all of them, or none.</summary>
    public async Task Remember(IReadOnlyDictionary<string, string> settings, CancellationToken ct = default)
    {
        await remembering.WaitAsync(ct);
        try
        {
            await Write(settings, ct);
        }
        finally
        {
            remembering.Release();
        }
    }

    private async Task Write(IReadOnlyDictionary<string, string> settings, CancellationToken ct)
    {
        await using var db = await databases.CreateDbContextAsync(ct);
        foreach (var (key, value) in settings)
        {
            if (await db.Settings.AsTracking().FirstOrDefaultAsync(s => s.Key == key, ct) is { } there)
            {
                there.Value = value;
            }
            else
            {
                db.Settings.Add(new StationSetting { Key = key, Value = value });
            }
        }

        await db.SaveChangesAsync(ct);
    }

    /// <summary>The last sequence of events and shots, and the time of the last shot.</summary>
    public async Task<(long Event, long Shot, DateTimeOffset? TakenAt)> Last(CancellationToken ct = default)
    {
        await using var db = await databases.CreateDbContextAsync(ct);
        return (
            await db.Events.MaxAsync(e => (long?)e.Sequence, ct) ?? 0,
            await db.Shots.MaxAsync(s => (long?)s.Sequence, ct) ?? 0,
            await db.Shots.OrderByDescending(s => s.Sequence).Select(s => (DateTimeOffset?)s.TakenAt).FirstOrDefaultAsync(ct)
        );
    }

    public async Task Append(StationEvent happened, CancellationToken ct = default)
    {
        await using var db = await databases.CreateDbContextAsync(ct);
        db.Events.Add(happened);
        await db.SaveChangesAsync(ct);
    }

    /// <summary>Keeps shots with their ciphertext, and that they were taken: all of it, or nothing.</summary>
    public async Task Keep(
        IReadOnlyList<StationShot> shots,
        IReadOnlyList<StationFile> files,
        StationEvent happened,
        CancellationToken ct = default
    )
    {
        await using var db = await databases.CreateDbContextAsync(ct);
        db.Shots.AddRange(shots);
        db.Files.AddRange(files);
        db.Events.Add(happened);
        await db.SaveChangesAsync(ct);
    }

    /// <summary>Whether a portrait with that code was accepted here.</summary>
    public async Task<bool> IsCaptured(string campaign, string token, CancellationToken ct = default)
    {
        await using var db = await databases.CreateDbContextAsync(ct);
        return await db.Shots.AnyAsync(s => s.Campaign == campaign && s.Token == token && !s.Disputed, ct);
    }

    /// <summary>The code that a ticket of a session is bound to; null for none.</summary>
    public async Task<string?> BoundTo(string session, int ticket, CancellationToken ct = default)
    {
        await using var db = await databases.CreateDbContextAsync(ct);
        return (await db.Bindings.FirstOrDefaultAsync(b => b.Session == session && b.Ticket == ticket, ct))?.Token;
    }

    /// <summary>Notes that a code was scanned and may be shot; with a ticket, which is bound to it from now on.</summary>
    public async Task Bind(StationBinding? binding, StationEvent happened, CancellationToken ct = default)
    {
        await using var db = await databases.CreateDbContextAsync(ct);
        db.Events.Add(happened);
        if (
            binding is not null
            && !await db.Bindings.AnyAsync(b => b.Session == binding.Session && b.Ticket == binding.Ticket, ct)
        )
        {
            db.Bindings.Add(binding);
        }

        await db.SaveChangesAsync(ct);
    }

    public async Task<StationCounts> Counts(CancellationToken ct = default)
    {
        await using var db = await databases.CreateDbContextAsync(ct);
        return new StationCounts(
            await db.Shots.CountAsync(ct),
            await db.Shots.CountAsync(s => s.SentAt != null, ct),
            await db.Files.CountAsync(f => f.Original, ct)
        );
    }

    /// <summary>Shots that the server does not have, in the order of taking.</summary>
    public async Task<IReadOnlyList<StationShot>> Unsent(int most, CancellationToken ct = default)
    {
        await using var db = await databases.CreateDbContextAsync(ct);
        return await db.Shots.Where(s => s.SentAt == null).OrderBy(s => s.Sequence).Take(most).ToListAsync(ct);
    }

    /// <summary>All shots, in the order of taking.</summary>
    public async Task<IReadOnlyList<StationShot>> Shots(CancellationToken ct = default)
    {
        await using var db = await databases.CreateDbContextAsync(ct);
        return await db.Shots.OrderBy(s => s.Sequence).ToListAsync(ct);
    }

    /// <summary>The last ones, the newest first.</summary>
    public async Task<IReadOnlyList<StationShot>> Newest(int most, CancellationToken ct = default)
    {
        await using var db = await databases.CreateDbContextAsync(ct);
        return await db.Shots.OrderByDescending(s => s.Sequence).Take(most).ToListAsync(ct);
    }

    /// <summary>Shots whose whole frame is kept although the server has the portrait.</summary>
    public async Task<IReadOnlyList<Guid>> KeptOriginals(int most, CancellationToken ct = default)
    {
        await using var db = await databases.CreateDbContextAsync(ct);
        return await (
            from file in db.Files
            join shot in db.Shots on file.ShotId equals shot.Id
            where file.Original && shot.SentAt != null
            orderby shot.Sequence
            select shot.Id
        )
            .Take(most)
            .ToListAsync(ct);
    }

    /// <summary>The ciphertext; null where there is none.</summary>
    public async Task<byte[]?> Content(Guid shot, bool original, CancellationToken ct = default)
    {
        await using var db = await databases.CreateDbContextAsync(ct);
        return (await db.Files.FirstOrDefaultAsync(f => f.ShotId == shot && f.Original == original, ct))?.Content;
    }

    /// <summary>Notes what the server said of a shot.</summary>
    /// <param name="at">When it said that it has it; null where it does not take it.</param>
    public async Task Note(Guid shot, DateTimeOffset? at, string? answer, string? problem, CancellationToken ct = default)
    {
        await using var db = await databases.CreateDbContextAsync(ct);
        await db
            .Shots.Where(s => s.Id == shot)
            .ExecuteUpdateAsync(
                u => u.SetProperty(s => s.SentAt, at).SetProperty(s => s.Answer, answer).SetProperty(s => s.Problem, problem),
                ct
            );
    }

    public async Task NoteExported(IReadOnlyList<Guid> shots, DateTimeOffset at, CancellationToken ct = default)
    {
        await using var db = await databases.CreateDbContextAsync(ct);
        await db.Shots.Where(s => shots.Contains(s.Id)).ExecuteUpdateAsync(u => u.SetProperty(s => s.ExportedAt, at), ct);
    }

    /// <summary>Lets whole frames go; the portraits stay.</summary>
    public async Task DropOriginals(IReadOnlyList<Guid> shots, DateTimeOffset at, CancellationToken ct = default)
    {
        await using var db = await databases.CreateDbContextAsync(ct);
        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        await db.Files.Where(f => f.Original && shots.Contains(f.ShotId)).ExecuteDeleteAsync(ct);
        await db.Shots.Where(s => shots.Contains(s.Id)).ExecuteUpdateAsync(u => u.SetProperty(s => s.OriginalGoneAt, at), ct);
        await transaction.CommitAsync(ct);
    }
}
