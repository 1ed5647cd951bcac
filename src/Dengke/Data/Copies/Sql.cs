using System.Data.Common;

namespace Dengke.Data.Copies;

/// <summary>What both kinds of database are asked below the model, whose tables a copy of another version does not have.</summary>
internal static class Sql
{
    /// <summary>A table's or column's name, quoted.</summary>
    public static string Name(string name) => $"\"{name.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";

    public static async Task<List<T>> All<T>(
        this DbConnection connection,
        string sql,
        Func<DbDataReader, T> read,
        CancellationToken ct
    )
    {
        await using var command = connection.CreateCommand();
        command.CommandText = sql;
        await using var reader = await command.ExecuteReaderAsync(ct);
        var all = new List<T>();
        while (await reader.ReadAsync(ct))
        {
            all.Add(read(reader));
        }

        return all;
    }

    public static async Task<IReadOnlyList<string>> Migrations(DbConnection connection, CancellationToken ct) =>
        await connection.All(
            "SELECT \"MigrationId\" FROM \"__EFMigrationsHistory\" ORDER BY \"MigrationId\"",
            r => r.GetString(0),
            ct
        );

    public static async Task<IReadOnlyList<CopiedFile>> Files(DbConnection connection, CancellationToken ct) =>
        await connection.All(
            "SELECT \"Id\", \"KeyId\" FROM \"StoredFiles\" ORDER BY \"Id\"",
            r => new CopiedFile(r.GetString(0), r.GetString(1)),
            ct
        );
}
