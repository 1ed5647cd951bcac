using System.Data.Common;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace Dengke.Data;

/// <summary>Settings that SQLite keeps per connection.</summary>
internal sealed class SqliteSettings : DbConnectionInterceptor
{
    // FULL: what was acknowledged survives a power cut, also in write-ahead mode.
    private const string Pragmas = "PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA busy_timeout = 30000;";

    public override void ConnectionOpened(DbConnection connection, ConnectionEndEventData eventData)
    {
        using var command = connection.CreateCommand();
        command.CommandText = Pragmas;
        command.ExecuteNonQuery();
    }

    public override async Task ConnectionOpenedAsync(
        DbConnection connection,
        ConnectionEndEventData eventData,
        CancellationToken cancellationToken = default
    )
    {
        await using var command = connection.CreateCommand();
        command.CommandText = Pragmas;
        await command.ExecuteNonQueryAsync(cancellationToken);
    }
}
