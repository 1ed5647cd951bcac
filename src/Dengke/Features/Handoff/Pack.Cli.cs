using System.ComponentModel;
using Dengke.Domain.Kernel;
using Dengke.Platform;
using Dengke.Platform.CommandLine;
using Dengke.Platform.Envelopes;
using Spectre.Console.Cli;

namespace Dengke.Features.Handoff;

/// <summary><c>dengke handoff pack</c>: encrypts a folder of photos named by their tokens, and signs what is in the package (HND-1).</summary>
public sealed class PackCommand(CommandOutput output, TimeProvider clock) : KeyCommand<PackCommand.Settings>(output)
{
    public sealed class Settings : CommandSettings
    {
        [CommandArgument(0, "<DIR>")]
        [Description("照片目录, TOKEN.jpg Folder of TOKEN.jpg.")]
        public string Folder { get; init; } = "";

        [CommandOption("--to <FILE>", true)]
        [Description("接收人的公钥, 可多个 Public keys of the recipients; the option once for each.")]
        public string[] To { get; init; } = [];

        [CommandOption("--sign <FILE>", true)]
        [Description("采集站的私钥 The station's private key.")]
        public string Sign { get; init; } = "";

        [CommandOption("--out <FILE>", true)]
        [Description("照片包 The package.")]
        public string Out { get; init; } = "";

        [CommandOption("--station <NAME>")]
        [Description("采集站名 Name of the station.")]
        public string Station { get; init; } = "";

        [CommandOption("--session <ID>")]
        [Description("场次编号 Id of the session.")]
        public string Session { get; init; } = "";
    }

    protected override string Verb => "handoff pack";

    public override async Task<int> ExecuteAsync(CommandContext context, Settings settings, CancellationToken cancellationToken)
    {
        if (!Directory.Exists(settings.Folder))
        {
            return Fail($"没有目录“{settings.Folder}”。 There is no such folder.");
        }

        if (Path.Exists(settings.Out))
        {
            return Fail($"“{settings.Out}”已存在, 不会覆盖。 It exists and is not replaced.");
        }

        var files = Directory.GetFiles(settings.Folder, "*.jpg").Order(StringComparer.Ordinal).ToList();
        if (files.Count == 0)
        {
            return Fail("目录中没有 TOKEN.jpg。 There is no TOKEN.jpg in the folder.");
        }

        var unfit = files.Find(f =>
            !PhotoEnvelope.IsToken(Path.GetFileNameWithoutExtension(f))
            || new FileInfo(f).Length is 0 or > PhotoEnvelope.LargestPhoto
        );
        if (unfit is not null)
        {
            return Fail(
                $"“{unfit}”不能打包: 文件名不是令牌, 为空, 或超过 32 MB。 Its name is no token, or it is empty or over 32 MB."
            );
        }

        List<PublicKey> recipients = [];
        foreach (var file in settings.To)
        {
            var read = ReadPublic(file);
            if (!read.IsOk || read.Value.Use != KeyUse.Encryption)
            {
                return Fail($"{file}: {(read.Failure ?? PublicKey.Unreadable).Message}");
            }

            recipients.Add(read.Value);
        }

        var opened = OpenKey(settings.Sign);
        if (!opened.IsOk)
        {
            return Fail(opened.Failure!);
        }

        using var signer = opened.Value;
        return signer.Public.Use == KeyUse.Signing
            ? await Write(settings, files, recipients, signer, cancellationToken)
            : Fail("--sign 的密钥用途应为 sig。 The key of --sign is not for signing.");
    }

    private async Task<int> Write(
        Settings settings,
        List<string> files,
        List<PublicKey> recipients,
        PrivateKey signer,
        CancellationToken ct
    )
    {
        List<SealedPhoto> photos = [];
        foreach (var (index, file) in files.Index())
        {
            var (token, shot) = (Path.GetFileNameWithoutExtension(file), $"{index + 1}");
            var photo = await File.ReadAllBytesAsync(file, ct);
            photos.Add(new SealedPhoto(token, shot, PhotoEnvelope.Seal(photo, token, shot, recipients)));
        }

        var unfinished = $"{settings.Out}.part";
        await using (var stream = File.Create(unfinished))
        {
            PhotoPackage.Write(stream, settings.Station, settings.Session, clock.GetUtcNow(), photos, signer);
            stream.Flush(flushToDisk: true);
        }

        File.Move(unfinished, settings.Out, overwrite: false);
        Say($"{photos.Count} 张 photos -> {settings.Out}");
        return ExitCode.Clean;
    }
}
