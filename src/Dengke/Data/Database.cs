using System.Data.Common;
using Dengke.Data.Copies;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Npgsql;

namespace Dengke.Data;

/// <summary>Which database, and how contexts on it are made. Made once for the process; contexts are pooled.</summary>
public sealed class Database : IDbContextFactory<DengkeDb>, IDisposable
{
    private readonly Func<DengkeDb> create;
    private readonly NpgsqlDataSource? postgres;

    private Database(string description, Func<DengkeDb> create, IDatabaseCopy copy, NpgsqlDataSource? postgres = null)
    {
        Description = description;
        Copy = copy;
        this.create = create;
        this.postgres = postgres;
    }

    /// <summary>For messages and logs; without a password.</summary>
    public string Description { get; }

    /// <summary>For backups.</summary>
    public IDatabaseCopy Copy { get; }

    /// <summary>Opens what <c>--database</c> names: <c>sqlite</c> (a file in the data folder) or <c>postgres:CONNECTION</c>.</summary>
    /// <exception cref="InvalidDataException">The text names neither; the message is one sentence for the user.</exception>
    public static Database Open(string text, string dataFolder)
    {
        if (text == "sqlite")
        {
            return Sqlite(Path.Combine(dataFolder, "dengke.db"));
        }

        return text.StartsWith("postgres:", StringComparison.Ordinal)
            ? Postgres(text["postgres:".Length..])
            : throw new ArgumentException(
                $"--database 应为 sqlite 或 postgres:连接串, 不能是“{text.Split(':')[0]}”。",
                nameof(text)
            );
    }

    public static Database Sqlite(string path)
    {
        // Private cache with write-ahead log: readers never wait for the writer; a writer waits for another one.
        var connection = new SqliteConnectionStringBuilder
        {
            DataSource = path,
            Cache = SqliteCacheMode.Private,
            ForeignKeys = true,
            DefaultTimeout = 30,
        };
        var options = new DbContextOptionsBuilder<SqliteDengkeDb>()
            .UseSqlite(connection.ToString())
            .AddInterceptors(new SqliteSettings())
            .Options;
        var factory = new PooledDbContextFactory<SqliteDengkeDb>(options);
        return new Database($"SQLite {path}", factory.CreateDbContext, new SqliteCopy(path));
    }

    /// <exception cref="ArgumentException">The connection string cannot be read.</exception>
    public static Database Postgres(string connectionString)
    {
        var source = NpgsqlDataSource.Create(connectionString);
        var options = new DbContextOptionsBuilder<PostgresDengkeDb>().UseNpgsql(source).Options;
        var factory = new PooledDbContextFactory<PostgresDengkeDb>(options);
        var where = new NpgsqlConnectionStringBuilder(connectionString);
        return new Database(
            $"PostgreSQL {where.Host}/{where.Database}",
            factory.CreateDbContext,
            new PostgresCopy(source, factory.CreateDbContext),
            source
        );
    }

    public DengkeDb CreateDbContext() => create();

    /// <summary>The migrations that the program knows, in their order.</summary>
    public IReadOnlyList<string> KnownMigrations()
    {
        using var db = create();
        return [.. db.Database.GetMigrations()];
    }

    /// <summary>Brings the schema up to date, with the triggers that keep the audit trail append-only.</summary>
    /// <exception cref="DbException">The database cannot be reached or is newer than the program.</exception>
    public async Task Migrate(CancellationToken ct = default)
    {
        await using var db = create();
        await db.Database.MigrateAsync(ct);
        await AuditTriggers.Ensure(db, ct);
    }

    public void Dispose() => postgres?.Dispose();
}
