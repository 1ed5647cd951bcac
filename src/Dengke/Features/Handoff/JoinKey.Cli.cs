using System.Buffers.Text;
using System.ComponentModel;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Dengke.Domain.Kernel;
using Dengke.Platform;
using Dengke.Platform.CommandLine;
using Dengke.Platform.Envelopes;
using Dengke.Platform.Files;
using Spectre.Console.Cli;

namespace Dengke.Features.Handoff;

/// <summary><c>dengke keys join</c>: restores a private key from shares, under a new passphrase.</summary>
public sealed class JoinKeyCommand(CommandOutput output) : KeyCommand<JoinKeyCommand.Settings>(output)
{
    public sealed class Settings : CommandSettings
    {
        [CommandArgument(0, "<FILE>")]
        [Description("各持有人的份 The holders' shares.")]
        public string[] Files { get; init; } = [];

        [CommandOption("--out <FILE>")]
        [Description("恢复的密钥 The restored key; without, joined.key.jwe beside the first share.")]
        public string? Out { get; init; }
    }

    protected override string Verb => "keys join";

    public override async Task<int> ExecuteAsync(CommandContext context, Settings settings, CancellationToken cancellationToken)
    {
        List<ShareFile> shares = [];
        foreach (var file in settings.Files)
        {
            var read = ReadText(file).Then(Parse);
            if (!read.IsOk)
            {
                return Fail($"{file}: {read.Failure!.Message}");
            }

            shares.Add(read.Value);
        }

        var target = settings.Out ?? Path.Combine(Path.GetDirectoryName(Path.GetFullPath(settings.Files[0]))!, "joined.key.jwe");
        if (Path.Exists(target))
        {
            return Fail($"“{target}”已存在, 不会覆盖。 It exists and is not replaced.");
        }

        var joined = Join([.. shares.DistinctBy(s => s.Number)]);
        if (!joined.IsOk)
        {
            return Fail(joined.Failure!);
        }

        using var key = joined.Value;
        var sealedKey = Passphrase.Read(Console, "恢复后的口令 Passphrase of the restored key:", again: true).Then(key.Seal);
        if (!sealedKey.IsOk)
        {
            return Fail(sealedKey.Failure!);
        }

        await PrivateFile.Create(target, Encoding.UTF8.GetBytes(sealedKey.Value + "\n"), cancellationToken);
        Say($"{target} {key.Public.KeyId}");
        return ExitCode.Clean;
    }

    private static Outcome<ShareFile> Parse(string text)
    {
        try
        {
            return JsonSerializer.Deserialize<ShareFile>(text, ShareFile.Json) is { IsWhole: true } share ? share : NoShare;
        }
        catch (JsonException)
        {
            return NoShare;
        }
    }

    private static Outcome<PrivateKey> Join(IReadOnlyList<ShareFile> shares)
    {
        var first = shares[0];
        if (shares.Any(s => (s.Kid, s.Use, s.Split) != (first.Kid, first.Use, first.Split)))
        {
            return Failure.Refused("shares_of_two", "这些份不是同一次拆分的。", "The shares are not of one splitting.");
        }

        if (shares.Count < first.Threshold)
        {
            return Failure.Refused(
                "shares_too_few",
                $"需要 {first.Threshold} 份, 只有 {shares.Count} 份。",
                $"{first.Threshold} shares are needed, and there are {shares.Count}."
            );
        }

        var secret = SecretShares.Join([
            .. shares.Select(s => new SecretShare((byte)s.Number, Base64Url.DecodeFromChars(s.Value))),
        ]);
        try
        {
            var key = PrivateKey.Of(PublicKey.UseOf(first.Use)!.Value, secret);
            if (key.IsOk && key.Value.Public.KeyId == first.Kid)
            {
                return key;
            }

            if (key.IsOk)
            {
                key.Value.Dispose();
            }

            return Failure.Refused(
                "share_damaged",
                "有一份已损坏: 合起来不是原来的密钥。",
                "A share is damaged: together they are not the key."
            );
        }
        finally
        {
            CryptographicOperations.ZeroMemory(secret);
        }
    }

    private static Failure NoShare { get; } =
        Failure.Refused("no_share", "不是密钥的份, 或已损坏。", "Not a share of a key, or damaged.");
}
