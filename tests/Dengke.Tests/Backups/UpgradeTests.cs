using Dengke.Data;
using Dengke.Tests.Support;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace Dengke.Tests.Backups;

/// <summary>Upgrading from every schema that there has been, with a row in every table.</summary>
[Trait("Requirement", "RUN-3")]
public sealed class UpgradeTests : IDisposable
{
    /// <summary>Columns that have got another name since, or whose meaning has moved into another.</summary>
    private static readonly Dictionary<(string Table, string Column), string> Renamed = new()
    {
        [("Reminders", "College")] = "About",
    };

    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("dengke-upgrade-");

    public static TheoryData<int> Earlier
    {
        get
        {
            using var database = Database.Open(
                DatabaseTemplate.IsPostgres ? "postgres:Host=localhost" : "sqlite",
                Path.GetTempPath()
            );
            return [.. Enumerable.Range(0, database.KnownMigrations().Count)];
        }
    }

    public void Dispose() => folder.Delete(recursive: true);

    [Theory]
    [MemberData(nameof(Earlier))]
    public async Task Migrate_FromAnEarlierSchema_KeepsEveryValue(int index)
    {
        var text = await DatabaseTemplate.Empty();
        var database = Database.Open(text, folder.FullName);
        var schema = database.KnownMigrations()[index];
        Dictionary<string, (string[] Columns, IReadOnlyList<string> Rows)> before = [];
        await using (var db = database.CreateDbContext())
        {
            await db.GetService<IMigrator>().MigrateAsync(schema, TestContext.Current.CancellationToken);
            foreach (var table in await RawTables.Names(db))
            {
                var columns = await RawTables.Columns(db, table);
                await Fill(db, table, columns);
                string[] names = [.. columns.Select(c => c.Name)];
                before[table] = (names, await RawTables.Rows(db, table, names));
            }
        }

        await database.Migrate(TestContext.Current.CancellationToken);

        await using (var db = database.CreateDbContext())
        {
            Assert.NotEmpty(before);
            foreach (var (table, (columns, rows)) in before)
            {
                Assert.Single(rows);
                var now = columns.Select(c => Renamed.GetValueOrDefault((table, c), c));
                Assert.Equal(rows, await RawTables.Rows(db, table, now));
            }

            Assert.Empty(await AuditTriggers.Missing(db, TestContext.Current.CancellationToken));
            Assert.Empty(db.Database.IsSqlite() ? await RawTables.Query(db, "PRAGMA foreign_key_check") : []);
        }

        await DatabaseTemplate.Drop(text, database);
        database.Dispose();
    }

    /// <summary>One row, in which all that is of one type is the same, so that every foreign key finds its row.</summary>
    private static async Task Fill(DengkeDb db, string table, IReadOnlyList<(string Name, string Type)> columns)
    {
        var values = string.Join(", ", columns.Select(c => Value(c.Type)));
        var names = string.Join(", ", columns.Select(c => $"\"{c.Name}\""));
        var keysOff = db.Database.IsSqlite() ? "PRAGMA foreign_keys = OFF" : "SET session_replication_role = replica";
        await RawTables.Query(db, keysOff);
        await RawTables.Query(db, $"INSERT INTO \"{table}\" ({names}) VALUES ({values})");
    }

    private static string Value(string type) =>
        type switch
        {
            "TEXT" or "character varying" or "text" => "'x'",
            "INTEGER" or "bigint" or "integer" or "smallint" => "1",
            "REAL" or "double precision" or "numeric" => "1.5",
            "BLOB" => "x'01'",
            "bytea" => "'\\x01'",
            "boolean" => "true",
            "uuid" => "'0192f000-0000-7000-8000-000000000001'",
            "timestamp with time zone" => "'2024-10-10T02:00:00Z'",
            "date" => "'2024-10-10'",
            "time without time zone" => "'08:30'",
            _ => throw new ArgumentOutOfRangeException(nameof(type), type, "A type that the test does not know."),
        };
}
