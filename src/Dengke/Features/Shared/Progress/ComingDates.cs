using Dengke.Data;
using Dengke.Domain.Campaigns;

namespace Dengke.Features.Shared.Progress;

/// <summary>Something that begins or ends.</summary>
/// <param name="IsToday">Whether it falls on the present day in China.</param>
public sealed record ComingDate(DateTimeOffset At, string Chinese, string English, bool IsToday);

/// <summary>What ends or begins today, and what comes next.</summary>
public static class ComingDates
{
    private const int Most = 6;

    public static IReadOnlyList<ComingDate> Of(Campaign campaign, IEnumerable<WindowExtension> extensions, DateTimeOffset now)
    {
        var today = ChinaTime.ToLocal(now).Date;
        return
        [
            .. Enum.GetValues<Phase>()
                .SelectMany(p => campaign.Phases.WindowOf(p) is { } window ? Ends(p, window) : [])
                .Concat(
                    extensions.Select(e =>
                        (
                            e.Until,
                            Chinese: $"{e.Phase.Name()}的延长结束{For(e)}",
                            English: $"Extension of {e.Phase.EnglishName()} ends{For(e)}"
                        )
                    )
                )
                .Select(d => new ComingDate(d.Item1, d.Item2, d.Item3, ChinaTime.ToLocal(d.Item1).Date == today))
                .Where(d => d.IsToday || d.At > now)
                .OrderBy(d => d.At)
                .Take(Most),
        ];

        static string For(WindowExtension extension) => extension.College is { } college ? $" ({college})" : "";
    }

    private static IEnumerable<(DateTimeOffset, string, string)> Ends(Phase phase, Window window) =>
        [
            (window.OpensAt, $"{phase.Name()}开始", $"{phase.EnglishName()} opens"),
            (window.ClosesAt, $"{phase.Name()}截止", $"{phase.EnglishName()} closes"),
        ];
}
