using System.Diagnostics;

namespace Dengke.Bench.B1;

/// <summary>B1: two CSV of students, reconciled with every folding rule on, beside DuckDB's full outer join and daff of the same files.</summary>
internal static class ReconcileBench
{
    private const string DaffVersion = "1.4.2";
    private const int Million = 1_000_000;
    private const int DaffRows = 100_000;
    private const int Nation = 12_200_000;

    /// <param name="folder">For the files, some gigabytes with <paramref name="full"/>.</param>
    /// <param name="full">Also the whole nation's graduates of a year, once.</param>
    public static IEnumerable<ResultRow> Run(string folder, int repeats, bool full)
    {
        var (registry, academic) = Files(folder, Million);
        var runs = Contest.Medians(
            [Own("dengke", registry, academic, folder), Own("duckdb", registry, academic, folder)],
            repeats
        );
        yield return new("B1", "reconcile 1,000,000 × 20, Dengke", runs[0].Seconds, runs[0].PeakMegabytes);
        yield return new("B1", "the same, DuckDB full outer join", runs[1].Seconds, runs[1].PeakMegabytes);
        yield return ResultRow.Ratio("B1", "Dengke / DuckDB", runs[0].Seconds / runs[1].Seconds, "0.5; at most 600 MB");

        (registry, academic) = Files(folder, DaffRows);
        runs = Contest.Medians([Own("dengke", registry, academic, folder), Daff(registry, academic, folder)], repeats);
        yield return new("B1", "reconcile 100,000 × 20, Dengke", runs[0].Seconds, runs[0].PeakMegabytes);
        yield return new("B1", $"the same, daff {DaffVersion}", runs[1].Seconds, runs[1].PeakMegabytes);
        yield return ResultRow.Ratio("B1", "Dengke / daff", runs[0].Seconds / runs[1].Seconds, "0.1");
        if (!full)
        {
            yield break;
        }

        (registry, academic) = Files(folder, Nation);
        var nation = Own("dengke", registry, academic, folder).Measure();
        yield return new("B1", "reconcile 12,200,000 × 20, Dengke", nation.Seconds, nation.PeakMegabytes);
        File.Delete(registry);
        File.Delete(academic);
    }

    private static Contestant Own(string name, string registry, string academic, string folder) =>
        Contestant.Own(name, name, registry, academic, Path.Combine(folder, name));

    private static Contestant Daff(string registry, string academic, string folder)
    {
        var home = Path.Combine(folder, "daff");
        if (!Directory.Exists(Path.Combine(home, "node_modules", "daff")))
        {
            Directory.CreateDirectory(home);
            using var npm = Process.Start(
                "npm",
                ["install", "--prefix", home, "--no-audit", "--no-fund", "--silent", $"daff@{DaffVersion}"]
            );
            npm.WaitForExit();
        }

        var peak = Path.Combine(AppContext.BaseDirectory, "B1", "peak.cjs");
        var daff = Path.Combine(home, "node_modules", "daff", "bin", "daff.js");
        return new Contestant(
            "daff",
            ["node", "-r", peak, daff, "--output", Path.Combine(folder, "daff.csv"), registry, academic]
        );
    }

    private static (string Registry, string Academic) Files(string folder, int rows)
    {
        var (registry, academic) = (Path.Combine(folder, $"registry-{rows}.csv"), Path.Combine(folder, $"academic-{rows}.csv"));
        if (!File.Exists(registry) || !File.Exists(academic))
        {
            StudentTables.Write(registry, academic, rows);
        }

        return (registry, academic);
    }
}
