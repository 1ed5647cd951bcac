using System.Data.Common;
using System.Globalization;
using Dengke.Data;
using Microsoft.EntityFrameworkCore;

namespace Dengke.Tests.Backups;

/// <summary>Tables as they lie in a database, below the program's model.</summary>
internal static class RawTables
{
    public static async Task<List<string[]>> Query(DengkeDb db, string sql)
    {
        await db.Database.OpenConnectionAsync();
        await using var command = db.Database.GetDbConnection().CreateCommand();
        command.CommandText = sql;
        await using var reader = await command.ExecuteReaderAsync();
        var rows = new List<string[]>();
        while (await reader.ReadAsync())
        {
            rows.Add([.. Enumerable.Range(0, reader.FieldCount).Select(i => Text(reader, i))]);
        }

        return rows;
    }

    public static async Task<IReadOnlyList<string>> Names(DengkeDb db) =>
        [
            .. (
                await Query(
                    db,
                    db.Database.IsSqlite()
                        ? "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%'"
                        : "SELECT relname::text FROM pg_class WHERE relkind = 'r' AND relnamespace = current_schema()::regnamespace"
                )
            )
                .Select(r => r[0])
                .Where(n => !n.StartsWith("__EF", StringComparison.Ordinal))
                .Order(StringComparer.Ordinal),
        ];

    /// <summary>The columns of a table with their types.</summary>
    public static async Task<IReadOnlyList<(string Name, string Type)>> Columns(DengkeDb db, string table) =>
        [
            .. (
                await Query(
                    db,
                    db.Database.IsSqlite()
                        ? $"SELECT name, type FROM pragma_table_info('{table}')"
                        : $"SELECT column_name, data_type FROM information_schema.columns WHERE table_schema = current_schema() AND table_name = '{table}' ORDER BY ordinal_position"
                )
            ).Select(r => (r[0], r[1])),
        ];

    /// <summary>All rows of a table, each as one text, in no order of the database's own.</summary>
    public static async Task<IReadOnlyList<string>> Rows(DengkeDb db, string table, IEnumerable<string>? columns = null)
    {
        columns ??= (await Columns(db, table)).Select(c => c.Name).Order(StringComparer.Ordinal);
        var names = string.Join(", ", columns.Select(c => $"\"{c}\""));
        return
        [
            .. (await Query(db, $"SELECT {names} FROM \"{table}\""))
                .Select(r => string.Join('|', r))
                .Order(StringComparer.Ordinal),
        ];
    }

    private static string Text(DbDataReader reader, int column) =>
        reader.GetValue(column) switch
        {
            DBNull => "NULL",
            byte[] bytes => Convert.ToHexString(bytes),
            DateTime at => at.ToString("O", CultureInfo.InvariantCulture),
            var value => Convert.ToString(value, CultureInfo.InvariantCulture)!,
        };
}
