using System.Buffers.Text;
using System.ComponentModel;
using System.Security.Cryptography;
using System.Text.Json;
using Dengke.Domain.Kernel;
using Dengke.Platform;
using Dengke.Platform.CommandLine;
using Dengke.Platform.Envelopes;
using Dengke.Platform.Files;
using Spectre.Console;
using Spectre.Console.Cli;

namespace Dengke.Features.Handoff;

/// <summary><c>dengke keys split</c>: shares a private key among holders, so that any <c>k</c> of <c>n</c> can restore it (HND-2).</summary>
public sealed class SplitKeyCommand(CommandOutput output) : KeyCommand<SplitKeyCommand.Settings>(output)
{
    public sealed class Settings : CommandSettings
    {
        [CommandArgument(0, "<FILE>")]
        [Description("NAME.key.jwe.")]
        public string File { get; init; } = "";

        [CommandOption("--shares <N>", true)]
        [Description("份数 How many shares, 2 to 255.")]
        public int Shares { get; init; }

        [CommandOption("--threshold <K>", true)]
        [Description("恢复需要的份数 How many are needed, 2 to N.")]
        public int Threshold { get; init; }

        [CommandOption("--out <DIR>")]
        [Description("目录 Folder for the shares; without, the key's own.")]
        public string? Out { get; init; }

        public override ValidationResult Validate() =>
            Shares is < 2 or > 255 || Threshold < 2 || Threshold > Shares
                ? ValidationResult.Error("份数为 2 至 255, 门限为 2 至份数。 Shares are 2 to 255, the threshold 2 to the shares.")
                : ValidationResult.Success();
    }

    protected override string Verb => "keys split";

    public override async Task<int> ExecuteAsync(CommandContext context, Settings settings, CancellationToken cancellationToken)
    {
        var opened = OpenKey(settings.File);
        if (!opened.IsOk)
        {
            return Fail(opened.Failure!);
        }

        using var key = opened.Value;
        var folder = settings.Out ?? Path.GetDirectoryName(Path.GetFullPath(settings.File))!;
        var name = Path.GetFileName(settings.File).Replace(".key.jwe", "", StringComparison.Ordinal);
        var files = Enumerable.Range(1, settings.Shares).Select(n => Path.Combine(folder, $"{name}.share-{n}.json")).ToList();
        if (files.FirstOrDefault(Path.Exists) is { } there)
        {
            return Fail($"“{there}”已存在, 不会覆盖。 It exists and is not replaced.");
        }

        Directory.CreateDirectory(folder);
        var secret = key.CopySecret();
        var split = Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(8));
        try
        {
            foreach (var (share, file) in SecretShares.Split(secret, settings.Shares, settings.Threshold).Zip(files))
            {
                var content = new ShareFile(
                    1,
                    key.Public.KeyId,
                    PublicKey.NameOf(key.Public.Use),
                    split,
                    settings.Threshold,
                    settings.Shares,
                    share.Number,
                    Base64Url.EncodeToString(share.Value)
                );
                await PrivateFile.Create(file, JsonSerializer.SerializeToUtf8Bytes(content, ShareFile.Json), cancellationToken);
                Say(file);
            }
        }
        finally
        {
            CryptographicOperations.ZeroMemory(secret);
        }

        return ExitCode.Clean;
    }
}
