using Microsoft.EntityFrameworkCore;

namespace Dengke.Data;

/// <summary>
/// The triggers that refuse to change or remove an operation, an audit event or whatever else stands for ever, such as what was sealed. They are
/// asserted after every migration,
/// because SQLite rebuilds a table to alter it and drops its triggers on the way.
/// </summary>
public static class AuditTriggers
{
    private static readonly string[] Tables =
    [
        "Operations",
        "AuditEvents",
        "AuditSeals",
        "AuditLeaves",
        "CampaignRevisions",
        "CampaignSeals",
        "ContactNotes",
        "Errata",
        "PublishedDocuments",
        "PublishedFiles",
        "SealedStudents",
        "WindowExtensions",
    ];

    /// <summary>Of these tables every column but the sealed one, which is sealed anew when the vault's key changes.</summary>
    private static readonly Dictionary<string, string> Columns = new(StringComparer.Ordinal)
    {
        ["Errata"] = """ OF "Id", "CampaignId", "StudentId", "Number", "Field", "Reason", "By", "At", "KeyId" """,
        ["SealedStudents"] = """ OF "Id", "CampaignId", "StudentId", "Index", "StudentNo", "College", "LeafHash" """,
    };

    private static readonly string[] Verbs = ["UPDATE", "DELETE"];

    public static async Task Ensure(DengkeDb db, CancellationToken ct = default)
    {
        foreach (var sql in db.Database.IsSqlite() ? Sqlite() : Postgres())
        {
            await db.Database.ExecuteSqlRawAsync(sql, ct);
        }
    }

    /// <summary>The tables whose trigger is not there, or switched off.</summary>
    public static async Task<IReadOnlyList<string>> Missing(DengkeDb db, CancellationToken ct = default)
    {
        var present = db.Database.IsSqlite()
            ? await db
                .Database.SqlQueryRaw<string>("SELECT name AS \"Value\" FROM sqlite_master WHERE type = 'trigger'")
                .ToListAsync(ct)
            : await db
                .Database.SqlQueryRaw<string>(
                    """
                    SELECT t.tgname::text AS "Value" FROM pg_trigger t JOIN pg_class c ON c.oid = t.tgrelid
                    WHERE t.tgenabled IN ('O', 'A') AND c.relnamespace = current_schema()::regnamespace
                    """
                )
                .ToListAsync(ct);
        return
        [
            .. Tables.Where(table =>
                db.Database.IsSqlite()
                    ? Verbs.Any(verb => !present.Contains($"{table}_no_{verb.ToLowerInvariant()}"))
                    : !present.Contains($"{table}_append_only")
            ),
        ];
    }

    private static IEnumerable<string> Sqlite() =>
        from table in Tables
        from verb in Verbs
        select $"""
            CREATE TRIGGER IF NOT EXISTS "{table}_no_{verb.ToLowerInvariant()}" BEFORE {verb}{(
                verb == "UPDATE" ? Columns.GetValueOrDefault(table) : null
            )} ON "{table}"
            BEGIN SELECT RAISE(ABORT, 'append-only'); END
            """;

    private static IEnumerable<string> Postgres() =>
        [
            """
                CREATE OR REPLACE FUNCTION dengke_append_only() RETURNS trigger LANGUAGE plpgsql AS
                $$ BEGIN RAISE EXCEPTION 'append-only' USING ERRCODE = 'restrict_violation'; END $$
                """,
            .. from table in Tables
            select $"""
                CREATE OR REPLACE TRIGGER "{table}_append_only" BEFORE UPDATE{Columns.GetValueOrDefault(
                    table
                )} OR DELETE OR TRUNCATE ON "{table}"
                FOR EACH STATEMENT EXECUTE FUNCTION dengke_append_only()
                """,
        ];
}
