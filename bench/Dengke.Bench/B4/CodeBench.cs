using System.Diagnostics;
using System.Globalization;
using Dengke.Platform.Codes;

namespace Dengke.Bench.B4;

/// <summary>B4: a code read in a frame of 1280 × 720, beside jsQR on the same frames.</summary>
internal static class CodeBench
{
    /// <param name="folder">For the frames, some hundred megabytes.</param>
    public static IEnumerable<ResultRow> Run(string folder, string repository, int repeats)
    {
        var frames = CodeFrames.Make();
        var file = Path.Combine(folder, "frames.grey");
        using (var stream = File.Create(file))
        {
            foreach (var frame in frames)
            {
                stream.Write(frame.Grey);
            }
        }

        foreach (var frame in frames.Take(10))
        {
            CodeReader.ReadLuminance(frame.Grey, CodeFrames.Width, CodeFrames.Height);
        }

        List<IReadOnlyList<Reading>> own = [];
        List<IReadOnlyList<Reading>> peer = [];
        for (var repeat = 0; repeat < repeats; repeat++)
        {
            own.Add(Own(frames));
            peer.Add(Peer(file, repository, frames.Count));
        }

        var withCode = frames.Index().Where(f => f.Item.Text.Length > 0).Select(f => f.Index).ToList();
        var without = frames.Index().Where(f => f.Item.Text.Length == 0).Select(f => f.Index).ToList();
        var (a, b) = (Median(own, withCode), Median(peer, withCode));
        var (c, d) = (Median(own, without), Median(peer, without));
        yield return new("B4", $"a frame with a code, Dengke: reads {Rate(own[0], frames)}", a / 1000, double.NaN);
        yield return new("B4", $"the same, jsQR in Node: reads {Rate(peer[0], frames)}", b / 1000, double.NaN);
        yield return ResultRow.Ratio("B4", "Dengke / jsQR", a / b, "0.5; at least its reading rate");
        yield return new("B4", "a frame without a code, Dengke", c / 1000, double.NaN);
        yield return new("B4", "the same, jsQR in Node", d / 1000, double.NaN);
        foreach (var group in frames.Index().Where(f => f.Item.Text.Length > 0).GroupBy(f => f.Item.Condition))
        {
            var at = group.Select(f => f.Index).ToList();
            var (read, theirs) = (
                at.Count(i => own[0][i].Text == frames[i].Text),
                at.Count(i => peer[0][i].Text == frames[i].Text)
            );
            var ratio = Median(own, at) / Median(peer, at);
            yield return ResultRow.Ratio("B4", $"{group.Key}: Dengke reads {read}, jsQR {theirs} of {at.Count}", ratio, "");
        }
    }

    private static string Rate(IReadOnlyList<Reading> readings, IReadOnlyList<CodeFrame> frames) =>
        $"{frames.Index().Count(f => f.Item.Text.Length > 0 && readings[f.Index].Text == f.Item.Text)} of {frames.Count(f => f.Text.Length > 0)}";

    /// <summary>Mean milliseconds a frame, of the run in the middle.</summary>
    private static double Median(List<IReadOnlyList<Reading>> runs, IReadOnlyCollection<int> frames) =>
        runs.Select(r => frames.Average(f => r[f].Milliseconds)).Order().ElementAt(runs.Count / 2);

    private static List<Reading> Own(IReadOnlyList<CodeFrame> frames)
    {
        List<Reading> readings = [];
        foreach (var frame in frames)
        {
            var start = Stopwatch.GetTimestamp();
            var text = CodeReader.ReadLuminance(frame.Grey, CodeFrames.Width, CodeFrames.Height);
            readings.Add(new(Stopwatch.GetElapsedTime(start).TotalMilliseconds, text ?? ""));
        }

        return readings;
    }

    private static List<Reading> Peer(string file, string repository, int count)
    {
        var library = Path.Combine(repository, "src", "Dengke", "Client", "node_modules", "jsqr");
        var script = Path.Combine(AppContext.BaseDirectory, "B4", "jsqr.cjs");
        var start = new ProcessStartInfo("node", [script, library, file, $"{CodeFrames.Width}", $"{CodeFrames.Height}"])
        {
            RedirectStandardOutput = true,
            UseShellExecute = false,
        };
        using var process = Process.Start(start)!;
        var lines = process.StandardOutput.ReadToEnd().Split('\n', StringSplitOptions.RemoveEmptyEntries);
        process.WaitForExit();
        if (process.ExitCode != 0 || lines.Length != count)
        {
            throw new InvalidOperationException("jsQR failed.");
        }

        return
        [
            .. lines
                .Select(l => l.Split(' ', 2))
                .Select(p => new Reading(double.Parse(p[0], CultureInfo.InvariantCulture), p[1])),
        ];
    }

    private sealed record Reading(double Milliseconds, string Text);
}
