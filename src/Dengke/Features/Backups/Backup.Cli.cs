using System.ComponentModel;
using System.Text.Json;
using Dengke.Domain.Kernel;
using Dengke.Platform;
using Dengke.Platform.CommandLine;
using Dengke.Platform.Crypto;
using Dengke.Platform.Files;
using Dengke.Platform.Handling;
using Dengke.Platform.Web;
using Spectre.Console;
using Spectre.Console.Cli;

namespace Dengke.Features.Backups;

/// <summary><c>dengke backup</c>: the whole installation as one file, while it is served.</summary>
public sealed class BackupCommand(CommandOutput output) : AsyncCommand<BackupCommand.Settings>
{
    public sealed class Settings : InstallationSettings
    {
        [CommandOption("--out <FILE>", isRequired: true)]
        [Description("要写的备份文件 The file to write.")]
        public string Out { get; init; } = "";

        [CommandOption("--json")]
        [Description("以 JSON 输出 Print JSON.")]
        public bool Json { get; init; }
    }

    public override async Task<int> ExecuteAsync(CommandContext context, Settings settings, CancellationToken cancellationToken)
    {
        if (!File.Exists(Path.Combine(settings.Data, "keys", "vault.json")))
        {
            return Fail(BackupFailures.NoInstallation(settings.Data));
        }

        var passphrase = Passphrase.Read(output.Out, "备份的口令 Passphrase of the backup:", again: true);
        if (!passphrase.IsOk)
        {
            return Fail(passphrase.Failure!);
        }

        await using var installation = await Installation.Open(
            new ServerOptions(settings.Data, Database: settings.Database),
            cancellationToken
        );
        var archive = new BackupArchive(
            installation.Database,
            settings.Data,
            installation.Get<Vault>(),
            installation.Get<FileStore>(),
            TimeProvider.System
        );
        var written = await output.WithStatus(
            "正在备份 backing up",
            progress => archive.Write(settings.Out, passphrase.Value, progress, cancellationToken)
        );
        if (!written.IsOk)
        {
            return Fail(written.Failure!);
        }

        var result = written.Value;
        var record = new RecordBackup(result.Files, result.Bytes, result.Missing.Count);
        (await installation.Get<Runner>().Run(record, Installation.Operator, ct: cancellationToken)).ThrowIfFailed();
        Print(result, settings.Json);
        return result.Missing.Count > 0 ? ExitCode.Findings : ExitCode.Clean;
    }

    private void Print(BackupResult result, bool json)
    {
        var writer = output.Out.Profile.Out.Writer;
        if (json)
        {
            writer.WriteLine(JsonSerializer.Serialize(result, Work.Json));
            return;
        }

        writer.WriteLine($"已备份到 {result.Path}: {result.Files:N0} 个文件, {result.Bytes:N0} 字节。");
        foreach (var missing in result.Missing)
        {
            writer.WriteLine($"缺少文件 {missing}: 数据库中有记录, 磁盘上没有。");
        }
    }

    private int Fail(Failure failure)
    {
        output.Error.WriteLine($"dengke backup: {failure.Message}");
        return ExitCode.BadInput;
    }
}
