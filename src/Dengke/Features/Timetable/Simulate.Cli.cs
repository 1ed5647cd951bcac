using System.ComponentModel;
using Dengke.Data;
using Dengke.Domain.Campaigns;
using Dengke.Domain.Capture;
using Dengke.Platform;
using Dengke.Platform.CommandLine;
using Spectre.Console;
using Spectre.Console.Cli;

namespace Dengke.Features.Timetable;

/// <summary><c>dengke schedule simulate</c>: predicts queues and waits of the draft, else of the published timetable (SCH-2).</summary>
public sealed class SimulateScheduleCommand(CommandOutput output) : ScheduleCommand<SimulateScheduleCommand.Settings>(output)
{
    public sealed class Settings : ScheduleSettings
    {
        private static readonly SimulationForm Usual = new();

        [CommandOption("--target <MINUTES>")]
        [Description("95% 的人等待不超过多少分钟 The wait that 95% shall not exceed.")]
        public double Target { get; init; } = Usual.Target;

        [CommandOption("--stations <NUMBER>")]
        [Description("每场增减的机位 Stations more or fewer in each session.")]
        public int More { get; init; }

        [CommandOption("--runs <NUMBER>")]
        [Description("每天模拟几次, 1 至 1000 How often each day is played.")]
        public int Runs { get; init; } = SimulationRun.UsualRuns;

        [CommandOption("--seed <NUMBER>")]
        [Description("相同的种子给出相同的结果 The same seed gives the same result.")]
        public int Seed { get; init; } = 1;

        [CommandOption("--absent <PERCENT>")]
        [Description("不来的人 Who does not come.")]
        public double Absent { get; init; } = Usual.Absent;

        [CommandOption("--early <PERCENT>")]
        [Description("早到的人 Who comes before the door lets them in.")]
        public double Early { get; init; } = Usual.Early;

        [CommandOption("--late <PERCENT>")]
        [Description("晚到的人 Who comes late.")]
        public double Late { get; init; } = Usual.Late;

        [CommandOption("--late-minutes <MINUTES>")]
        [Description("最多晚多少 Late by up to.")]
        public int LateMinutes { get; init; } = Usual.LateMinutes;

        [CommandOption("--impatient <PERCENT>")]
        [Description("会等不及离开的人 Who goes away after --patience.")]
        public double Impatient { get; init; } = Usual.Impatient;

        [CommandOption("--patience <MINUTES>")]
        [Description("等多久离开 After so many minutes.")]
        public int Patience { get; init; } = Usual.Patience;

        [CommandOption("--missed <PERCENT>")]
        [Description("叫号没听见 Who misses the call.")]
        public double Missed { get; init; } = Usual.Missed;

        [CommandOption("--door <SECONDS>")]
        [Description("入口每人多少秒 Seconds for each at the door.")]
        public double DoorSeconds { get; init; } = Usual.DoorSeconds;

        [CommandOption("--variation <PERCENT>")]
        [Description("拍摄时长的波动 Standard deviation of a shot's time.")]
        public double Variation { get; init; } = Usual.Variation;

        [CommandOption("--breakdowns <NUMBER>")]
        [Description("每机位每场故障几次 Breakdowns of a station in a session.")]
        public double Breakdowns { get; init; } = Usual.Breakdowns;

        [CommandOption("--breakdown-minutes <MINUTES>")]
        [Description("每次故障多久 How long each lasts.")]
        public int BreakdownMinutes { get; init; } = Usual.BreakdownMinutes;

        public SimulationForm Form =>
            new()
            {
                Target = Target,
                More = More,
                Absent = Absent,
                Early = Early,
                Late = Late,
                LateMinutes = LateMinutes,
                Impatient = Impatient,
                Patience = Patience,
                Missed = Missed,
                DoorSeconds = DoorSeconds,
                Variation = Variation,
                Breakdowns = Breakdowns,
                BreakdownMinutes = BreakdownMinutes,
            };

        public override ValidationResult Validate() =>
            Runs is < 1 or > 1000 ? ValidationResult.Error("--runs 请填 1 至 1000。 --runs is 1 to 1,000.")
            : Form.Problem() is { } problem ? ValidationResult.Error($"{problem.Chinese} {problem.English}")
            : ValidationResult.Success();
    }

    protected override string Verb => "simulate";

    /// <summary>Clean where every session meets the target; findings where one does not.</summary>
    protected override async Task<int> Run(
        Installation installation,
        DengkeDb db,
        Campaign campaign,
        Settings settings,
        CancellationToken ct
    )
    {
        var version =
            await Version(db, campaign.Id, TimetableState.Draft, ct)
            ?? await Version(db, campaign.Id, TimetableState.Published, ct);
        if (version is null)
        {
            return Fail("还没有采集安排, 请先 dengke schedule solve --apply。 There is no timetable yet.");
        }

        var forecasts = SimulationRun.Of(campaign, version, settings.Form, settings.Runs, settings.Seed, ct);
        if (settings.Json)
        {
            Print(
                new
                {
                    version = version.Number,
                    settings.Target,
                    sessions = forecasts,
                }
            );
        }
        else
        {
            Say(
                $"第 {version.Number} 版, 模拟 {settings.Runs} 次; 等待以分钟计 Version {version.Number}, {settings.Runs} runs; waits in minutes"
            );
            foreach (var one in forecasts)
            {
                Say(
                    $"  {one.SessionId}: {one.Invited:N0} 人, {one.Stations} 机位 stations; 中位数 median {one.MedianWait:0.0}, 95% {one.Percentile95:0.0}, 最长 longest {one.LongestWait:0.0}; 最后离场 last leaves {SimulationModel.Clock(one.LastDeparture)}; 达标需 needed {one.StationsNeeded?.ToString() ?? "> 50"}"
                );
            }
        }

        return forecasts.All(f => f.Percentile95 is null || f.Percentile95 <= settings.Target)
            ? ExitCode.Clean
            : ExitCode.Findings;
    }
}
