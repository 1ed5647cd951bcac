using Dengke.Data;
using Dengke.Domain.Campaigns;
using Dengke.Domain.Kernel;
using Dengke.Features.Shared;
using Dengke.Features.Shared.Capture;
using Dengke.Platform.Access;
using Dengke.Timetable.Simulation;
using Microsoft.AspNetCore.Mvc;

namespace Dengke.Features.Timetable;

/// <summary>排队模拟: how long queues will be under the draft, else the published timetable, and how many stations a target wait needs (SCH-2).</summary>
[Allow(Role.Registrar)]
public sealed class SimulationModel(TimeProvider clock) : TimetablePage(clock)
{
    [BindProperty(SupportsGet = true, Name = "")]
    public SimulationForm Form { get; set; } = new();

    /// <summary>The version that is played.</summary>
    public TimetableVersion? Shown => Draft ?? Published;

    public IReadOnlyList<(CaptureSession Session, SessionForecast Forecast)> Days { get; private set; } = [];

    public async Task<IActionResult> OnGet()
    {
        if (await LoadTimetable() is { } missing)
        {
            return missing;
        }

        if (!ModelState.IsValid)
        {
            // The framework's own words for it are for developers.
            ModelState.Clear();
            return Show(Failure.Invalid("form", "请填写数字。", "Please enter numbers."));
        }

        if (Form.Problem() is { } problem)
        {
            return Show(Failure.Invalid("form", problem.Chinese, problem.English));
        }

        if (Shown is { } shown)
        {
            var ct = HttpContext.RequestAborted;
            var forecasts = await Task.Run(() => SimulationRun.Of(Plan, shown, Form, SimulationRun.UsualRuns, 1, ct), ct);
            Days = [.. forecasts.Select(f => (Sessions.Single(s => s.Session.Id == f.SessionId).Session, f))];
        }

        return Page();
    }

    public static string Short(double? value) => value is { } minutes ? $"{minutes:0.0}" : "–";

    public string Minutes(double? value) => value is { } minutes ? T($"{minutes:0.0} 分钟", $"{minutes:0.0} min") : "–";

    public static string Clock(DateTimeOffset? at) => at is { } time ? SessionPage.Clock(time) : "–";

    public QuarterChart Chart(CaptureSession session, SessionForecast forecast) =>
        new(
            $"chart-{session.Id}",
            NameOf(session),
            T("各时刻的候场人数, 多次模拟的平均与最多。", "People who wait at each time, mean and most of the runs."),
            T("候场人数(平均)", "Waiting (mean)"),
            T("最多的一次", "Most in a run"),
            [T("此时到场者等待(中位数)", "Median wait of who comes then")],
            [.. forecast.Points.Select(p => new QuarterBar(SessionPage.Clock(p.At), p.Queue, p.LongestQueue, Minutes(p.Wait)))]
        );
}
