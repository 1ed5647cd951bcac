using System.ComponentModel;
using System.Text.Json;
using Dengke.Domain.Kernel;
using Dengke.Platform;
using Dengke.Platform.CommandLine;
using Dengke.Platform.Envelopes;
using Spectre.Console.Cli;

namespace Dengke.Features.Handoff;

/// <summary><c>dengke handoff open</c>: opens packages on the registrar's own machine, writes each good photo and lists each bad one (HND-2).</summary>
public sealed class OpenCommand(CommandOutput output) : KeyCommand<OpenCommand.Settings>(output)
{
    public sealed class Settings : CommandSettings
    {
        [CommandArgument(0, "<PACKAGE>")]
        [Description("照片包, 可多个 Packages.")]
        public string[] Packages { get; init; } = [];

        [CommandOption("--key <FILE>", true)]
        [Description("接收人的私钥 The recipient's private key.")]
        public string Key { get; init; } = "";

        [CommandOption("--out <DIR>", true)]
        [Description("照片目录 Folder for TOKEN.jpg.")]
        public string Out { get; init; } = "";

        [CommandOption("--signer <FILE>")]
        [Description("只认这些采集站的公钥 Only packages signed by one of these public keys.")]
        public string[] Signers { get; init; } = [];

        [CommandOption("--names <FILE>")]
        [Description("名单, 列 token、student_no、name、class The list of names, for the contact sheet.")]
        public string? Names { get; init; }

        [CommandOption("--sheet <DIR>")]
        [Description("核对页, HTML Folder for a contact sheet.")]
        public string? Sheet { get; init; }

        [CommandOption("--proofs <FILE>")]
        [Description("校对图, 上传到服务器供学生校对 Watermarked views for proof-reading, to be uploaded.")]
        public string? Proofs { get; init; }

        [CommandOption("--json")]
        [Description("以 JSON 输出 Print JSON.")]
        public bool Json { get; init; }
    }

    protected override string Verb => "handoff open";

    /// <summary>Clean where everything was good; findings where something was not, or was there twice.</summary>
    public override async Task<int> ExecuteAsync(CommandContext context, Settings settings, CancellationToken cancellationToken)
    {
        if (Refuse(settings) is { } refused)
        {
            return Fail(refused);
        }

        var named = settings.Names is { } list
            ? NameFile.ByToken(list)
            : new Dictionary<string, NamedToken>(StringComparer.Ordinal);
        if (!named.IsOk)
        {
            return Fail(named.Failure!);
        }

        var names = named.Value;

        List<PublicKey> signers = [];
        foreach (var file in settings.Signers)
        {
            var read = ReadPublic(file);
            if (!read.IsOk)
            {
                return Fail($"{file}: {read.Failure!.Message}");
            }

            signers.Add(read.Value);
        }

        var opened = OpenKey(settings.Key);
        if (!opened.IsOk)
        {
            return Fail(opened.Failure!);
        }

        using var key = opened.Value;
        if (key.Public.Use != KeyUse.Encryption)
        {
            return Fail("--key 的密钥用途应为 enc。 The key of --key is not for encryption.");
        }

        return await Open(settings, signers, key, names, cancellationToken);
    }

    private async Task<int> Open(
        Settings settings,
        List<PublicKey> signers,
        PrivateKey key,
        Dictionary<string, NamedToken> names,
        CancellationToken ct
    )
    {
        Directory.CreateDirectory(settings.Out);
        var sheet = settings.Sheet is { } folder ? new ContactSheet(folder, names) : null;
        using var proofs = settings.Proofs is { } file ? new ProofWriting(file) : null;
        var opening = new PackageOpening(
            settings.Out,
            key,
            signers,
            Doubt,
            portrait =>
            {
                sheet?.Add(portrait);
                proofs?.Add(portrait);
            }
        );
        List<OpenedLine> lines = [];
        foreach (var path in settings.Packages)
        {
            lines.AddRange(await opening.Open(path, ct));
        }

        lines.AddRange(proofs?.Problems ?? []);
        sheet?.Write([.. lines.Where(l => l.Problem is not null)]);
        proofs?.Finish();
        Print(settings, lines);
        return lines.TrueForAll(l => l.Problem is null) ? ExitCode.Clean : ExitCode.Findings;
    }

    /// <summary>Says whose signature a package has where nobody has said whose it should have.</summary>
    private void Doubt(string name, PhotoPackage package) =>
        Warn(
            $"{name}: 未用 --signer 指定采集站公钥, 只能确认签名之后没有改动。签名密钥 {package.Signer.KeyId}, 自称“{package.Manifest.Station}”, 请与采集站核对。"
                + $" No --signer was given: signed by {package.Signer.KeyId}, which calls itself “{package.Manifest.Station}”; ask the station."
        );

    private static Failure? Refuse(Settings settings) =>
        settings.Packages.FirstOrDefault(p => !File.Exists(p)) is { } missing
            ? Failure.Refused("no_file", $"没有文件“{missing}”。", "There is no such file.")
        : settings.Sheet is { } sheet && ContactSheet.IsIn(sheet)
            ? Failure.Refused("exists", $"“{sheet}”中已有核对页, 不会覆盖。", "There is a sheet already; it is not replaced.")
        : settings.Proofs is { } proofs && Path.Exists(proofs)
            ? Failure.Refused("exists", $"“{proofs}”已存在, 不会覆盖。", "It exists and is not replaced.")
        : null;

    private void Print(Settings settings, List<OpenedLine> lines)
    {
        var good = lines.Count(l => l.Problem is null);
        if (settings.Json)
        {
            var json = new
            {
                opened = good,
                problems = lines
                    .Where(l => l.Problem is not null)
                    .Select(l => new
                    {
                        package = l.Package,
                        file = l.File,
                        token = l.Token,
                        code = l.Problem!.Code,
                        message = l.Problem.Message,
                    }),
            };
            Say(JsonSerializer.Serialize(json, ShareFile.Json));
            return;
        }

        Say($"打开 {good} 张 photos opened -> {settings.Out}");
        foreach (var line in lines.Where(l => l.Problem is not null))
        {
            Say($"  {line.Package} {line.File}: {line.Problem!.Message} {line.Problem.English}");
        }
    }
}
