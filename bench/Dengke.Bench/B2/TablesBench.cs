using System.Diagnostics;
using Dengke.Bench.B1;
using Dengke.Domain.Records;
using Dengke.Tables;
using Dengke.Tables.Writing;
using ExcelDataReader;
using SpreadCheetah;

namespace Dengke.Bench.B2;

/// <summary>
/// B2: a workbook of 100,000 × 20 read with header, damage and every validation, beside ExcelDataReader that only reads the cells; and
/// written with guarded text cells, beside SpreadCheetah that only writes them. All in one process, in turn, after a warm-up.
/// </summary>
internal static class TablesBench
{
    private const int Rows = 100_000;

    public static async Task<IReadOnlyList<ResultRow>> Run(string folder, int repeats)
    {
        var csv = Path.Combine(folder, "b2.csv");
        StudentTables.Write(csv, Path.Combine(folder, "b2-academic.csv"), Rows);
        var table = File.ReadLines(csv).Select(l => l.Split(',')).ToList();
        var file = Path.Combine(folder, "b2.xlsx");
        await Export(table, file);
        var import = new List<double>();
        var bareImport = new List<double>();
        var export = new List<double>();
        var bareExport = new List<double>();
        for (var i = 0; i <= repeats; i++)
        {
            Note(import, i, await Time(() => Task.FromResult(Import(file))));
            Note(bareImport, i, await Time(() => Task.FromResult(BareImport(file))));
            Note(export, i, await Time(async () => await Export(table, Path.Combine(folder, "b2-out.xlsx"))));
            Note(bareExport, i, await Time(async () => await BareExport(table, Path.Combine(folder, "b2-bare.xlsx"))));
        }

        return
        [
            new("B2", "import XLSX 100,000 × 20 with validation", Median(import), double.NaN),
            new("B2", "the same file, bare ExcelDataReader loop", Median(bareImport), double.NaN),
            ResultRow.Ratio("B2", "import / ExcelDataReader", Median(import) / Median(bareImport), "1.5"),
            new("B2", "export XLSX 100,000 × 20", Median(export), double.NaN),
            new("B2", "the same, bare SpreadCheetah", Median(bareExport), double.NaN),
            ResultRow.Ratio("B2", "export / SpreadCheetah", Median(export) / Median(bareExport), "1.2"),
        ];
    }

    private static int Import(string file)
    {
        var catalogue = FieldCatalogue.Default;
        using var table = SourceTable.Open(file, catalogue).Value;
        int[] positions = [.. catalogue.Fields.Select(f => table.IndexOf(f.Key))];
        var validation = new RecordValidation(catalogue, new DateOnly(2024, 10, 9));
        var values = new string?[positions.Length];
        var findings = 0;
        foreach (var row in table.Rows())
        {
            for (var i = 0; i < positions.Length; i++)
            {
                values[i] = positions[i] < 0 ? null : row[positions[i]].Text;
            }

            findings += validation.Validate(values).Count;
        }

        return findings;
    }

    private static int BareImport(string file)
    {
        using var stream = File.OpenRead(file);
        using var reader = ExcelReaderFactory.CreateReader(stream);
        var filled = 0;
        while (reader.Read())
        {
            for (var i = 0; i < reader.FieldCount; i++)
            {
                filled += reader.GetValue(i) is null ? 0 : 1;
            }
        }

        return filled;
    }

    private static async Task<int> Export(List<string[]> table, string file)
    {
        await using var stream = File.Create(file);
        await using var writer = await XlsxWriter.StartAsync(stream, "学生", [.. table[0].Select(h => new XlsxColumn(h))]);
        await writer.AddHeaderAsync();
        foreach (var row in table.Skip(1))
        {
            await writer.AddRowAsync(row);
        }

        await writer.FinishAsync();
        return table.Count;
    }

    private static async Task<int> BareExport(List<string[]> table, string file)
    {
        await using var stream = File.Create(file);
        await using var spreadsheet = await Spreadsheet.CreateNewAsync(stream);
        await spreadsheet.StartWorksheetAsync("学生");
        var cells = new DataCell[table.Max(r => r.Length)];
        foreach (var row in table)
        {
            for (var i = 0; i < row.Length; i++)
            {
                cells[i] = new DataCell(row[i]);
            }

            await spreadsheet.AddRowAsync(cells.AsMemory(0, row.Length));
        }

        await spreadsheet.FinishAsync();
        return table.Count;
    }

    private static async Task<double> Time(Func<Task<int>> work)
    {
        GC.Collect();
        var watch = Stopwatch.StartNew();
        _ = await work();
        return watch.Elapsed.TotalSeconds;
    }

    private static void Note(List<double> times, int repeat, double seconds)
    {
        if (repeat > 0)
        {
            times.Add(seconds);
        }
    }

    private static double Median(List<double> times) => times.Order().ElementAt(times.Count / 2);
}
