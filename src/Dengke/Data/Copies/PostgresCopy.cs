using System.Data;
using System.Text;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;
using Npgsql;

namespace Dengke.Data.Copies;

/// <summary>
/// A PostgreSQL database as one CSV file a table, in the text that <c>COPY</c> writes and any PostgreSQL reads. Everything is read
/// in one snapshot.
/// </summary>
internal sealed class PostgresCopy(NpgsqlDataSource source, Func<DengkeDb> create) : IDatabaseCopy
{
    private static readonly UTF8Encoding Utf8 = new(encoderShouldEmitUTF8Identifier: false);

    public string Kind => "postgres";

    public async Task<bool> IsEmpty(CancellationToken ct)
    {
        await using var connection = await source.OpenConnectionAsync(ct);
        return (await Rows(connection, ct)).All(t => t.Value == 0);
    }

    public async Task<CopiedDatabase> Write(Func<string, Stream> open, CancellationToken ct)
    {
        await using var connection = await source.OpenConnectionAsync(ct);
        await using var snapshot = await connection.BeginTransactionAsync(IsolationLevel.RepeatableRead, ct);
        var rows = await Rows(connection, ct);
        foreach (var table in rows.Keys)
        {
            await using var to = new StreamWriter(open(Entry(table)), Utf8);
            using var from = await connection.BeginTextExportAsync($"COPY {Sql.Name(table)} TO STDOUT (FORMAT csv, HEADER)", ct);
            await Pump(from, to, ct);
        }

        return new(await Sql.Migrations(connection, ct), rows, await Sql.Files(connection, ct));
    }

    public async Task Read(CopiedDatabase copied, Func<string, Stream> open, CancellationToken ct)
    {
        await using (var db = create())
        {
            await db.GetService<IMigrator>().MigrateAsync(copied.Migrations[^1], ct);
        }

        await using var connection = await source.OpenConnectionAsync(ct);
        await using var transaction = await connection.BeginTransactionAsync(ct);
        foreach (var table in await InOrder(connection, copied.Rows.Keys, ct))
        {
            using var from = new StreamReader(open(Entry(table)), Utf8);
            var header =
                await from.ReadLineAsync(ct) ?? throw new InvalidDataException($"{Entry(table)}: 内容为空 / it is empty");
            // The header gives the columns their order, which may be another in a database that has grown by migrations.
            var columns = string.Join(", ", header.Split(',').Select(c => Sql.Name(c.Trim('"'))));
            await using var to = await connection.BeginTextImportAsync(
                $"COPY {Sql.Name(table)} ({columns}) FROM STDIN (FORMAT csv)",
                ct
            );
            await Pump(from, to, ct);
        }

        var found = new CopiedDatabase(await Sql.Migrations(connection, ct), await Rows(connection, ct), []);
        CopyCheck.Same(copied, found);
        await transaction.CommitAsync(ct);
    }

    private static string Entry(string table) => $"tables/{table}.csv";

    private static async Task Pump(TextReader from, TextWriter to, CancellationToken ct)
    {
        var buffer = new char[64 * 1024];
        while (await from.ReadAsync(buffer, ct) is > 0 and var read)
        {
            await to.WriteAsync(buffer.AsMemory(0, read), ct);
        }
    }

    /// <summary>All tables of the schema but the migrations' own, with their rows.</summary>
    private static async Task<SortedDictionary<string, long>> Rows(NpgsqlConnection connection, CancellationToken ct)
    {
        const string tables = """
            SELECT relname::text FROM pg_class
            WHERE relkind = 'r' AND relnamespace = current_schema()::regnamespace AND relname <> '__EFMigrationsHistory'
            """;
        var rows = new SortedDictionary<string, long>(StringComparer.Ordinal);
        foreach (var table in await connection.All(tables, r => r.GetString(0), ct))
        {
            rows[table] = (await connection.All($"SELECT count(*) FROM {Sql.Name(table)}", r => r.GetInt64(0), ct))[0];
        }

        return rows;
    }

    /// <summary>The tables, each after those that its foreign keys point to.</summary>
    private static async Task<IReadOnlyList<string>> InOrder(
        NpgsqlConnection connection,
        IEnumerable<string> tables,
        CancellationToken ct
    )
    {
        const string references = """
            SELECT f.relname::text, t.relname::text FROM pg_constraint c
            JOIN pg_class f ON f.oid = c.conrelid JOIN pg_class t ON t.oid = c.confrelid
            WHERE c.contype = 'f' AND c.connamespace = current_schema()::regnamespace AND f.oid <> t.oid
            """;
        var before = (await connection.All(references, r => (From: r.GetString(0), To: r.GetString(1)), ct)).ToLookup(
            r => r.From,
            r => r.To
        );
        var (left, done) = (new List<string>(tables), new List<string>());
        while (left.Count > 0)
        {
            var next = left.Where(t => before[t].All(done.Contains)).ToList();
            if (next.Count == 0)
            {
                throw new InvalidOperationException($"Foreign keys in a circle: {string.Join(", ", left)}");
            }

            done.AddRange(next);
            left.RemoveAll(next.Contains);
        }

        return done;
    }
}
