using Microsoft.Data.Sqlite;

namespace Dengke.Data.Copies;

/// <summary>A SQLite database as one file, written by <c>VACUUM INTO</c>: without its log, and while others write.</summary>
internal sealed class SqliteCopy(string path) : IDatabaseCopy
{
    private const string Entry = "dengke.db";

    public string Kind => "sqlite";

    public Task<bool> IsEmpty(CancellationToken ct) => Task.FromResult(!File.Exists(path));

    public async Task<CopiedDatabase> Write(Func<string, Stream> open, CancellationToken ct)
    {
        var snapshot = $"{path}.{Path.GetRandomFileName()}.copy";
        try
        {
            await using (var connection = await Connect(path, SqliteOpenMode.ReadWrite, ct))
            {
                await using var command = connection.CreateCommand();
                command.CommandText = "VACUUM INTO $path";
                command.Parameters.AddWithValue("$path", snapshot);
                await command.ExecuteNonQueryAsync(ct);
            }

            var copied = await Look(snapshot, ct);
            await using var from = File.OpenRead(snapshot);
            await using var to = open(Entry);
            await from.CopyToAsync(to, ct);
            return copied;
        }
        finally
        {
            File.Delete(snapshot);
        }
    }

    public async Task Read(CopiedDatabase copied, Func<string, Stream> open, CancellationToken ct)
    {
        await using (var to = new FileStream(path, FileMode.CreateNew, FileAccess.Write))
        await using (var from = open(Entry))
        {
            await from.CopyToAsync(to, ct);
            to.Flush(flushToDisk: true);
        }

        CopyCheck.Same(copied, await Look(path, ct));
        // VACUUM INTO leaves the log's mode behind, and a connection that only reads cannot set it.
        await using var connection = await Connect(path, SqliteOpenMode.ReadWrite, ct);
        await connection.All("PRAGMA journal_mode = WAL", r => r.GetString(0), ct);
    }

    private static async Task<SqliteConnection> Connect(string path, SqliteOpenMode mode, CancellationToken ct)
    {
        var connection = new SqliteConnection(
            new SqliteConnectionStringBuilder
            {
                DataSource = path,
                Mode = mode,
                Pooling = false,
                DefaultTimeout = 30,
            }.ToString()
        );
        await connection.OpenAsync(ct);
        return connection;
    }

    private static async Task<CopiedDatabase> Look(string path, CancellationToken ct)
    {
        await using var connection = await Connect(path, SqliteOpenMode.ReadOnly, ct);
        if (await connection.All("PRAGMA quick_check", r => r.GetString(0), ct) is not ["ok"])
        {
            throw new InvalidDataException("数据库副本已损坏 / the copy of the database is damaged");
        }

        var rows = new Dictionary<string, long>(StringComparer.Ordinal);
        const string tables = "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%' ORDER BY name";
        foreach (var table in await connection.All(tables, r => r.GetString(0), ct))
        {
            rows[table] = (await connection.All($"SELECT count(*) FROM {Sql.Name(table)}", r => r.GetInt64(0), ct))[0];
        }

        return new(await Sql.Migrations(connection, ct), rows, await Sql.Files(connection, ct));
    }
}
