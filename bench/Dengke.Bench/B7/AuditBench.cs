using System.Diagnostics;
using Dengke.Data;
using Dengke.Domain.Kernel;
using Dengke.Platform.Crypto;
using Dengke.Platform.Files;
using Dengke.Platform.Handling;
using Microsoft.EntityFrameworkCore;

namespace Dengke.Bench.B7;

/// <summary>
/// B7, first half: one act (read a row, change it, commit) through the runner, which writes operation, event and outbox message
/// with it, beside the same transaction without those rows. In turns, so that what else goes on at the machine meets both alike.
/// Both databases keep what they acknowledge: SQLite with full sync, PostgreSQL with fsync.
/// </summary>
internal static class AuditBench
{
    private const int Rounds = 30;
    private const int ActsInRound = 100;
    private const int WarmUp = 500;
    private static readonly Actor Someone = new(null, "bench", [new Grant(Role.Registrar)], Channel.System);

    /// <param name="postgres">A connection string without a database of its own; null to leave PostgreSQL out.</param>
    public static async Task<IReadOnlyList<ResultRow>> Run(string? postgres)
    {
        var rows = new List<ResultRow>();
        var folder = Directory.CreateTempSubdirectory("dengke-b7-");
        try
        {
            rows.AddRange(await Measure("SQLite", "sqlite", folder.FullName));
            if (postgres is not null)
            {
                rows.AddRange(await Measure("PostgreSQL", $"postgres:{postgres}", folder.FullName));
            }
        }
        finally
        {
            folder.Delete(recursive: true);
        }

        return rows;
    }

    private static async Task<IReadOnlyList<ResultRow>> Measure(string name, string text, string folder)
    {
        using var database = Database.Open(text, folder);
        await database.Migrate();
        var vault = Vault.Open(Path.Combine(folder, "keys"));
        var runner = new Runner(database, TimeProvider.System, vault, new FileStore(Path.Combine(folder, "files"), vault));
        await Seed(database);
        Func<int, Task> with = i => Act(runner, i);
        Func<int, Task> without = i => Bare(database, i);
        for (var i = 0; i < WarmUp; i++)
        {
            await with(i);
            await without(i);
        }

        var (withTimes, withoutTimes) = (new List<double>(), new List<double>());
        for (var round = 0; round < Rounds; round++)
        {
            withTimes.Add(await Time(with, round));
            withoutTimes.Add(await Time(without, round));
        }

        var (audited, bare) = (Median(withTimes), Median(withoutTimes));
        Console.Error.WriteLine(
            $"  {name}: {audited * 1000 / ActsInRound:0.00} ms with, {bare * 1000 / ActsInRound:0.00} ms without"
        );
        return
        [
            new("B7", $"{ActsInRound} acts with operation, event and outbox, {name}", audited, double.NaN),
            new("B7", "the same transactions without them", bare, double.NaN),
            ResultRow.Ratio("B7", $"with / without, {name}", audited / bare, "1.3"),
        ];
    }

    private static async Task Seed(Database database)
    {
        await using var db = database.CreateDbContext();
        for (var i = 0; i < ActsInRound; i++)
        {
            db.Settings.Add(new Setting { Key = KeyOf(i), Value = "0" });
        }

        await db.SaveChangesAsync();
    }

    private static async Task Act(Runner runner, int i)
    {
        var outcome = await runner.Run(new PutValue(KeyOf(i), Guid.CreateVersion7().ToString()), Someone);
        if (!outcome.IsOk)
        {
            throw new InvalidOperationException(outcome.Failure!.Message);
        }
    }

    private static async Task Bare(Database database, int i)
    {
        await using var db = database.CreateDbContext();
        await using var transaction = await db.Database.BeginTransactionAsync();
        var key = KeyOf(i);
        var row = await db.Settings.FirstAsync(s => s.Key == key);
        row.Value = Guid.CreateVersion7().ToString();
        await db.SaveChangesAsync();
        await transaction.CommitAsync();
    }

    private static async Task<double> Time(Func<int, Task> act, int round)
    {
        var watch = Stopwatch.StartNew();
        for (var i = 0; i < ActsInRound; i++)
        {
            await act((round + i) % ActsInRound);
        }

        return watch.Elapsed.TotalSeconds;
    }

    private static double Median(List<double> times) => times.Order().ElementAt(times.Count / 2);

    private static string KeyOf(int i) => $"bench.{i % ActsInRound}";

    [Words("{key} = {value}", "{key} = {value}")]
    private sealed record ValuePut(string Key, string Value) : IAuditEvent
    {
        public string? Subject => Key;
    }

    [Operation("bench.put", Role.Registrar)]
    private sealed record PutValue(string Key, string Value) : Command<Done>
    {
        public override async Task<Outcome<Done>> Handle(Work work, CancellationToken ct)
        {
            var row = await work.Db.Settings.FirstAsync(s => s.Key == Key, ct);
            row.Value = Value;
            work.Record(new ValuePut(Key, Value));
            work.Enqueue("bench", new { Key });
            return default(Done);
        }
    }
}
