using Dengke.Domain.Campaigns;
using Dengke.Platform.Web;

namespace Dengke.Features.Campaigns;

/// <summary>The phases as bars over months, drawn to scale.</summary>
public sealed class Timeline
{
    /// <summary>In the units of the drawing; its height follows from the number of bars.</summary>
    public const int Width = 260;

    private const int RowHeight = 30;
    private const int Top = 18;

    /// <summary>Bars of a few hours in a year would not be seen.</summary>
    private const double NarrowestBar = 3;

    private readonly DateTime start;
    private readonly double days;

    public Timeline(IReadOnlyList<(Phase Phase, Window Window)> phases, DengkePage page)
    {
        var (first, last) = (phases.Min(p => p.Window.Opens), phases.Max(p => p.Window.Closes));
        start = new DateTime(first.Year, first.Month, 1);
        days = Math.Max(1, (new DateTime(last.Year, last.Month, 1).AddMonths(1) - start).TotalDays);
        Height = Top + (phases.Count * RowHeight);
        Bars =
        [
            .. phases.Select(
                (p, i) =>
                    new Bar(
                        X(p.Window.Opens),
                        Top + (i * RowHeight) + 16,
                        Math.Max(NarrowestBar, X(p.Window.Closes) - X(p.Window.Opens)),
                        page.T(p.Phase.Name(), p.Phase.EnglishName())
                    )
            ),
        ];
        Months = [.. MonthsFrom(start, last).Select(m => (X(m), page.T($"{m.Month}月", $"{m:MMM}")))];
        Description = page.T("各阶段在日历上的位置, 起止时间见下", "The phases on the calendar; their times are below");
    }

    public int Height { get; }

    public string Description { get; }

    public IReadOnlyList<Bar> Bars { get; }

    /// <summary>Where each month begins, as many as there is room to name.</summary>
    public IReadOnlyList<(double X, string Name)> Months { get; }

    private double X(DateTime at) => Math.Clamp((at - start).TotalDays / days, 0, 1) * Width;

    private static IEnumerable<DateTime> MonthsFrom(DateTime first, DateTime last)
    {
        var months = ((last.Year - first.Year) * 12) + last.Month - first.Month + 1;
        var step = Math.Max(1, (months + 5) / 6);
        return Enumerable.Range(0, months).Where(m => m % step == 0).Select(m => first.AddMonths(m));
    }

    /// <summary>One phase, in the units of the drawing.</summary>
    public sealed record Bar(double X, int Y, double Width, string Name);
}
