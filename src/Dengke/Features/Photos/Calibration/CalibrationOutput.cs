using System.Globalization;
using System.Text.Json;
using Dengke.Photos;
using Dengke.Photos.Calibration;
using Dengke.Photos.Measures;
using Dengke.Photos.Specifications;

namespace Dengke.Features.Photos.Calibration;

/// <summary>Prints what was found of each measure: as text with a small curve, or as JSON.</summary>
internal static class CalibrationOutput
{
    /// <summary>Thresholds shown of each curve.</summary>
    private const int Shown = 9;

    private const string Levels = "▁▂▃▄▅▆▇█";

    public static void Print(TextWriter writer, IReadOnlyList<MeasureCalibration> calibrations)
    {
        foreach (var calibration in calibrations)
        {
            var measure = MeasureCatalogue.ByName[calibration.Limit.Measure].Info;
            writer.WriteLine(
                $"{RuleNames.All[calibration.Rule].Chinese} {calibration.Rule} · {measure.Label.Chinese} {measure.Name}: "
                    + $"合格 good {calibration.Good}, 不合格 bad {calibration.Bad}, 未测出 unmeasured {calibration.Unmeasured}"
            );
            if (calibration.Curve is { } curve)
            {
                Print(writer, calibration, curve, measure.Unit);
            }

            writer.WriteLine($"  {Conclusion(calibration)}");
            writer.WriteLine();
        }

        if (calibrations.Count == 0)
        {
            writer.WriteLine("标注中没有可校准的规则。 No label is about a rule that can be calibrated.");
        }
    }

    public static string Json(IReadOnlyList<MeasureCalibration> calibrations) =>
        JsonSerializer.Serialize(
            calibrations.Select(c => new
            {
                c.Rule,
                measure = c.Limit.Measure,
                c.Good,
                c.Bad,
                c.Unmeasured,
                eer = Rounded(c.Curve?.Eer),
                auc = Rounded(c.Curve?.Auc),
                now = c.AsItIs is { } now ? Point(c, now) : null,
                curve = c.Curve?.Points(Shown).Select(p => Point(c, p)),
                suggested = c.Suggested is { } limit ? new { pass = Sides(limit.Pass), review = Sides(limit.Review) } : null,
                outcome = c.Outcome switch
                {
                    CalibrationOutcome.Suggested => "suggested",
                    CalibrationOutcome.TooFew => "too_few",
                    _ => "not_told",
                },
            }),
            PhotoLines.Json
        );

    private static void Print(TextWriter writer, MeasureCalibration calibration, ErrorCurve curve, string unit)
    {
        var points = curve.Points(Shown);
        writer.WriteLine(
            $"  EER {Percent(curve.Eer)}, AUC {curve.Auc:0.000}; FMR {Spark(points, p => p.Fmr)} FNMR {Spark(points, p => p.Fnmr)}"
        );
        writer.WriteLine("  合格范围 passes           FMR 漏判  FNMR 误判");
        foreach (var point in points)
        {
            writer.WriteLine(Row(calibration, point, unit));
        }

        if (calibration.AsItIs is { } now)
        {
            writer.WriteLine($"{Row(calibration, now, unit)}  ← 现行 now");
        }
    }

    private static string Row(MeasureCalibration calibration, ErrorPoint point, string unit)
    {
        var passes = $"{Short(calibration.PassAt(point.Threshold))} {unit}".Trim();
        return $"  {passes, -24} {Percent(point.Fmr), 8}  {Percent(point.Fnmr), 9}";
    }

    private static Bilingual Conclusion(MeasureCalibration calibration) =>
        calibration.Outcome switch
        {
            CalibrationOutcome.Suggested => new(
                $"建议: 合格 {Short(calibration.Suggested!.Pass)}, 复核 {Short(calibration.Suggested.Review)}。",
                "Suggested: pass, review."
            ),
            CalibrationOutcome.TooFew => new(
                $"例子太少, 至少需合格 {Calibrator.EnoughGood} 张、不合格 {Calibrator.EnoughBad} 张; 保留原值。",
                "Too few examples; left as it is."
            ),
            _ => new(
                $"这项测量分不开这些照片 (AUC 低于 {Calibrator.EnoughAuc}), 保留原值。",
                "It does not tell these pictures apart; left as it is."
            ),
        };

    private static string Spark(IEnumerable<ErrorPoint> points, Func<ErrorPoint, double> rate) =>
        string.Concat(points.Select(p => Levels[(int)Math.Round(rate(p) * (Levels.Length - 1))]));

    private static string Short(Bounds bounds) => bounds.ToString() is { Length: > 0 } text ? text : "any";

    private static string Percent(double share) => (share * 100).ToString("0.0", CultureInfo.InvariantCulture) + " %";

    private static object Point(MeasureCalibration calibration, ErrorPoint point) =>
        new
        {
            pass = Sides(calibration.PassAt(point.Threshold)),
            fmr = Rounded(point.Fmr),
            fnmr = Rounded(point.Fnmr),
        };

    private static double?[] Sides(Bounds limit) => [Side(limit.Min), Side(limit.Max)];

    private static double? Side(double side) => double.IsInfinity(side) ? null : Rounded(side);

    private static double? Rounded(double? value) => value is { } v ? Math.Round(v, 4) : null;
}
