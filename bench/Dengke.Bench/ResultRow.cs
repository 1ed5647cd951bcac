using System.Text;

namespace Dengke.Bench;

/// <summary>One line of the table of results.</summary>
/// <param name="Seconds">The median; NaN where the line is a ratio or a share.</param>
/// <param name="Megabytes">The peak, or what is held at rest; NaN where it was not measured.</param>
/// <param name="Comparison">A ratio; NaN on other lines.</param>
/// <param name="Target">What was aimed at, in words.</param>
internal sealed record ResultRow(
    string Id,
    string Work,
    double Seconds,
    double Megabytes,
    double Comparison = double.NaN,
    string Target = ""
)
{
    public static ResultRow Ratio(string id, string work, double ratio, string target) =>
        new(id, work, double.NaN, double.NaN, ratio, target);

    public override string ToString() =>
        $"| {Id} | {Work} | {Show(Seconds, "0.00")} | {Show(Megabytes, "0")} | {Show(Comparison, "0.00")} | {Target} |";

    /// <summary>The whole table as Markdown, with the machine and the day.</summary>
    public static string Table(IEnumerable<ResultRow> rows, DateTimeOffset at)
    {
        var processor = File.ReadLines("/proc/cpuinfo").FirstOrDefault(l => l.StartsWith("model name", StringComparison.Ordinal));
        var text = new StringBuilder()
            .AppendLine("# Results")
            .AppendLine()
            .AppendLine("Measured by `bench/run`, each beside its peer in one run; ratios count, not seconds.")
            .AppendLine()
            .AppendLine(
                $"{at:yyyy-MM-dd}, {Environment.ProcessorCount} cores, {processor?.Split(':')[1].Trim()}, {Environment.OSVersion}, .NET {Environment.Version}."
            )
            .AppendLine()
            .AppendLine("| id | work | seconds | MB | ratio | target |")
            .AppendLine("|---|---|---|---|---|---|");
        foreach (var row in rows)
        {
            text.AppendLine(row.ToString());
        }

        return text.ToString();
    }

    private static string Show(double value, string format) => double.IsNaN(value) ? "" : value.ToString(format);
}
