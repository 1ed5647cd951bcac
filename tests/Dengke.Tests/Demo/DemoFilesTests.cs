using Dengke.Domain.Records;
using Dengke.Features.Demo;
using Dengke.Tables;
using Dengke.Tables.Reconciliation;

namespace Dengke.Tests.Demo;

public sealed class DemoFilesTests : IDisposable
{
    private static readonly DemoSet People = DemoPeople.Generate(11, 1200, SomeClasses.All, SomeClasses.Institution);
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("dengke-demo-");

    public void Dispose() => folder.Delete(recursive: true);

    [Fact]
    [Trait("Requirement", "REC-1")]
    public async Task Write_BothFiles_AreReadBackCellByCell()
    {
        await DemoFiles.Write(People, folder.FullName);

        AssertSame(People.Registry, Read(DemoFiles.RegistryName));
        AssertSame(People.Academic, Read(DemoFiles.AcademicName));
    }

    [Fact]
    [Trait("Requirement", "REC-5")]
    public async Task Write_BothFiles_ReconcileToExactlyWhatWasPlanted()
    {
        await DemoFiles.Write(People, folder.FullName);
        var found = new ReconciledRecords();

        var run = Reconciler.Run(
            Side(Read(DemoFiles.RegistryName)),
            Side(Read(DemoFiles.AcademicName)),
            FieldCatalogue.Default,
            new ReconcileOptions(),
            found,
            TestContext.Current.CancellationToken
        );

        Assert.True(run.IsOk, run.Failure?.Message);
        Assert.Equal(
            Sorted(People.Manifest.Differences.Select(d => $"{d.StudentNo} {d.Field} {d.Verdict}")),
            Sorted(found.Matched.SelectMany(Differences))
        );
        Assert.Equal(
            Sorted(People.Manifest.Unmatched.Select(u => $"{Named(u.StudentNo, u.Reason)} {u.Source} {u.Reason}")),
            Sorted(found.Unmatched.Select(u => $"{Named(StudentNo(u), u.Reason)} {u.Side} {u.Reason}"))
        );
    }

    private static IEnumerable<string> Differences(MatchedPair pair) =>
        pair.Differences.Select(d => $"{People.Academic[pair.AcademicRow]["student_no"]} {d.Field.Key} {d.Verdict}");

    private static string StudentNo(UnmatchedRow row) =>
        (row.Side == Source.Registry ? People.Registry : People.Academic)[row.Row]["student_no"];

    /// <summary>A row without a usable key has no 学号 either.</summary>
    private static string Named(string studentNo, UnmatchedReason reason) =>
        reason == UnmatchedReason.InvalidKey ? "" : studentNo;

    private static List<string> Sorted(IEnumerable<string> lines) => [.. lines.Order(StringComparer.Ordinal)];

    private static void AssertSame(IReadOnlyList<DemoRow> expected, List<Dictionary<string, string>> actual)
    {
        Assert.Equal(expected.Count, actual.Count);
        for (var i = 0; i < expected.Count; i++)
        {
            Assert.All(expected[i].Values, v => Assert.Equal(v.Value, actual[i][v.Key]));
        }
    }

    private List<Dictionary<string, string>> Read(string name)
    {
        var opened = SourceTable.Open(Path.Combine(folder.FullName, name), FieldCatalogue.Default);
        Assert.True(opened.IsOk, opened.Failure?.Message);
        using var table = opened.Value;
        return
        [
            .. table
                .Rows()
                .Select(row => table.Fields.Select((f, i) => (f.Key, row[i].Text)).ToDictionary(StringComparer.Ordinal)),
        ];
    }

    private static ReconciliationSource Side(List<Dictionary<string, string>> rows) =>
        ReconciliationSource.FromValues(
            rows.Select(r => FieldCatalogue.Default.Fields.Select(f => r.GetValueOrDefault(f.Key)).ToArray()),
            rows[0].Keys.ToHashSet(StringComparer.Ordinal)
        );
}
