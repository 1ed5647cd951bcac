using Dengke.Features.Shared.Progress;
using Dengke.Platform.Documents;

namespace Dengke.Features.Overview;

/// <summary>晨报: where the campaign stands this morning, on paper, for whoever has five minutes for it. In Chinese, as what is handed up is.</summary>
public static class MorningReport
{
    private const int MostBlockers = 12;

    /// <param name="chart">Null before the confirmation opens.</param>
    public static PdfContent Of(
        string campaign,
        string school,
        Progress progress,
        BurnDown? chart,
        IReadOnlyList<Blocker> blocking,
        IReadOnlyList<ComingDate> dates,
        DateTimeOffset now
    )
    {
        var whole = progress.Whole;
        return new PdfContent(
            $"{campaign}毕业信息确认与图像采集 晨报",
            $"{school}教务处 {Time(now)}",
            [
                new KeyValues([
                    new("学生", $"{whole.Total:N0}"),
                    .. OverviewStep.All.Select(s => new KeyValue(s.Chinese, $"{whole.Of(s):N0} ({whole.Percent(s)}%)")),
                ])
                {
                    PairsPerRow = 3,
                },
                .. Pace(chart),
                new Heading("各学院进度(已完成人数)"),
                new Table(
                    [
                        new("学院", 2.4f),
                        new("人数") { Centred = true },
                        .. OverviewStep.All.Select(s => new Column(s.Chinese, 1.1f) { Centred = true }),
                    ],
                    [
                        .. progress.Colleges.Select(c =>
                            (IReadOnlyList<string>)[c.Name, $"{c.Total:N0}", .. OverviewStep.All.Select(s => $"{c.Of(s):N0}")]
                        ),
                    ]
                ),
                new Heading("卡在谁那里"),
                new Table(
                    [new("谁", 2), new("什么", 2.4f), new("人数") { Centred = true }, new("最早", 1.4f)],
                    [
                        .. blocking
                            .Take(MostBlockers)
                            .Select(b =>
                                (IReadOnlyList<string>)
                                    [b.Who.Chinese, b.What.Chinese, $"{b.Count:N0}", b.Since is { } since ? Time(since) : "–"]
                            ),
                    ]
                ),
                new Heading("今日与近期截止"),
                new Table(
                    [new("时间"), new("事项", 2)],
                    [.. dates.Select(d => (IReadOnlyList<string>)[Time(d.At), d.IsToday ? $"今天 {d.Chinese}" : d.Chinese])]
                ),
            ],
            now
        )
        {
            Footer = $"{campaign} 晨报 {Time(now)}",
            Landscape = true,
        };
    }

    private static IEnumerable<PdfBlock> Pace(BurnDown? chart)
    {
        if (chart is null)
        {
            yield break;
        }

        var behind = chart.Last.Left - chart.Last.Planned;
        var pace = behind > 0 ? $"比匀速进度落后 {behind:N0} 名" : "不落后于匀速进度";
        var forecast = chart.Forecast switch
        {
            null => "",
            { LeftAtEnd: 0 } f => $"照最近两天的速度, {Time(f.DoneAt)}前后全部登记完。",
            { } f => $"照最近两天的速度, 到 {Time(f.End)} 截止时还会有 {f.LeftAtEnd:N0} 名未登记。",
        };
        yield return new Paragraph($"还有 {chart.Last.Left:N0} 名学生未登记, {pace}。{forecast}");
    }

    private static string Time(DateTimeOffset at) => Domain.Campaigns.ChinaTime.Describe(Domain.Campaigns.ChinaTime.ToLocal(at));
}
