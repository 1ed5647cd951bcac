using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Unicode;
using Dengke.Photos.Specifications;

namespace Dengke.Features.Photos;

/// <summary>Writes checked photos as JSON lines: one object a line, the keys those of the command's description.</summary>
internal static class PhotoLines
{
    public static JsonSerializerOptions Json { get; } =
        new(JsonSerializerDefaults.Web) { Encoder = JavaScriptEncoder.Create(UnicodeRanges.All) };

    public static string Line(CheckedPhoto photo)
    {
        var report = photo.Report;
        var line = new Dictionary<string, object?>
        {
            ["file"] = photo.File,
            ["verdict"] = report.Verdict.Key(),
            ["findings"] = report.Findings.Select(f => new
            {
                f.Rule,
                verdict = f.Verdict.Key(),
                value = Rounded(f.Value),
                limit = f.Limit is { } limit ? Sides(limit) : null,
                advice = f.Advice?.ToString(),
            }),
            ["face"] = report.Face is { } face
                ? new
                {
                    x = Rounded(face.X),
                    y = Rounded(face.Y),
                    width = Rounded(face.Width),
                    height = Rounded(face.Height),
                }
                : null,
            ["ms"] = Math.Round(photo.Milliseconds, 1),
        };
        if (report.Problem is { } problem)
        {
            line["problem"] = new { problem.Code, text = problem.Text.ToString() };
        }

        return JsonSerializer.Serialize(line, Json);
    }

    /// <summary>Smallest and largest, null for an open side.</summary>
    private static double?[] Sides(Bounds limit) => [Side(limit.Min), Side(limit.Max)];

    private static double? Side(double side) => double.IsInfinity(side) ? null : side;

    private static double? Rounded(double? value) => value is { } v && double.IsFinite(v) ? Math.Round(v, 4) : null;
}
