using Dengke.Photos;

namespace Dengke.Features.Photos;

/// <summary>One photo and what was found out about it.</summary>
/// <param name="File">Its name as shown: the path that was given, and below a folder the way to it.</param>
/// <param name="Report">The report, without what was measured where that is not asked for.</param>
/// <param name="Milliseconds">What checking it took.</param>
public sealed record CheckedPhoto(string File, PhotoReport Report, double Milliseconds)
{
    /// <summary>Whether all is well, what only a person can tell left aside.</summary>
    public bool IsPass => Report.Verdict == Verdict.Pass;

    /// <summary>The findings that a person has to do something about, worst first.</summary>
    public IReadOnlyList<Finding> Wrong =>
        [.. Report.Findings.Where(f => f.Verdict is Verdict.Review or Verdict.Fail).OrderByDescending(f => f.Verdict)];
}

/// <summary>Names of verdicts in files and for people.</summary>
public static class VerdictWords
{
    /// <summary>Name in files: <c>pass</c>, <c>human</c>, <c>review</c>, <c>fail</c>.</summary>
    public static string Key(this Verdict verdict) =>
        verdict switch
        {
            Verdict.Pass => "pass",
            Verdict.Human => "human",
            Verdict.Review => "review",
            _ => "fail",
        };

    /// <summary>Name for people.</summary>
    public static Bilingual Word(this Verdict verdict) =>
        verdict switch
        {
            Verdict.Pass => new("合格", "Pass"),
            Verdict.Human => new("人工核对", "By eye"),
            Verdict.Review => new("待复核", "Review"),
            _ => new("不合格", "Fail"),
        };
}
