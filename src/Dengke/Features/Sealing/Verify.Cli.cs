using System.ComponentModel;
using System.Text.Json;
using Dengke.Domain.Kernel;
using Dengke.Domain.Sealing;
using Dengke.Platform;
using Dengke.Platform.CommandLine;
using Dengke.Platform.Handling;
using Spectre.Console;
using Spectre.Console.Cli;

namespace Dengke.Features.Sealing;

/// <summary><c>dengke verify</c>: checks a receipt by the keys in a file, and by nothing else: no installation, no network.</summary>
public sealed class VerifyCommand(CommandOutput output) : AsyncCommand<VerifyCommand.Settings>
{
    private const int LargestFile = 4 * 1024 * 1024;

    public sealed class Settings : CommandSettings
    {
        [CommandArgument(0, "<RECEIPT>")]
        [Description("回执的 JSON 文件 The receipt's JSON file.")]
        public string Receipt { get; init; } = "";

        [CommandOption("--keys <FILE>")]
        [Description("公钥文件 jwks.json The public keys.")]
        public string Keys { get; init; } = "";

        [CommandOption("--json")]
        [Description("以 JSON 输出 Print JSON.")]
        public bool Json { get; init; }

        public override ValidationResult Validate() =>
            Keys.Length > 0 ? ValidationResult.Success() : ValidationResult.Error("请用 --keys 给出公钥文件 jwks.json。");
    }

    public override async Task<int> ExecuteAsync(CommandContext context, Settings settings, CancellationToken cancellationToken)
    {
        foreach (var path in new[] { settings.Receipt, settings.Keys })
        {
            if (!File.Exists(path))
            {
                return Fail($"没有文件“{path}”。");
            }

            if (new FileInfo(path).Length > LargestFile)
            {
                return Fail($"“{path}”太大, 不是回执或公钥文件。");
            }
        }

        var keys = SealKeys.Read(await File.ReadAllBytesAsync(settings.Keys, cancellationToken));
        if (!keys.IsOk)
        {
            return Fail(keys.Failure!.Message);
        }

        var outcome = ReceiptCheck.Check(await File.ReadAllBytesAsync(settings.Receipt, cancellationToken), keys.Value);
        Tell(settings, outcome);
        return outcome.IsOk ? ExitCode.Clean : ExitCode.Findings;
    }

    private void Tell(Settings settings, Outcome<CheckedReceipt> outcome)
    {
        var writer = output.Out.Profile.Out.Writer;
        if (settings.Json)
        {
            writer.WriteLine(JsonSerializer.Serialize(Json(outcome), Work.Json));
        }
        else if (outcome.Failure is { } failure)
        {
            writer.WriteLine($"不成立 INVALID: {failure.Message} {failure.English}");
        }
        else
        {
            var (receipt, root) = (outcome.Value.Receipt, outcome.Value.Root);
            writer.WriteLine(
                $"成立 VALID: 批次 campaign {root.Campaign}, 学号 student {receipt.StudentNo}, 第 {receipt.Index + 1} / {root.Size} 条, 封存于 sealed at {root.SealedAt:u}"
            );
        }
    }

    private static object Json(Outcome<CheckedReceipt> outcome)
    {
        if (outcome.Failure is { } failure)
        {
            return new
            {
                valid = false,
                failure.Code,
                reason = failure.Message,
                failure.English,
            };
        }

        var said = outcome.Value;
        return new
        {
            valid = true,
            said.Root.Campaign,
            student_no = said.Receipt.StudentNo,
            said.Receipt.Index,
            said.Root.Size,
            root = said.Root.Root,
            leaf = said.LeafHash,
            sealed_at = said.Root.SealedAt,
            kid = said.KeyId,
        };
    }

    private int Fail(string message)
    {
        output.Error.WriteLine($"dengke verify: {message}");
        return ExitCode.BadInput;
    }
}
