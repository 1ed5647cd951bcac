using System.ComponentModel;
using Dengke.Domain.Kernel;
using Dengke.Domain.Records;
using Dengke.Platform;
using Dengke.Platform.CommandLine;
using Dengke.Tables.Reconciliation;
using Spectre.Console;
using Spectre.Console.Cli;

namespace Dengke.Features.Records;

/// <summary>
/// <c>dengke reconcile</c>: compares a registry's file with an academic system's, and writes <c>differences.csv</c>,
/// <c>unmatched.csv</c> and <c>summary.json</c>. Needs no installation.
/// </summary>
public sealed class ReconcileCommand(CommandOutput output) : Command<ReconcileCommand.Settings>
{
    public sealed class Settings : CommandSettings
    {
        [CommandOption("--registry <FILE>", true)]
        [Description("学信网学籍平台的导出 The registry's file: XLSX, XLS, CSV, TSV, DBF.")]
        public string Registry { get; init; } = "";

        [CommandOption("--academic <FILE>", true)]
        [Description("教务系统的导出 The academic system's file.")]
        public string Academic { get; init; } = "";

        [CommandOption("--profile <FILE>")]
        [Description("比对方案 YAML: keys, tolerated, columns. Keys, tolerated fields and column map.")]
        public string? Profile { get; init; }

        [CommandOption("--out <DIR>", true)]
        [Description("结果目录 Where the results go.")]
        public string Out { get; init; } = "";

        [CommandOption("--json")]
        [Description("以 JSON 输出汇总 Print the summary as JSON.")]
        public bool Json { get; init; }
    }

    public override int Execute(CommandContext context, Settings settings, CancellationToken cancellationToken)
    {
        Outcome<ReconcileProfile> profile = settings.Profile is { } file ? ReconcileProfile.Read(file) : new ReconcileProfile();
        if (!profile.IsOk)
        {
            return Fail(profile.Failure!);
        }

        using var files = new ReconciliationFiles(settings.Out);
        var outcome = settings.Json ? Reconcile(null) : ReconcileProgressBars.Run(output.Out, Reconcile);
        if (outcome.Failure is { } failure)
        {
            return Fail(failure);
        }

        Print(settings, outcome.Value);
        return outcome.Value.HasFindings ? ExitCode.Findings : ExitCode.Clean;

        Outcome<ReconciliationSummary> Reconcile(IProgress<ReconcileProgress>? progress) =>
            Reconciler.Run(
                ReconciliationSource.FromFile(settings.Registry, profile.Value.Columns),
                ReconciliationSource.FromFile(settings.Academic, profile.Value.Columns),
                profile.Value.Catalogue(),
                new ReconcileOptions { Keys = profile.Value.Keys, Progress = progress },
                files,
                cancellationToken
            );
    }

    private void Print(Settings settings, ReconciliationSummary summary)
    {
        if (settings.Json)
        {
            output.Out.Profile.Out.Writer.Write(File.ReadAllText(Path.Combine(settings.Out, "summary.json")));
            return;
        }

        var verdicts = Enum.GetValues<Verdict>();
        var table = new Table().AddColumn("字段");
        foreach (var verdict in verdicts)
        {
            table.AddColumn(new Spectre.Console.TableColumn(verdict.Name()).RightAligned());
        }

        foreach (var field in summary.Fields)
        {
            table.AddRow([field.Field.Label, .. verdicts.Select(v => $"{field.Verdicts.GetValueOrDefault(v)}")]);
        }

        output.Out.Write(table);
        output.Out.WriteLine(
            $"学信网 {summary.RowsRegistry} 行, 教务 {summary.RowsAcademic} 行, 匹配 {summary.Matched}; "
                + $"未匹配: 学信网 {summary.UnmatchedRegistry.Values.Sum()}, 教务 {summary.UnmatchedAcademic.Values.Sum()}; "
                + $"损坏的单元格 {summary.DamagedCells}; 结果在 {settings.Out}"
        );
    }

    private int Fail(Failure failure)
    {
        output.Error.WriteLine($"dengke reconcile: {failure.Message}");
        return ExitCode.BadInput;
    }
}
