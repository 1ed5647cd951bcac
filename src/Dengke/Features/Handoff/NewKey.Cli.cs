using System.ComponentModel;
using System.Text;
using Dengke.Domain.Kernel;
using Dengke.Platform;
using Dengke.Platform.CommandLine;
using Dengke.Platform.Envelopes;
using Dengke.Platform.Files;
using Spectre.Console;
using Spectre.Console.Cli;

namespace Dengke.Features.Handoff;

/// <summary><c>dengke keys new</c>: makes a key pair.</summary>
public sealed class NewKeyCommand(CommandOutput output) : KeyCommand<NewKeyCommand.Settings>(output)
{
    public sealed class Settings : CommandSettings
    {
        [CommandArgument(0, "<NAME>")]
        [Description("文件名 Name of the files: NAME.pub.jwk, NAME.key.jwe.")]
        public string Name { get; init; } = "";

        [CommandOption("--use <USE>", true)]
        [Description("enc 加密(学籍管理科), sig 签名(采集站) enc to encrypt to, sig to sign with.")]
        public string Use { get; init; } = "";

        [CommandOption("--out <DIR>", true)]
        [Description("目录 Folder, made where there is none.")]
        public string Out { get; init; } = "";

        public override ValidationResult Validate() =>
            PublicKey.UseOf(Use) is null ? ValidationResult.Error($"--use 应为 enc 或 sig, 不能是“{Use}”。 --use is enc or sig.")
            : Name.Length == 0 || Name.AsSpan().IndexOfAny(Path.GetInvalidFileNameChars()) >= 0 || Name[0] == '.'
                ? ValidationResult.Error("名称不能用作文件名。 The name cannot be that of a file.")
            : ValidationResult.Success();
    }

    protected override string Verb => "keys new";

    public override async Task<int> ExecuteAsync(CommandContext context, Settings settings, CancellationToken cancellationToken)
    {
        var (publicFile, privateFile) = (
            Path.Combine(settings.Out, $"{settings.Name}.pub.jwk"),
            Path.Combine(settings.Out, $"{settings.Name}.key.jwe")
        );
        if (new[] { publicFile, privateFile }.FirstOrDefault(Path.Exists) is { } there)
        {
            return Fail($"“{there}”已存在, 不会覆盖。 It exists and is not replaced.");
        }

        var passphrase = Passphrase.Read(Console, "新密钥的口令 Passphrase of the new key:", again: true);
        if (!passphrase.IsOk)
        {
            return Fail(passphrase.Failure!);
        }

        using var key = PrivateKey.Create(PublicKey.UseOf(settings.Use)!.Value);
        var sealedKey = key.Seal(passphrase.Value);
        if (!sealedKey.IsOk)
        {
            return Fail(sealedKey.Failure!);
        }

        Directory.CreateDirectory(settings.Out);
        await PrivateFile.Create(privateFile, Encoding.UTF8.GetBytes(sealedKey.Value + "\n"), cancellationToken);
        await File.WriteAllTextAsync(publicFile, key.Public.ToJson().ToJsonString() + "\n", cancellationToken);
        Say($"{key.Public.KeyId}");
        return ExitCode.Clean;
    }
}
