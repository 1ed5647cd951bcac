using System.Diagnostics;
using Dengke.Domain.Records;
using Dengke.Tables;
using Dengke.Tables.Writing;
using ExcelDataReader;
using SpreadCheetah;

namespace Dengke.Bench;

/// <summary>One line of the results.</summary>
/// <param name="Work">What was done.</param>
/// <param name="Peer">Against what.</param>
/// <param name="Ours">Median.</param>
/// <param name="Peers">Median.</param>
/// <param name="Target">The ratio of seconds that must not be exceeded.</param>
public sealed record TablesResult(string Work, string Peer, Spent Ours, Spent Peers, double Target)
{
    public double Ratio => Ours.Seconds / Peers.Seconds;

    public bool IsMet => Ratio <= Target;
}

/// <summary>What a run took: seconds by the clock, and seconds of all processors, which a busy machine does not change.</summary>
public readonly record struct Spent(double Seconds, double Processor);

/// <summary>
/// B2: importing an XLSX of 100,000 rows and 20 columns with validation, against a bare ExcelDataReader loop over the same file;
/// exporting the same rows, against bare SpreadCheetah. Ours and the peer's runs alternate in one process; medians count.
/// </summary>
public static class TablesBench
{
    private const double ImportTarget = 1.5;
    private const double ExportTarget = 1.2;

    /// <summary>Runs it all and prints a line for each result.</summary>
    public static IReadOnlyList<TablesResult> Run(TextWriter output, int rows = 100_000, int runs = 7) =>
        RunAsync(output, rows, runs).GetAwaiter().GetResult();

    private static async Task<IReadOnlyList<TablesResult>> RunAsync(TextWriter output, int rows, int runs)
    {
        var folder = Directory.CreateTempSubdirectory("dengke-b2-").FullName;
        try
        {
            var table = TablesData.Make(rows);
            var file = Path.Combine(folder, "import.xlsx");
            await BareAsync(file, table);
            var import = await CompareAsync(runs, () => ImportAsync(file, rows), () => BareReadAsync(file, rows));
            var export = await CompareAsync(
                runs,
                () => ExportAsync(Path.Combine(folder, "ours.xlsx"), table),
                () => BareAsync(Path.Combine(folder, "bare.xlsx"), table)
            );
            TablesResult[] results =
            [
                new(
                    $"import XLSX {rows:N0} × {TablesData.Columns}, validated",
                    "ExcelDataReader loop",
                    import.Ours,
                    import.Peers,
                    ImportTarget
                ),
                new($"export XLSX {rows:N0} × {TablesData.Columns}", "SpreadCheetah", export.Ours, export.Peers, ExportTarget),
            ];
            foreach (var result in results)
            {
                output.WriteLine(
                    $"{result.Work}: {result.Ours.Seconds:F3} s, {result.Peer} {result.Peers.Seconds:F3} s, ratio {result.Ratio:F2} "
                        + $"(target {result.Target:F1}); processor {result.Ours.Processor:F3} s against {result.Peers.Processor:F3} s"
                );
            }

            return results;
        }
        finally
        {
            Directory.Delete(folder, true);
        }
    }

    private static async Task<(Spent Ours, Spent Peers)> CompareAsync(int runs, Func<Task> ours, Func<Task> peers)
    {
        var (mine, theirs) = (new List<Spent>(), new List<Spent>());
        await ours();
        await peers();
        for (var i = 0; i < runs; i++)
        {
            mine.Add(await TimeAsync(ours));
            theirs.Add(await TimeAsync(peers));
        }

        return (Median(mine), Median(theirs));
    }

    private static async Task<Spent> TimeAsync(Func<Task> work)
    {
        GC.Collect();
        GC.WaitForPendingFinalizers();
        var before = Environment.CpuUsage.TotalTime;
        var watch = Stopwatch.StartNew();
        await work();
        return new Spent(watch.Elapsed.TotalSeconds, (Environment.CpuUsage.TotalTime - before).TotalSeconds);
    }

    private static Spent Median(List<Spent> runs) =>
        new(
            runs.Select(r => r.Seconds).Order().ElementAt(runs.Count / 2),
            runs.Select(r => r.Processor).Order().ElementAt(runs.Count / 2)
        );

    private static Task ImportAsync(string file, int rows)
    {
        var catalogue = FieldCatalogue.Default;
        var validation = new RecordValidation(catalogue, TablesData.Today);
        using var table = SourceTable.Open(file, catalogue).Value;
        int[] positions = [.. catalogue.Fields.Select(f => table.IndexOf(f.Key))];
        var values = new string?[positions.Length];
        var findings = 0;
        var stream = table.Rows();
        foreach (var row in stream)
        {
            for (var i = 0; i < values.Length; i++)
            {
                values[i] = positions[i] < 0 ? null : row[positions[i]].Text;
            }

            findings += validation.Validate(values).Count;
        }

        Require(stream.Outcome.Value.Rows == rows && findings > 0);
        return Task.CompletedTask;
    }

    private static Task BareReadAsync(string file, int rows)
    {
        using var stream = File.OpenRead(file);
        using var reader = ExcelReaderFactory.CreateOpenXmlReader(stream);
        var (read, filled) = (0, 0L);
        while (reader.Read())
        {
            read++;
            for (var i = 0; i < reader.FieldCount; i++)
            {
                filled += reader.GetValue(i) is null ? 0 : 1;
            }
        }

        Require(read == rows + 1 && filled > rows);
        return Task.CompletedTask;
    }

    private static async Task ExportAsync(string file, string[][] table)
    {
        using var output = File.Create(file);
        var columns = TablesData.Header.Select(h => new XlsxColumn(h)).ToArray();
        await using var writer = await XlsxWriter.StartAsync(output, "名单", columns);
        await writer.AddHeaderAsync();
        foreach (var row in table)
        {
            await writer.AddRowAsync(row);
        }

        await writer.FinishAsync();
    }

    private static async Task BareAsync(string file, string[][] table)
    {
        using var output = File.Create(file);
        await using var spreadsheet = await Spreadsheet.CreateNewAsync(output);
        await spreadsheet.StartWorksheetAsync("名单");
        var cells = new DataCell[TablesData.Columns];
        foreach (var row in table.Prepend(TablesData.Header))
        {
            for (var i = 0; i < cells.Length; i++)
            {
                cells[i] = new DataCell(row[i]);
            }

            await spreadsheet.AddRowAsync(cells);
        }

        await spreadsheet.FinishAsync();
    }

    private static void Require(bool holds)
    {
        if (!holds)
        {
            throw new InvalidOperationException("The two sides have not done the same work.");
        }
    }
}
