using Dengke.Data;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Npgsql;

[assembly: AssemblyFixture(typeof(Dengke.Tests.Support.DatabaseTemplate))]

namespace Dengke.Tests.Support;

/// <summary>
/// A migrated, empty database, made once for the run and copied for each test class. <c>DENGKE_TEST_DATABASE</c> names the
/// kind: <c>sqlite</c> (without it) or <c>postgres:CONNECTION</c> of a server where databases may be made.
/// </summary>
public sealed class DatabaseTemplate : IAsyncLifetime
{
    private static readonly string Named = Environment.GetEnvironmentVariable("DENGKE_TEST_DATABASE") ?? "sqlite";
    private readonly string name = $"dengke_test_{Guid.NewGuid():N}";
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("dengke-template-");
    private readonly SemaphoreSlim one = new(1);

    public static bool IsPostgres => Named != "sqlite";

    private static string Server => Named["postgres:".Length..];

    public async ValueTask InitializeAsync()
    {
        if (IsPostgres)
        {
            await OnServer($"CREATE DATABASE {name}");
            using var database = Database.Open(Naming(name), folder.FullName);
            await database.Migrate();
        }
        else
        {
            using var database = Database.Open("sqlite", folder.FullName);
            await database.Migrate();
            await CloseFile(database);
        }
    }

    /// <summary>A fresh copy, to be opened with the text that is returned.</summary>
    public async Task<string> Copy(string dataFolder)
    {
        if (!IsPostgres)
        {
            File.Copy(Path.Combine(folder.FullName, "dengke.db"), Path.Combine(dataFolder, "dengke.db"));
            return "sqlite";
        }

        var copy = $"dengke_test_{Guid.NewGuid():N}";
        await one.WaitAsync();
        await OnServer($"CREATE DATABASE {copy} TEMPLATE {name}");
        one.Release();
        return Naming(copy);
    }

    /// <summary>A database without a table; on SQLite it is made where it is opened.</summary>
    public static async Task<string> Empty()
    {
        if (!IsPostgres)
        {
            return "sqlite";
        }

        var empty = $"dengke_test_{Guid.NewGuid():N}";
        await OnServer($"CREATE DATABASE {empty}");
        return Naming(empty);
    }

    public static async Task Drop(string text, Database database)
    {
        if (IsPostgres)
        {
            await OnServer(
                $"DROP DATABASE {new NpgsqlConnectionStringBuilder(text["postgres:".Length..]).Database} WITH (FORCE)"
            );
        }
        else
        {
            await CloseFile(database);
        }
    }

    public async ValueTask DisposeAsync()
    {
        if (IsPostgres)
        {
            await OnServer($"DROP DATABASE {name} WITH (FORCE)");
        }

        folder.Delete(recursive: true);
        one.Dispose();
    }

    private static string Naming(string database) =>
        "postgres:"
        + new NpgsqlConnectionStringBuilder(Server)
        {
            Database = database,
            MaxPoolSize = 30,
            IncludeErrorDetail = true,
        };

    private static async Task OnServer(string sql)
    {
        var connection = new NpgsqlConnectionStringBuilder(Server) { Database = "postgres", Pooling = false };
        await using var source = NpgsqlDataSource.Create(connection);
        await using var command = source.CreateCommand(sql);
        await command.ExecuteNonQueryAsync();
    }

    private static async Task CloseFile(Database database)
    {
        await using var db = database.CreateDbContext();
        SqliteConnection.ClearPool((SqliteConnection)db.Database.GetDbConnection());
    }
}
