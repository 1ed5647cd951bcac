using System.ComponentModel;
using Dengke.Platform;
using Dengke.Platform.CommandLine;
using Dengke.Timetable;
using Spectre.Console.Cli;

namespace Dengke.Features.Timetable;

/// <summary>What <see cref="SearchProcess"/> starts: solves the request that it is given, and answers with a plan.</summary>
public sealed class SearchCommand(CommandStreams streams) : AsyncCommand<SearchCommand.Settings>
{
    public sealed class Settings : CommandSettings
    {
        [CommandOption("--limit <SECONDS>", true)]
        [Description("求解的时限 How long to look.")]
        public double Limit { get; init; }

        [CommandOption("--seed <NUMBER>", true)]
        [Description("随机种子 Seed of the search.")]
        public int Seed { get; init; }
    }

    public override async Task<int> ExecuteAsync(CommandContext context, Settings settings, CancellationToken cancellationToken)
    {
        using var memory = new MemoryStream();
        await using (var input = streams.OpenInput())
        {
            await input.CopyToAsync(memory, cancellationToken);
        }

        var request = PlanJson.ReadRequest(memory.ToArray());
        var plan = TimetableSolver.Solve(request, TimeSpan.FromSeconds(settings.Limit), cancellationToken, settings.Seed);
        await using var output = streams.OpenOutput();
        await output.WriteAsync(PlanJson.Write(plan), cancellationToken);
        return ExitCode.Clean;
    }
}
