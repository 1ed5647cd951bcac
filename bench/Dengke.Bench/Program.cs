using System.Text;
using Dengke.Bench;
using Dengke.Bench.B1;
using Dengke.Bench.B2;
using Dengke.Bench.B7;
using Dengke.Bench.B8;

Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);
if (args is ["contestant", .. var contestant])
{
    return Contestants.Run(contestant);
}

const int Repeats = 3;
string[] known = ["B1", "B2", "B7", "B8"];
var full = args.Contains("--full");
var chosen = args.Where(a => a != "--full").ToArray();
if (chosen.Except(known).Any())
{
    Console.Error.WriteLine($"bench/run [{string.Join("] [", known)}] [--full]");
    return 2;
}

var repository = Repository.Find();
var folder = Directory.CreateDirectory(Path.Combine(repository, "artifacts", "bench")).FullName;
var rows = new List<ResultRow>();
foreach (var id in chosen.Length == 0 ? known : chosen)
{
    rows.AddRange(
        id switch
        {
            "B1" => ReconcileBench.Run(folder, Repeats, full),
            "B2" => await TablesBench.Run(folder, Repeats),
            "B7" => await AuditBench.Run(Environment.GetEnvironmentVariable("DENGKE_BENCH_POSTGRES")),
            _ => await ServeBench.Rows(Path.Combine(repository, "src", "Dengke", "bin", "Release", "net10.0", "dengke.dll")),
        }
    );
}

var table = ResultRow.Table(rows, TimeProvider.System.GetLocalNow());
Console.WriteLine(table);
if (chosen.Length == 0)
{
    await File.WriteAllTextAsync(Path.Combine(repository, "bench", "results.md"), table);
}

return 0;
