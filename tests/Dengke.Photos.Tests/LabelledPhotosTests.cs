using Dengke.Photos.Specifications;

namespace Dengke.Photos.Tests;

/// <summary>What is asked of the check on a labelled set. Where the set is not here, the test says so and proves nothing.</summary>
[Trait("Requirement", "PHO-3")]
public class LabelledPhotosTests(CheckerFixture fixture) : IClassFixture<CheckerFixture>
{
    private readonly PhotoChecker _checker = fixture.Checker;

    [Fact]
    public void Check_LabelledPhotos_FlagsTheFaultyAndPassesTheGood()
    {
        if (IsMissing())
        {
            return;
        }

        var verdicts = LabelledPhotos.Rows("labels.csv").Select(r => (File: r[0], Expect: r[2], Verdict: Check(r[0]))).ToList();
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
        if (IsMissing())
        {
            return;
        }

        var pairs = LabelledPhotos
            .Rows("pairs.csv")
            .Select(r => (Same: r[2] == "1", Comparison: _checker.Compare(LabelledPhotos.Read(r[0]), LabelledPhotos.Read(r[1]))))
            .ToList();
        Assert.All(pairs, p => Assert.NotEqual(p.Same ? SamePerson.Different : SamePerson.Same, p.Comparison.Verdict));
        Assert.True(
            pairs.Where(p => p.Same).Min(p => p.Comparison.Similarity)
                > pairs.Where(p => !p.Same).Max(p => p.Comparison.Similarity)
        );
    }

    private Verdict Check(string file) => _checker.Check(LabelledPhotos.Read(file), ShippedSpecifications.Graduation).Verdict;

    private static bool IsMissing()
    {
        if (LabelledPhotos.Folder is null)
        {
            TestContext.Current.AddWarning(
                "没有带标注的照片集, 本测试未检验任何内容 / there is no labelled set of photos: nothing was tested"
            );
        }

        return LabelledPhotos.Folder is null;
    }
}
