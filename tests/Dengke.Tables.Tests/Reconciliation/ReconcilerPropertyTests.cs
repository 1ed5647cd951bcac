using System.Text;
using CsCheck;
using Dengke.Domain.Records;
using Dengke.Tables.Reading;
using Dengke.Tables.Reconciliation;

namespace Dengke.Tables.Tests.Reconciliation;

/// <summary>
/// The engine against <see cref="Oracle"/> on small random tables full of doubles, blanks, bad and crossing keys, with
/// random parts, threads and memory, from files and from memory.
/// </summary>
[Trait("Requirement", "REC-5")]
public sealed class ReconcilerPropertyTests : IDisposable
{
    private static readonly FieldCatalogue Catalogue = new([
        new("document_no", "证件号码", "Document number", FieldFormat.DocumentNumber),
        new("exam_no", "考生号", "Exam number", FieldFormat.ExamNumber),
        new("student_no", "学号", "Student number", FieldFormat.StudentNumber),
        new("name", "姓名", "Name", FieldFormat.Name),
        new("major", "专业名称", "Major", FieldFormat.Text) { Tolerated = true },
    ]);

    private static readonly Gen<string> Document = Gen.OneOf(
        "",
        " ",
        "无",
        "1234",
        "110105194912310021",
        "11010519491231002X",
        "11010519491231002x",
        " 11010519491231002X",
        "１１０１０５１９４９１２３１００２Ｘ",
        "11010519491231000",
        "H1234567801",
        "H12345678",
        "E12345678",
        "\"11010519491231002X"
    );

    private static readonly Gen<string> Number = Gen.OneOf(
        "",
        " ",
        "0",
        "无",
        "21",
        "'21",
        " 21",
        "22",
        "23",
        "24",
        "a5",
        "A5",
        "26",
        "27,"
    );
    private static readonly Gen<string> Value = Gen.OneOf(
        "",
        "张三",
        "张三 ",
        "李四",
        "a,b",
        "\"",
        "x\"y",
        "line\nbreak",
        "\r\n",
        "\"\","
    );
    private static readonly Gen<string[]> Row = Gen.Select(
        Document,
        Number,
        Number,
        Value,
        Value,
        (a, b, c, d, e) => new[] { a, b, c, d, e }
    );
    private static readonly Gen<string[][]> Rows = Row.Array[0, 14];

    private static readonly Gen<ReconcileOptions> Options = Gen.Select(
        Gen.Int[1, 4],
        Gen.Int[1, 120],
        Gen.OneOf(0L, 30L, 1L << 30),
        Gen.OneOf(1, 1 << 20),
        Gen.OneOf(1UL, 3UL, ulong.MaxValue),
        (threads, chunk, lookup, spill, mask) =>
            new ReconcileOptions
            {
                Threads = threads,
                ChunkBytes = chunk,
                MemoryBytes = lookup,
                SpillBytes = spill,
                FirstHashMask = mask,
            }
    );

    private readonly string folder = Directory.CreateTempSubdirectory("dengke-test-").FullName;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Fact]
    public void Run_RandomTables_AgreesWithTheOracle() =>
        Gen.Select(Rows, Rows, Options, Gen.Bool, Gen.Bool)
            .Sample(
                (registry, academic, options, leftInFile, rightInFile) =>
                {
                    var sink = new ReconciledRecords();
                    var outcome = Reconciler.Run(
                        Source(registry, leftInFile),
                        Source(academic, rightInFile),
                        Catalogue,
                        options,
                        sink
                    );

                    Assert.True(outcome.IsOk, outcome.Failure?.Message);
                    var (matched, unmatched) = new Oracle(Catalogue, options.Keys).Reconcile(
                        leftInFile ? AsRead(registry) : registry,
                        rightInFile ? AsRead(academic) : academic
                    );
                    Assert.Equal(matched.Select(Told), sink.Matched.Select(Told));
                    Assert.Equal(unmatched, sink.Unmatched);
                    AssertEachRowOnce(registry.Length, academic.Length, sink);
                    AssertSummary(outcome.Value, sink);
                },
                iter: 1000,
                threads: 1
            );

    private static string[][] AsRead(string[][] rows) => [.. rows.Select(r => Array.ConvertAll(r, SpreadsheetText.Unwrap))];

    private static string Told(MatchedPair pair) =>
        $"{pair.RegistryRow}-{pair.AcademicRow}: {string.Join("; ", pair.Differences.Select(d => d.ToString()))}";

    private static void AssertEachRowOnce(int registry, int academic, ReconciledRecords sink)
    {
        var ours = sink.Matched.Select(p => p.RegistryRow).Concat(RowsOf(Domain.Records.Source.Registry));
        var theirs = sink.Matched.Select(p => p.AcademicRow).Concat(RowsOf(Domain.Records.Source.Academic));
        Assert.Equal(Enumerable.Range(0, registry), ours.Order());
        Assert.Equal(Enumerable.Range(0, academic), theirs.Order());

        IEnumerable<int> RowsOf(Source side) => sink.Unmatched.Where(u => u.Side == side).Select(u => u.Row);
    }

    private static void AssertSummary(ReconciliationSummary summary, ReconciledRecords sink)
    {
        Assert.Equal(sink.Matched.Count, summary.Matched);
        Assert.Equal(sink.Unmatched.Count, summary.UnmatchedRegistry.Values.Sum() + summary.UnmatchedAcademic.Values.Sum());
        Assert.All(summary.Fields, f => Assert.Equal(sink.Matched.Count, f.Verdicts.Values.Sum()));
        foreach (var (field, verdicts) in summary.Fields)
        {
            foreach (var (verdict, count) in verdicts.Where(v => v.Key != Verdict.Same))
            {
                Assert.Equal(sink.Matched.Sum(p => p.Differences.Count(d => d.Field == field && d.Verdict == verdict)), count);
            }
        }
    }

    private ReconciliationSource Source(string[][] rows, bool inFile)
    {
        if (!inFile)
        {
            return ReconciliationSource.FromValues(rows);
        }

        var path = Path.Combine(folder, Path.GetRandomFileName() + ".csv");
        File.WriteAllText(path, Csv(rows), new UTF8Encoding(rows.Length % 2 == 0));
        return ReconciliationSource.FromFile(path);
    }

    /// <summary>
    /// Quotes what needs it and some of what does not; ends lines in both ways; has blank lines, and fills three columns that nobody
    /// asks for, so that no row is taken for a note.
    /// </summary>
    private static string Csv(string[][] rows)
    {
        var text = new StringBuilder(string.Join(',', Catalogue.Fields.Select(f => f.Label))).Append(",甲,乙,丙");
        for (var i = 0; i < rows.Length; i++)
        {
            text.Append(i % 3 == 0 ? "\r\n" : "\n").Append(i % 4 == 3 ? ",,,\n" : "");
            text.AppendJoin(',', rows[i].Select(v => v.AsSpan().IndexOfAny(",\"\r\n") >= 0 || v.Length == 2 ? Quoted(v) : v))
                .Append(",x,y,z");
        }

        return text.Append(rows.Length % 2 == 0 ? "\n" : "").ToString();
    }

    private static string Quoted(string value) => $"\"{value.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";
}
