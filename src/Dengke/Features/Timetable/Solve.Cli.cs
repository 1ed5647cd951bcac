using System.ComponentModel;
using Dengke.Data;
using Dengke.Domain.Campaigns;
using Dengke.Domain.Capture;
using Dengke.Domain.Kernel;
using Dengke.Platform;
using Dengke.Platform.CommandLine;
using Dengke.Platform.Handling;
using Dengke.Timetable;
using Spectre.Console;
using Spectre.Console.Cli;

namespace Dengke.Features.Timetable;

/// <summary><c>dengke schedule solve</c>: looks for a timetable and, with <c>--apply</c>, keeps it as a draft.</summary>
public sealed class SolveScheduleCommand(CommandOutput output) : ScheduleCommand<SolveScheduleCommand.Settings>(output)
{
    public sealed class Settings : ScheduleSettings
    {
        [CommandOption("--fill <PERCENT>")]
        [Description("每个时段用到多少, 10 至 100 How much of a slot is given out.")]
        public int Fill { get; init; } = 90;

        [CommandOption("--limit <SECONDS>")]
        [Description("求解的时限 How long to look, 1 to 600.")]
        public int Limit { get; init; } = 10;

        [CommandOption("--apply")]
        [Description("存为草稿; 不带则只看 Keep it as a draft; without, only look.")]
        public bool Apply { get; init; }

        public override ValidationResult Validate() =>
            Limit is < 1 or > 600
                ? ValidationResult.Error("--limit 请填 1 至 600。 --limit is 1 to 600.")
                : ValidationResult.Success();
    }

    protected override string Verb => "solve";

    /// <summary>Clean with a plan; findings where none keeps every rule, with what to relax.</summary>
    protected override async Task<int> Run(
        Installation installation,
        DengkeDb db,
        Campaign campaign,
        Settings settings,
        CancellationToken ct
    )
    {
        var published = await Version(db, campaign.Id, TimetableState.Published, ct);
        var limit = TimeSpan.FromSeconds(settings.Limit);
        var solved = await SolveTimetable.Run(db, campaign, settings.Fill, published, limit, ct);
        if (!solved.IsOk)
        {
            return Fail(solved.Failure!.Message);
        }

        var plan = solved.Value;
        int? version = null;
        if (settings.Apply && plan.IsFound())
        {
            var keep = SolveTimetable.Keep(campaign.Id, plan, settings.Fill);
            var kept = await installation.Get<Runner>().Run(keep, Actor.CommandLine, ct: ct);
            if (!kept.IsOk)
            {
                return Fail(kept.Failure!.Message);
            }

            version = kept.Value;
        }

        if (settings.Json)
        {
            Print(
                new
                {
                    status = plan.Status,
                    seconds = Math.Round(plan.Took.TotalSeconds, 3),
                    version,
                    plan.Placements,
                    plan.Conflicts,
                }
            );
        }
        else
        {
            Tell(plan, version);
        }

        return plan.IsFound() ? ExitCode.Clean : ExitCode.Findings;
    }

    private void Tell(Plan plan, int? version)
    {
        if (!plan.IsFound())
        {
            Say("排不出满足全部条件的安排, 需要放宽: No timetable keeps every rule; what to relax:");
            foreach (var conflict in plan.Conflicts)
            {
                Say($"  {conflict.Chinese} {conflict.English}");
            }

            return;
        }

        var best = plan.Status == PlanStatus.Optimal ? ", 已证明最优 proved best" : "";
        Say($"已排好 Planned: {plan.Placements.Sum(p => p.Students):N0} 人 students, {plan.Took.TotalSeconds:0.0} 秒 s{best}");
        foreach (var session in plan.Placements.GroupBy(p => p.SessionId))
        {
            var (first, last) = (session.Min(p => p.Start), session.Max(p => p.Start));
            Say(
                $"  {session.Key}: {session.Sum(p => p.Students):N0} 人, {Domain.Campaigns.ChinaTime.Describe(first)} – {last:HH:mm}"
            );
        }

        Say(
            version is { } number
                ? $"已存为草稿, 第 {number} 版 Kept as draft {number}"
                : "未写入 (--apply 存为草稿) Not kept (--apply)"
        );
    }
}
