using System.Text;
using CsCheck;
using Dengke.Domain.Records;
using Dengke.Tables.Reconciliation;

namespace Dengke.Tables.Tests.Reconciliation;

/// <summary>A text that is compared where it lies comes to the same as one that is read as a table.</summary>
[Trait("Requirement", "REC-1")]
public sealed class PlainCsvTests : IDisposable
{
    private const string Header = "证件号码,学号,姓名,出生日期,专业代码,备注";

    private readonly string folder = Directory.CreateTempSubdirectory("dengke-test-").FullName;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Fact]
    public void Run_RandomTexts_ComesToTheSameInPlaceAndAsTables() =>
        Gen.Select(RandomCsv.File, RandomCsv.File, Gen.Int[1, 3], Gen.Int[1, 200])
            .Sample(
                (registry, academic, threads, chunk) =>
                {
                    var options = new ReconcileOptions { Threads = threads, ChunkBytes = chunk };

                    var inPlace = Reconcile(registry, academic, options, inPlace: true);

                    Assert.Equal(Reconcile(registry, academic, options, inPlace: false), inPlace);
                },
                iter: 500,
                threads: 1,
                print: t =>
                    $"{Encoding.UTF8.GetString(t.Item1)}\n---\n{Encoding.UTF8.GetString(t.Item2)}\n--- {t.Item3} {t.Item4}"
            );

    [Theory]
    [InlineData(Header + "\n,2021310001,张三,37257,20101,x\n")]
    [InlineData("某大学名单\n\n" + Header + "\n,2021310001,张三,37257,20101,x\n\n注: 共1人\n")]
    [InlineData(Header + "\r\n,2021310001,\"张\r\n三\",37257,20101,x,,,\r\n")]
    [InlineData("证件号码\t学号\t姓名\t出生日期\t专业代码\t备注\n\t2021310001\t张三\t37257\t20101\tx")]
    public void Run_PlainText_IsNotConvertedAndDamageIsNamed(string text)
    {
        var (bytes, found, phases) = (Encoding.UTF8.GetBytes(text), new ReconciledRecords(), new Phases());

        var outcome = Run(bytes, bytes, new ReconcileOptions { Progress = phases }, found, inPlace: true);

        Assert.Equal(1, outcome.Value.Matched);
        Assert.DoesNotContain(ReconcilePhase.Convert, phases.Seen);
        Assert.Equal(
            [
                "registry 4 37257 DateSerial",
                "registry 5 20101 LeadingZeroLost",
                "academic 4 37257 DateSerial",
                "academic 5 20101 LeadingZeroLost",
            ],
            found.DamagedCells.Select(c => $"{SourceNames.Of(c.Side)} {c.Column} {c.Value} {c.Damage}")
        );
    }

    [Theory]
    [InlineData(",2021310001,张\"\"三,20020101,020101,x")]
    [InlineData(",2021310001,张\r三")]
    [InlineData(",2021310001,张三,20020101,=\"020101\",x")]
    public void Run_NotPlainBehindItsTop_IsConverted(string last)
    {
        var rows = Enumerable.Range(1000, 20_000).Select(n => $",2021{n:D6},张三,20020101,020101,x\n");
        var bytes = Encoding.UTF8.GetBytes($"{Header}\n{string.Concat(rows)}{last}\n");
        var (found, phases) = (new ReconciledRecords(), new Phases());

        var outcome = Run(bytes, bytes, new ReconcileOptions { Progress = phases }, found, inPlace: true);

        Assert.Equal(20_001, outcome.Value.Matched);
        Assert.Contains(ReconcilePhase.Read, phases.Seen.TakeWhile(p => p != ReconcilePhase.Convert));
        Assert.Contains(ReconcilePhase.Convert, phases.Seen);
    }

    private string Reconcile(byte[] registry, byte[] academic, ReconcileOptions options, bool inPlace)
    {
        var found = new ReconciledRecords();
        var outcome = Run(registry, academic, options, found, inPlace);
        if (outcome.Failure is { Code: not Reconciler.RoundedKeys } failure)
        {
            // Of two bad files, either may be the first to be told of.
            return failure.Code;
        }

        var told = new StringBuilder(outcome.IsOk ? $"{outcome.Value.DamagedCells} damaged\n" : $"{outcome.Failure}\n");
        foreach (var pair in found.Matched)
        {
            told.AppendLine($"{pair.RegistryRow}-{pair.AcademicRow}").AppendJoin('\n', pair.Differences).AppendLine();
        }

        return told.AppendJoin('\n', found.Unmatched)
            .AppendLine()
            .AppendJoin('\n', found.DamagedCells.OrderBy(c => (c.Side, c.Row, c.Column)))
            .ToString();
    }

    private Domain.Kernel.Outcome<ReconciliationSummary> Run(
        byte[] registry,
        byte[] academic,
        ReconcileOptions options,
        ReconciledRecords found,
        bool inPlace
    ) =>
        Reconciler.Run(
            Source("registry.csv", registry, inPlace),
            Source("academic.csv", academic, inPlace),
            FieldCatalogue.Default,
            options,
            found
        );

    private ReconciliationSource Source(string name, byte[] text, bool inPlace)
    {
        var path = Path.Combine(folder, name);
        File.WriteAllBytes(path, text);
        return ReconciliationSource.FromFile(path, null, inPlace);
    }

    private sealed class Phases : IProgress<ReconcileProgress>
    {
        private readonly List<ReconcilePhase> seen = [];

        public IReadOnlyList<ReconcilePhase> Seen => seen;

        public void Report(ReconcileProgress value) => seen.Add(value.Phase);
    }
}
