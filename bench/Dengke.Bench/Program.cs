using System.Text;
using Dengke.Bench;
using Dengke.Bench.B1;
using Dengke.Bench.B2;
using Dengke.Bench.B3;
using Dengke.Bench.B4;
using Dengke.Bench.B5;
using Dengke.Bench.B6;
using Dengke.Bench.B7;
using Dengke.Bench.B8;
using Dengke.Bench.B9;

Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);
if (args is ["contestant", "bare", var database, var data, "--urls", var url])
{
    await BareEndpoint.Serve(database, data, url);
    return 0;
}

if (args is ["contestant", "photos"])
{
    PhotoBench.Measure();
    return 0;
}

if (args is ["contestant", .. var contestant])
{
    return Contestants.Run(contestant);
}

const int Repeats = 3;
string[] known = ["B1", "B2", "B3", "B4", "B5", "B6", "B7", "B8", "B9"];
var full = args.Contains("--full");
var chosen = args.Where(a => a != "--full").ToArray();
if (chosen.Except(known).Any())
{
    Console.Error.WriteLine($"bench/run [{string.Join("] [", known)}] [--full]");
    return 2;
}

var repository = Repository.Find();
var folder = Directory.CreateDirectory(Path.Combine(repository, "artifacts", "bench")).FullName;
var program = Path.Combine(repository, "artifacts", "program", "dengke.dll");
var postgres = Environment.GetEnvironmentVariable("DENGKE_BENCH_POSTGRES");
var rows = new List<ResultRow>();
foreach (var id in chosen.Length == 0 ? known : chosen)
{
    rows.AddRange(
        id switch
        {
            "B1" => ReconcileBench.Run(folder, Repeats, full),
            "B2" => await TablesBench.Run(folder, Repeats),
            "B3" => PhotoBench.Run(),
            "B4" => CodeBench.Run(folder, repository, Repeats),
            "B5" => EnvelopeBench.Run(folder, Repeats),
            "B6" => await ConfirmBench.Run(program, postgres),
            "B7" => [.. await AuditBench.Run(postgres), .. SealBench.Run(Repeats)],
            "B8" => await ServeBench.Rows(program),
            _ => TimetableBench.Run(Repeats),
        }
    );
}

var table = ResultRow.Table(rows, TimeProvider.System.GetLocalNow());
if (chosen.Length == 0 || chosen.Contains("B3"))
{
    table += $"\n{PhotoAccuracy.Table()}";
}

Console.WriteLine(table);
if (chosen.Length == 0)
{
    await File.WriteAllTextAsync(Path.Combine(repository, "bench", "results.md"), table);
}

return 0;
