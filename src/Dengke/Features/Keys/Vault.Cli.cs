using System.ComponentModel;
using System.Text.Json;
using Dengke.Data;
using Dengke.Platform;
using Dengke.Platform.CommandLine;
using Dengke.Platform.Crypto;
using Dengke.Platform.Files;
using Dengke.Platform.Handling;
using Dengke.Platform.Web;
using Microsoft.EntityFrameworkCore;
using Spectre.Console;
using Spectre.Console.Cli;

namespace Dengke.Features.Keys;

/// <summary><c>dengke vault rotate</c>: a new key for what is sealed at rest, and everything brought under it.</summary>
public sealed class RotateVaultCommand(CommandOutput output) : VaultCommand<RotateVaultCommand.Settings>(output)
{
    public sealed class Settings : VaultSettings;

    private protected override async Task<RotationResult?> Do(Rotation rotation, Settings settings, CancellationToken ct)
    {
        await rotation.AddKey(ct);
        return await rotation.Reseal(dropOld: false, ct);
    }
}

/// <summary><c>dengke vault reseal</c>: finishes what <c>rotate</c> has begun, and drops old keys that nothing uses any more.</summary>
public sealed class ResealVaultCommand(CommandOutput output) : VaultCommand<ResealVaultCommand.Settings>(output)
{
    public sealed class Settings : VaultSettings
    {
        [CommandOption("--drop-old")]
        [Description("删除不再使用的旧密钥 Drop old keys that nothing uses any more.")]
        public bool DropOld { get; init; }
    }

    private protected override async Task<RotationResult?> Do(Rotation rotation, Settings settings, CancellationToken ct)
    {
        if (settings.DropOld && !rotation.IsSettled)
        {
            Error($"密钥刚刚变更, 运行中的服务可能仍在用旧密钥; 请 {Rotation.Quarantine.TotalMinutes:0} 分钟后再删除旧密钥。");
            return null;
        }

        return await rotation.Reseal(settings.DropOld, ct);
    }
}

public class VaultSettings : InstallationSettings
{
    [CommandOption("--json")]
    [Description("以 JSON 输出 Print JSON.")]
    public bool Json { get; init; }
}

/// <summary>What the two have in common: they open an installation that is there already, and tell what was done.</summary>
public abstract class VaultCommand<TSettings>(CommandOutput output) : AsyncCommand<TSettings>
    where TSettings : VaultSettings
{
    /// <returns>Null where it was refused, and said so.</returns>
    private protected abstract Task<RotationResult?> Do(Rotation rotation, TSettings settings, CancellationToken ct);

    private protected void Error(string message) => output.Error.WriteLine($"dengke vault: {message}");

    public override async Task<int> ExecuteAsync(CommandContext context, TSettings settings, CancellationToken cancellationToken)
    {
        if (!File.Exists(Path.Combine(settings.Data, "keys", "vault.json")))
        {
            Error($"“{settings.Data}”不是数据目录: 没有密钥文件 keys/vault.json。");
            return ExitCode.BadInput;
        }

        await using var installation = await Installation.Open(
            new ServerOptions(settings.Data, Database: settings.Database),
            cancellationToken
        );
        var rotation = new Rotation(
            installation.Get<Runner>(),
            installation.Get<IDbContextFactory<DengkeDb>>(),
            installation.Get<Vault>(),
            installation.Get<FileStore>(),
            TimeProvider.System
        );
        if (await Do(rotation, settings, cancellationToken) is not { } result)
        {
            return ExitCode.BadInput;
        }

        Print(result, settings.Json);
        return ExitCode.Clean;
    }

    private void Print(RotationResult result, bool json)
    {
        var writer = output.Out.Profile.Out.Writer;
        if (json)
        {
            writer.WriteLine(JsonSerializer.Serialize(result, Work.Json));
            return;
        }

        writer.WriteLine($"当前密钥 {result.KeyId}; 重新密存 {result.Values:N0} 个值, {result.Files:N0} 个文件。");
        if (result.Dropped.Count > 0)
        {
            writer.WriteLine($"已删除旧密钥 {string.Join(", ", result.Dropped)}。");
        }

        if (result.Kept.Count > 0)
        {
            writer.WriteLine($"保留旧密钥 {string.Join(", ", result.Kept)}; 过一会儿用 dengke vault reseal --drop-old 删除。");
        }
    }
}
