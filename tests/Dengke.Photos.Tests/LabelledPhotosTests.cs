using Dengke.Photos.Specifications;

namespace Dengke.Photos.Tests;

/// <summary>
/// A labelled set of portraits, which is not part of the repository: <c>labels.csv</c> (file, subject, expect, rule …) and <c>pairs.csv</c>
/// (file_a, file_b, same_person). It is looked for where DENGKE_TEST_PHOTOS says, else in <c>shared/photos</c> beside the checkout; where it
/// is not, the test says so and proves nothing.
/// </summary>
[Trait("Requirement", "PHO-3")]
public class LabelledPhotosTests(CheckerFixture fixture) : IClassFixture<CheckerFixture>
{
    private readonly PhotoChecker _checker = fixture.Checker;

    [Fact]
    public void Check_LabelledPhotos_FlagsTheFaultyAndPassesTheGood()
    {
        if (Rows("labels.csv") is not { } rows)
        {
            return;
        }

        var verdicts = rows.Select(r => (r.Fields[0], Expect: r.Fields[2], Verdict: Check(r.Folder, r.Fields[0]))).ToList();
        var good = verdicts.Where(v => v.Expect == "pass").ToList();
        var faulty = verdicts.Where(v => v.Expect is "warn" or "fail").ToList();
        Assert.DoesNotContain(good, v => v.Verdict == Verdict.Fail);
        Assert.True(good.Count(v => v.Verdict != Verdict.Pass) * 10 <= good.Count, Told(good, v => v != Verdict.Pass));
        Assert.True(faulty.Count(v => v.Verdict == Verdict.Pass) * 20 <= faulty.Count, Told(faulty, v => v == Verdict.Pass));

        static string Told(IEnumerable<(string File, string, Verdict Verdict)> list, Func<Verdict, bool> which) =>
            string.Join(", ", list.Where(v => which(v.Verdict)).Select(v => v.File));
    }

    [Fact]
    [Trait("Requirement", "PHO-6")]
    public void Compare_LabelledPairs_TellsThemApart()
    {
        if (Rows("pairs.csv") is not { } rows)
        {
            return;
        }

        var pairs = rows.Select(r =>
                (Same: r.Fields[2] == "1", Comparison: _checker.Compare(Read(r.Folder, r.Fields[0]), Read(r.Folder, r.Fields[1])))
            )
            .ToList();
        Assert.All(pairs, p => Assert.NotEqual(p.Same ? SamePerson.Different : SamePerson.Same, p.Comparison.Verdict));
        Assert.True(
            pairs.Where(p => p.Same).Min(p => p.Comparison.Similarity)
                > pairs.Where(p => !p.Same).Max(p => p.Comparison.Similarity)
        );
    }

    private Verdict Check(string folder, string file) =>
        _checker.Check(Read(folder, file), ShippedSpecifications.Graduation).Verdict;

    private static byte[] Read(string folder, string file) => File.ReadAllBytes(Path.Combine(folder, file));

    private static List<(string Folder, string[] Fields)>? Rows(string name)
    {
        if (Folder() is not { } folder)
        {
            TestContext.Current.AddWarning(
                "没有带标注的照片集, 本测试未检验任何内容 / there is no labelled set of photos: nothing was tested"
            );
            return null;
        }

        return [.. File.ReadLines(Path.Combine(folder, name)).Skip(1).Select(l => (folder, l.Split(',')))];
    }

    private static string? Folder()
    {
        if (Environment.GetEnvironmentVariable("DENGKE_TEST_PHOTOS") is { Length: > 0 } told)
        {
            return told;
        }

        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, "shared", "photos", "labels.csv")))
            {
                return Path.Combine(folder.FullName, "shared", "photos");
            }
        }

        return null;
    }
}
