using Dengke.Photos;
using Dengke.Photos.Specifications;
using Spectre.Console;

namespace Dengke.Features.Photos;

/// <summary>What <c>photos check</c> says at its end.</summary>
internal static class CheckSummary
{
    /// <summary>Photos that are listed; the others are counted.</summary>
    public const int Most = 20;

    private static readonly Verdict[] Shown = [Verdict.Fail, Verdict.Review, Verdict.Pass];

    public static void Print(IAnsiConsole console, PhotoTally tally, List<CheckedPhoto> few, string? report, string? crop)
    {
        // Whole lines, however narrow the console: names of files stay in one piece.
        var writer = console.Profile.Out.Writer;
        foreach (var photo in few)
        {
            writer.WriteLine($"{photo.File}  {photo.Report.Verdict.Word()}");
            foreach (var line in LinesOf(photo))
            {
                writer.WriteLine($"    {line}");
            }
        }

        var more = tally.Total - tally.Of(Verdict.Pass) - few.Count;
        if (more > 0)
        {
            writer.WriteLine($"… 另有 {more} 张, 见 --report 或 --json. {more} more.");
        }

        Print(console, tally);
        var counts = Shown.Select(v => $"{v.Word().Chinese} {tally.Of(v)}");
        var english = Shown.Select(v => $"{tally.Of(v)} {v.Key()}");
        var unreadable = tally.Unreadable > 0 ? $", 其中无法读取 {tally.Unreadable}" : "";
        writer.WriteLine($"共 {tally.Total} 张: {string.Join(", ", counts)}{unreadable}。 {string.Join(", ", english)}.");
        if (report is not null)
        {
            writer.WriteLine($"报告 report: {Path.Combine(report, "index.html")}");
        }

        if (crop is not null)
        {
            writer.WriteLine($"裁剪 crops: {crop}");
        }
    }

    private static IEnumerable<string> LinesOf(CheckedPhoto photo)
    {
        if (photo.Report.Problem is { } problem)
        {
            return [$"{problem.Text}"];
        }

        return photo.Wrong.Select(f =>
        {
            var measured = f is { Value: { } value, Limit: { } limit } ? $" {value:0.##} ({limit})" : "";
            return $"{f.Verdict.Word().Chinese} {RuleNames.All[f.Rule].Chinese}{measured}: {f.Advice}";
        });
    }

    private static void Print(IAnsiConsole console, PhotoTally tally)
    {
        var rules = RuleNames
            .All.Where(r => tally.Of(r.Key, Verdict.Fail) + tally.Of(r.Key, Verdict.Review) > 0)
            .OrderByDescending(r => tally.Of(r.Key, Verdict.Fail))
            .ToList();
        if (rules.Count == 0)
        {
            return;
        }

        var table = new Table().AddColumn("规则");
        foreach (var verdict in Shown)
        {
            table.AddColumn(new TableColumn(verdict.Word().Chinese).RightAligned());
        }

        foreach (var (key, name) in rules)
        {
            table.AddRow([$"{name.Chinese} {key}", .. Shown.Select(v => $"{tally.Of(key, v)}")]);
        }

        console.Write(table);
    }
}
