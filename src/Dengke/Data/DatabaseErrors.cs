using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace Dengke.Data;

/// <summary>What a failed write means. Told apart by the database's codes, never by its texts.</summary>
public enum DatabaseError
{
    Other,

    /// <summary>Another transaction was in the way; the same act may be tried again.</summary>
    Transient,

    /// <summary>A unique index refused the row.</summary>
    Duplicate,

    /// <summary>The row has changed since it was read.</summary>
    Stale,
}

public static class DatabaseErrors
{
    public static DatabaseError Classify(Exception exception) =>
        exception switch
        {
            DbUpdateConcurrencyException => DatabaseError.Stale,
            // Result codes: https://www.sqlite.org/rescode.html (5 busy, 6 locked; 2067 unique, 1555 primary key).
            SqliteException { SqliteErrorCode: 5 or 6 } => DatabaseError.Transient,
            SqliteException { SqliteExtendedErrorCode: 2067 or 1555 } => DatabaseError.Duplicate,
            PostgresException { SqlState: PostgresErrorCodes.SerializationFailure or PostgresErrorCodes.DeadlockDetected } =>
                DatabaseError.Transient,
            PostgresException { SqlState: PostgresErrorCodes.UniqueViolation } => DatabaseError.Duplicate,
            { InnerException: { } inner } => Classify(inner),
            _ => DatabaseError.Other,
        };
}
