using System.ComponentModel;
using System.Text.Json;
using Dengke.Data;
using Dengke.Domain.Campaigns;
using Dengke.Domain.Kernel;
using Dengke.Domain.Records;
using Dengke.Features.Shared.Campaigns;
using Dengke.Platform;
using Dengke.Platform.CommandLine;
using Dengke.Platform.Crypto;
using Dengke.Platform.Files;
using Dengke.Platform.Handling;
using Dengke.Platform.Web;
using Dengke.Tables;
using Microsoft.EntityFrameworkCore;
using Spectre.Console;
using Spectre.Console.Cli;

namespace Dengke.Features.Records;

/// <summary><c>dengke import</c>: looks at a source's file and, with <c>--apply</c>, makes it the source's content.</summary>
public sealed class ImportCommand(CommandOutput output) : AsyncCommand<ImportCommand.Settings>
{
    private const int ShownProblems = 20;

    public sealed class Settings : InstallationSettings
    {
        [CommandOption("--campaign <ID>", true)]
        [Description("批次编号 Campaign id, e.g. 2025.")]
        public string Campaign { get; init; } = "";

        [CommandOption("--source <SOURCE>", true)]
        [Description("registry 学信网, academic 教务系统.")]
        public string Source { get; init; } = "";

        [CommandArgument(0, "<FILE>")]
        [Description("XLSX, XLS, CSV, TSV, DBF.")]
        public string File { get; init; } = "";

        [CommandOption("--map <FILE>")]
        [Description("列对应 JSON: {\"表头\": \"字段\" 或 null}. Column map.")]
        public string? Map { get; init; }

        [CommandOption("--part")]
        [Description("文件只是一部分, 不移除其中没有的学生 The file is a part; students that it lacks stay.")]
        public bool Part { get; init; }

        [CommandOption("--apply")]
        [Description("写入; 不带则只预览 Write it; without, only a preview.")]
        public bool Apply { get; init; }

        [CommandOption("--json")]
        [Description("以 JSON 输出 Print JSON.")]
        public bool Json { get; init; }

        public override ValidationResult Validate() =>
            Source is "registry" or "academic"
                ? ValidationResult.Success()
                : ValidationResult.Error($"--source 应为 registry 或 academic, 不能是“{Source}”。");
    }

    public override async Task<int> ExecuteAsync(CommandContext context, Settings settings, CancellationToken cancellationToken)
    {
        var content = ReadFile(settings);
        if (!content.IsOk)
        {
            return Fail(content.Failure!);
        }

        await using var installation = await Installation.Open(
            new ServerOptions(settings.Data, Database: settings.Database),
            cancellationToken
        );
        var outcome = await Run(installation, settings, content.Value, cancellationToken);
        if (outcome.Failure is { } failure)
        {
            return Fail(failure);
        }

        var (reading, result) = outcome.Value;
        Print(settings, reading, result);
        return reading.Errors + reading.Warnings > 0 ? ExitCode.Findings : ExitCode.Clean;
    }

    private static async Task<Outcome<(ImportReading, ImportResult)>> Run(
        Installation installation,
        Settings settings,
        byte[] content,
        CancellationToken ct
    )
    {
        var runner = installation.Get<Runner>();
        var source = settings.Source == "registry" ? Source.Registry : Source.Academic;
        if (settings.Map is { } mapFile)
        {
            var map = ColumnMap.FromJson(await File.ReadAllTextAsync(mapFile, ct));
            var columns = map.Then<IReadOnlyDictionary<string, string>>(m =>
                m.Headers.ToDictionary(h => h.Key, h => h.Value ?? "")
            );
            if (!columns.IsOk)
            {
                return columns.Failure!;
            }

            var mapped = await runner.Run(new MapColumns(settings.Campaign, source, columns.Value), Actor.CommandLine, ct: ct);
            if (!mapped.IsOk)
            {
                return mapped.Failure!;
            }
        }

        var upload = new UploadImport(settings.Campaign, source, settings.File, content, !settings.Part);
        var uploaded = await runner.Run(upload, Actor.CommandLine, ct: ct);
        if (!uploaded.IsOk)
        {
            return uploaded.Failure!;
        }

        await using var db = await installation.Get<IDbContextFactory<DengkeDb>>().CreateDbContextAsync(ct);
        var batch = await db.ImportBatches.AsNoTracking().SingleAsync(b => b.Id == uploaded.Value, ct);
        var campaign = await StoredCampaign.Load(db, settings.Campaign, ct);
        var now = installation.Get<TimeProvider>().GetUtcNow();
        var files = new ImportFiles(installation.Get<Vault>(), installation.Get<FileStore>());
        var prepared = await files.Prepare(db, batch, campaign.Value, now, ct);
        if (!prepared.IsOk)
        {
            return prepared.Failure!;
        }

        var (reading, plan) = prepared.Value;
        if (!settings.Apply && reading.Blocking == 0)
        {
            var removed = batch.Complete ? plan.Missing.Count : 0;
            await runner.Run(new DiscardImport(settings.Campaign, batch.Id, batch.Version), Actor.CommandLine, ct: ct);
            return (reading, new ImportResult(plan.Rows.Count, plan.Added, plan.Changed, plan.Unchanged, removed));
        }

        var applied = await runner.Run(new ApplyImport(settings.Campaign, batch.Id), Actor.CommandLine, ct: ct);
        return applied.Then<(ImportReading, ImportResult)>(result => (reading, result));
    }

    private static Outcome<byte[]> ReadFile(Settings settings)
    {
        if (Directory.Exists(settings.File))
        {
            return Failure.Invalid("file", $"“{settings.File}”是文件夹, 不是文件。", $"{settings.File} is a folder, not a file.");
        }

        if (!File.Exists(settings.File))
        {
            return Failure.Invalid("file", $"没有文件“{settings.File}”。", $"There is no file {settings.File}.");
        }

        return new FileInfo(settings.File).Length > ImportFiles.LargestFile
            ? Failure.Invalid("file", "文件超过 64 MB。", "The file is larger than 64 MB.")
            : File.ReadAllBytes(settings.File);
    }

    private void Print(Settings settings, ImportReading reading, ImportResult result)
    {
        if (settings.Json)
        {
            var json = new
            {
                applied = settings.Apply,
                result.Rows,
                result.Added,
                result.Changed,
                result.Unchanged,
                result.Removed,
                reading.Errors,
                reading.Warnings,
                problems = reading.Problems.Select(p => new
                {
                    p.Row,
                    p.Cell,
                    p.Field,
                    severity = p.Severity,
                    p.Message,
                }),
            };
            output.Out.Profile.Out.Writer.WriteLine(JsonSerializer.Serialize(json, Work.Json));
            return;
        }

        output.Out.WriteLine(
            $"{(settings.Apply ? "已导入" : "预览 (未写入)")}: {result.Rows} 行, 新增 {result.Added}, 更改 {result.Changed}, 不变 {result.Unchanged}, 移除 {result.Removed}; 错误 {reading.Errors}, 提示 {reading.Warnings}"
        );
        foreach (var problem in reading.Problems.OrderByDescending(p => p.Severity).Take(ShownProblems))
        {
            output.Out.WriteLine($"  {problem.Cell}: {problem.Message}");
        }

        foreach (var skipped in reading.Skipped)
        {
            output.Out.WriteLine($"  {skipped.Message}");
        }
    }

    private int Fail(Failure failure)
    {
        output.Error.WriteLine($"dengke import: {failure.Message}");
        return ExitCode.BadInput;
    }
}
