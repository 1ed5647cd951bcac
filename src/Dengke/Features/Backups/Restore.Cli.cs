using System.ComponentModel;
using System.Text.Json;
using Dengke.Domain.Kernel;
using Dengke.Platform;
using Dengke.Platform.CommandLine;
using Dengke.Platform.Handling;
using Dengke.Platform.Web;
using Spectre.Console.Cli;

namespace Dengke.Features.Backups;

/// <summary><c>dengke restore</c>: an installation out of a backup, in an empty folder and an empty database.</summary>
public sealed class RestoreCommand(CommandOutput output) : AsyncCommand<RestoreCommand.Settings>
{
    public sealed class Settings : InstallationSettings
    {
        [CommandArgument(0, "<FILE>")]
        [Description("备份文件 The backup.")]
        public string File { get; init; } = "";

        [CommandOption("--json")]
        [Description("以 JSON 输出 Print JSON.")]
        public bool Json { get; init; }
    }

    public override async Task<int> ExecuteAsync(CommandContext context, Settings settings, CancellationToken cancellationToken)
    {
        await using var file = System.IO.File.OpenRead(settings.File);
        var passphrase = Passphrase.Read(output.Out, "备份的口令 Passphrase of the backup:");
        if (!passphrase.IsOk)
        {
            return Fail(passphrase.Failure!);
        }

        var options = new ServerOptions(settings.Data, Database: settings.Database);
        var restored = await output.WithStatus(
            "正在恢复 restoring",
            _ => Restoration.Run(file, passphrase.Value, options, cancellationToken)
        );
        if (!restored.IsOk)
        {
            return Fail(restored.Failure!);
        }

        Print(restored.Value, settings);
        return restored.Value.Lost.Count + restored.Value.Findings.Count > 0 ? ExitCode.Findings : ExitCode.Clean;
    }

    private void Print(RestoreResult result, Settings settings)
    {
        var writer = output.Out.Profile.Out.Writer;
        if (settings.Json)
        {
            writer.WriteLine(JsonSerializer.Serialize(result, Work.Json));
            return;
        }

        writer.WriteLine(
            $"已恢复到 {settings.Data}: {result.MadeAt:yyyy-MM-dd HH:mm:ss}Z 的备份, {result.Rows:N0} 行, {result.Files:N0} 个文件。"
        );
        if (result.Upgraded > 0)
        {
            writer.WriteLine($"数据库已升级到本程序的版本 ({result.Upgraded} 步)。");
        }

        foreach (var lost in result.Lost)
        {
            writer.WriteLine($"备份时已缺少文件 {lost}。");
        }

        writer.WriteLine(
            result.Findings.Count == 0 ? "操作记录核验无异常。" : $"操作记录核验发现 {result.Findings.Count} 处异常:"
        );
        foreach (var finding in result.Findings)
        {
            writer.WriteLine(finding);
        }
    }

    private int Fail(Failure failure)
    {
        output.Error.WriteLine($"dengke restore: {failure.Message}");
        return ExitCode.BadInput;
    }
}
