using Dengke.Domain.Records;
using Dengke.Tables.Reconciliation;
using DuckDB.NET.Data;

namespace Dengke.Bench.B1;

/// <summary>What runs inside a contestant's process: <c>contestant dengke|duckdb REGISTRY ACADEMIC OUT</c>.</summary>
internal static class Contestants
{
    public static int Run(IReadOnlyList<string> arguments)
    {
        var (registry, academic, output) = (arguments[1], arguments[2], arguments[3]);
        switch (arguments[0])
        {
            case "dengke":
                Dengke(registry, academic, output);
                break;
            case "duckdb":
                DuckDb(registry, academic, output);
                break;
            default:
                return 2;
        }

        Contestant.TellPeak();
        return 0;
    }

    private static void Dengke(string registry, string academic, string output)
    {
        using var files = new ReconciliationFiles(output);
        var outcome = Reconciler.Run(
            ReconciliationSource.FromFile(registry),
            ReconciliationSource.FromFile(academic),
            FieldCatalogue.Default,
            new ReconcileOptions(),
            files
        );
        _ = outcome.Value;
    }

    /// <summary>Every row whose counterpart is missing or has any other value goes to a file, both rows side by side.</summary>
    private static void DuckDb(string registry, string academic, string output)
    {
        Directory.CreateDirectory(output);
        var differ = StudentTables.Header.Select(h => $"r.\"{h}\" IS DISTINCT FROM a.\"{h}\"");
        using var connection = new DuckDBConnection("DataSource=:memory:");
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = $"""
            COPY (
                SELECT r.*, a.*
                FROM read_csv('{registry}', header = true, all_varchar = true) r
                FULL OUTER JOIN read_csv('{academic}', header = true, all_varchar = true) a ON r."证件号码" = a."证件号码"
                WHERE {string.Join(" OR ", differ)}
            ) TO '{Path.Combine(output, "duckdb.csv")}' (HEADER, DELIMITER ',')
            """;
        command.ExecuteNonQuery();
    }
}
