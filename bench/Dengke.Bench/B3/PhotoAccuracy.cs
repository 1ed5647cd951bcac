using System.Text;
using Dengke.Photos;
using Dengke.Photos.Specifications;
using Dengke.Photos.Tests;

namespace Dengke.Bench.B3;

/// <summary>How well the check judges a labelled set, over all and by group; empty where the set is not here.</summary>
internal static class PhotoAccuracy
{
    public static string Table()
    {
        if (LabelledPhotos.Folder is null)
        {
            Console.Error.WriteLine("  no labelled photos here: accuracy was not measured");
            return "";
        }

        using var checker = PhotoChecker.Open();
        var photos = LabelledPhotos.Rows("labels.csv").Select(r => Judged.Of(r, checker)).ToList();
        var text = new StringBuilder()
            .AppendLine("## Photo check on a labelled set")
            .AppendLine()
            .AppendLine(
                $"{photos.Count} pictures, thresholds of `graduation`, which were set on the same pictures: take them as optimistic."
            )
            .AppendLine()
            .AppendLine("| labelled | pictures | pass | review | fail |")
            .AppendLine("|---|---|---|---|---|");
        foreach (var expect in new[] { "pass", "human", "warn", "fail" })
        {
            var some = photos.Where(p => p.Expect == expect).ToList();
            text.AppendLine(
                $"| {expect} | {some.Count} | {Count(some, Verdict.Pass)} | {Count(some, Verdict.Review)} | {Count(some, Verdict.Fail)} |"
            );
        }

        text.AppendLine()
            .AppendLine($"Passed though labelled warn or fail: {Names(photos.Where(p => p.IsMissed))}.")
            .AppendLine($"Not passed though labelled pass: {Names(photos.Where(p => p.IsFlagged))}.")
            .AppendLine()
            .AppendLine(
                "By group. Sex is as seen by eye, not as the people say of themselves; skin tone is the individual typology angle of the"
            )
            .AppendLine(
                "cheeks, of pictures whose fault is not light or colour. Few pictures are in each: differences of one or two mean nothing."
            )
            .AppendLine()
            .AppendLine("| group | good | of them not passed | faulty | of them passed |")
            .AppendLine("|---|---|---|---|---|");
        Group(text, "women", photos.Where(p => p.Sex == "f"));
        Group(text, "men", photos.Where(p => p.Sex == "m"));
        Group(text, "skin light (above 41°)", photos.Where(p => p.Tone > 41));
        Group(text, "skin intermediate (10° to 41°)", photos.Where(p => p.Tone is > 10 and <= 41));
        Group(text, "skin dark (10° and below)", photos.Where(p => p.Tone <= 10));
        return text.AppendLine().Append(Pairs(checker)).ToString();
    }

    private static string Pairs(PhotoChecker checker)
    {
        var pairs = LabelledPhotos
            .Rows("pairs.csv")
            .Select(r => (Same: r[2] == "1", checker.Compare(LabelledPhotos.Read(r[0]), LabelledPhotos.Read(r[1])).Similarity))
            .ToList();
        var (same, others) = (pairs.Where(p => p.Same).ToList(), pairs.Where(p => !p.Same).ToList());
        return $"Comparison of two: {same.Count} pairs of one person, similarity at least {same.Min(p => p.Similarity):0.000}; "
            + $"{others.Count} of two people, at most {others.Max(p => p.Similarity):0.000}.\n";
    }

    private static void Group(StringBuilder text, string name, IEnumerable<Judged> group)
    {
        var photos = group.ToList();
        text.AppendLine(
            $"| {name} | {photos.Count(p => p.IsGood)} | {photos.Count(p => p.IsFlagged)} | {photos.Count(p => p.IsFaulty)} | {photos.Count(p => p.IsMissed)} |"
        );
    }

    private static int Count(List<Judged> photos, Verdict verdict) => photos.Count(p => p.Verdict == verdict);

    private static string Names(IEnumerable<Judged> photos) =>
        string.Join(", ", photos.Select(p => p.File).DefaultIfEmpty("none"));

    /// <summary>A picture of the set, what was expected and what was said.</summary>
    private sealed record Judged(string File, string Expect, Verdict Verdict, string? Sex, double? Tone)
    {
        private static readonly Dictionary<string, string> Sexes = ReadSexes();

        public bool IsGood => Expect == "pass";

        public bool IsFaulty => Expect is "warn" or "fail";

        public bool IsFlagged => IsGood && Verdict != Verdict.Pass;

        public bool IsMissed => IsFaulty && Verdict == Verdict.Pass;

        public static Judged Of(string[] row, PhotoChecker checker)
        {
            var report = checker.Check(LabelledPhotos.Read(row[0]), ShippedSpecifications.Graduation);
            var tone = row[3] is "exposure" or "colour" or "illumination" ? null : report.Measures.GetValueOrDefault("SkinTone");
            return new(row[0], row[2], report.Verdict, Sexes.GetValueOrDefault(row[1]), tone);
        }

        private static Dictionary<string, string> ReadSexes() =>
            System
                .IO.File.ReadLines(Path.Combine(AppContext.BaseDirectory, "B3", "groups.csv"))
                .Skip(1)
                .Select(l => l.Split(','))
                .ToDictionary(f => f[0], f => f[1]);
    }
}
