using Dengke.Domain.Records;
using Dengke.Tables.Reconciliation;

namespace Dengke.Tables.Tests.Reconciliation;

[Trait("Requirement", "REC-5")]
public sealed class CancellationTests : IDisposable
{
    private const int Rows = 2000;

    private readonly TwoFiles files = new();
    private readonly CancellationTokenSource source = new();

    public void Dispose()
    {
        source.Dispose();
        files.Dispose();
    }

    [Theory]
    [InlineData(ReconcilePhase.Read)]
    [InlineData(ReconcilePhase.Match)]
    [InlineData(ReconcilePhase.Compare)]
    public void Run_CancelledMeanwhile_StopsAndLeavesNoFile(ReconcilePhase phase)
    {
        var progress = new CancelAt(phase, source);

        var run = () => Run(progress);

        Assert.ThrowsAny<OperationCanceledException>(run);
        Assert.InRange(progress.Further, 0, 8);
        Assert.Empty(Directory.EnumerateFileSystemEntries(files.Temp));
        Assert.Empty(Directory.EnumerateFileSystemEntries(files.Out));
    }

    [Fact]
    public void Run_NotCancelled_TakesManySteps()
    {
        var progress = new CancelAt(null, source);

        Run(progress);

        Assert.InRange(progress.Further, 100, int.MaxValue);
    }

    private void Run(CancelAt progress)
    {
        var options = new ReconcileOptions
        {
            Threads = 2,
            ChunkBytes = 1 << 10,
            MemoryBytes = 0,
            SpillBytes = 1,
            TempFolder = files.Temp,
            Progress = progress,
        };
        using var sink = new ReconciliationFiles(files.Out);
        Reconciler.Run(Side("男"), Side("女"), FieldCatalogue.Default, options, sink, source.Token);
    }

    private static ReconciliationSource Side(string sex)
    {
        var catalogue = FieldCatalogue.Default;
        return ReconciliationSource.FromValues(
            Enumerable.Range(0, Rows).Select(n => catalogue.Fields.Select(f => ValueOf(f, n, sex)).ToArray())
        );
    }

    private static string ValueOf(RecordField field, int number, string sex) =>
        field.Key switch
        {
            "student_no" => $"2021{number:D6}",
            "sex" => sex,
            _ => "",
        };

    /// <summary>Cancels at the first word of a phase and counts what comes after.</summary>
    private sealed class CancelAt(ReconcilePhase? phase, CancellationTokenSource source) : IProgress<ReconcileProgress>
    {
        public int Further { get; private set; }

        public void Report(ReconcileProgress value)
        {
            if (source.IsCancellationRequested || phase is null)
            {
                Further++;
            }
            else if (value.Phase == phase)
            {
                source.Cancel();
            }
        }
    }
}
