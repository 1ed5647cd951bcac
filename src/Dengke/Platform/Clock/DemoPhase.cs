namespace Dengke.Platform.Clock;

/// <summary>A moment of the demo's campaign that its clock can be moved to.</summary>
/// <param name="Name">As on the command line.</param>
/// <param name="Starts">The moment.</param>
public sealed record DemoPhase(string Name, string Chinese, string English, DateTimeOffset Starts)
{
    public static IReadOnlyList<DemoPhase> All { get; } =
    [
        new("confirm", "信息核对", "Confirmation", Local(2024, 10, 9, 9, 0)),
        new("submit", "学院提交", "Submission", Local(2024, 10, 21, 9, 0)),
        new("capture", "图像采集", "Capture", Local(2024, 10, 22, 8, 15)),
        new("makeup", "补采", "Make-up", Local(2024, 10, 29, 9, 30)),
        new("proof", "图像校对", "Proof-reading", Local(2025, 3, 3, 9, 0)),
        new("seal", "封存", "Sealing", Local(2025, 5, 12, 9, 0)),
    ];

    public static DemoPhase? Find(string? name) => All.FirstOrDefault(p => p.Name == name);

    /// <summary>The one that has begun last; the first before any has.</summary>
    public static DemoPhase At(DateTimeOffset now) => All.LastOrDefault(p => p.Starts <= now) ?? All[0];

    private static DateTimeOffset Local(int year, int month, int day, int hour, int minute) =>
        new(year, month, day, hour, minute, 0, TimeSpan.FromHours(8));
}
