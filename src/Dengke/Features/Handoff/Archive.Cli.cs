using System.ComponentModel;
using System.Text.Json;
using System.Text.RegularExpressions;
using Dengke.Domain.Capture;
using Dengke.Domain.Kernel;
using Dengke.Platform;
using Dengke.Platform.CommandLine;
using Dengke.Platform.Envelopes;
using Spectre.Console;
using Spectre.Console.Cli;

namespace Dengke.Features.Handoff;

/// <summary>
/// <c>dengke handoff archive</c>: names the photos that <c>handoff open</c> has written and packs them, on the registrar's own machine: the
/// server never sees a face (SEA-4).
/// </summary>
public sealed partial class ArchiveCommand(CommandOutput output) : KeyCommand<ArchiveCommand.Settings>(output)
{
    public sealed partial class Settings : CommandSettings
    {
        [CommandOption("--photos <DIR>", true)]
        [Description("handoff open 写出的照片目录 The folder that handoff open has written.")]
        public string Photos { get; init; } = "";

        [CommandOption("--names <FILE>", true)]
        [Description("姓名对照表, 可为加密的 The list of names, which may be encrypted.")]
        public string Names { get; init; } = "";

        [CommandOption("--key <FILE>")]
        [Description("接收人的私钥, 名单加密时用 The recipient's private key, for an encrypted list.")]
        public string? Key { get; init; }

        [CommandOption("--template <NAME>")]
        [Description("文件名规则, 如 {exam_no}.jpg 或 {college}/{class}/{student_no}-{name}.jpg How files are named.")]
        public string Template { get; init; } = PhotoNameTemplate.Default;

        [CommandOption("--out <FILE>", true)]
        [Description("要写的 ZIP 文件 The ZIP file to write.")]
        public string Out { get; init; } = "";

        [CommandOption("--size <PIXELS>")]
        [Description("照片应有的像素 The pixels that a portrait has to have.")]
        public string Size { get; init; } = "480x640";

        [CommandOption("--json")]
        [Description("以 JSON 输出 Print JSON.")]
        public bool Json { get; init; }

        public override ValidationResult Validate() =>
            Pixels().IsMatch(Size)
                ? ValidationResult.Success()
                : ValidationResult.Error("--size 写作 480x640 这样。 --size is like 480x640.");

        internal (int Width, int Height) Sides
        {
            get
            {
                var sides = Size.Split('x');
                return (int.Parse(sides[0]), int.Parse(sides[1]));
            }
        }

        [GeneratedRegex("^[1-9][0-9]{1,3}x[1-9][0-9]{1,3}$", RegexOptions.ExplicitCapture, 1000)]
        private static partial Regex Pixels();
    }

    protected override string Verb => "handoff archive";

    /// <summary>Clean where every student has a photo in the archive and every photo a student; findings else.</summary>
    public override async Task<int> ExecuteAsync(CommandContext context, Settings settings, CancellationToken cancellationToken)
    {
        var template = PhotoNameTemplate.Read(settings.Template);
        if (!template.IsOk)
        {
            return Fail(template.Failure!);
        }

        if (!Directory.Exists(settings.Photos))
        {
            return Fail($"没有目录“{settings.Photos}”。 There is no such folder.");
        }

        if (Path.Exists(settings.Out))
        {
            return Fail($"“{settings.Out}”已存在, 不会覆盖。 It exists and is not replaced.");
        }

        var names = ReadNames(settings);
        if (!names.IsOk)
        {
            return Fail(names.Failure!);
        }

        if (template.Value.Names(PhotoNameTemplate.DocumentNo) && names.Value.TrueForAll(n => n.DocumentNo.Length == 0))
        {
            return Fail(
                "名单中没有证件号码, 请下载加密的姓名对照表。 The list has no document numbers; download the encrypted one."
            );
        }

        var naming = new PhotoNaming(template.Value);
        var photos = naming.Name(names.Value, settings.Photos);
        if (
            photos.Count >= StoredZip.MostEntries
            || photos.Sum(p => new FileInfo(p.Source).Length) > StoredZip.LargestFile - (1 << 26)
        )
        {
            return Fail("照片太多, 一个 ZIP 放不下, 请分次归档。 Too many photos for one ZIP; make several.");
        }

        var archive = new PhotoArchive(naming, settings.Sides);
        var written = await WithProgress(photos.Count, p => archive.Write(settings.Out, photos, p, cancellationToken));
        Tell(settings, written, naming.Findings);
        return naming.Findings.Count == 0 ? ExitCode.Clean : ExitCode.Findings;
    }

    private Outcome<List<NamedToken>> ReadNames(Settings settings)
    {
        if (settings.Key is not { } file || !File.Exists(settings.Names) || !NameFile.IsEncrypted(settings.Names))
        {
            return NameFile.Read(settings.Names, null);
        }

        var opened = OpenKey(file);
        if (!opened.IsOk)
        {
            return opened.Failure!;
        }

        using var key = opened.Value;
        return NameFile.Read(settings.Names, key);
    }

    private Task<int> WithProgress(int all, Func<IProgress<int>?, Task<int>> run) =>
        Console.Profile.Capabilities.Interactive
            ? Console
                .Status()
                .StartAsync("正在归档 archiving", c => run(new Shown(n => c.Status($"正在归档 archiving {n:N0} / {all:N0}"))))
            : run(null);

    private void Tell(Settings settings, int written, IReadOnlyList<ArchiveFinding> findings)
    {
        if (settings.Json)
        {
            Say(JsonSerializer.Serialize(new { written, findings }, ShareFile.Json));
            return;
        }

        Say($"归档 {written:N0} 张 photos archived -> {settings.Out}");
        foreach (var finding in findings)
        {
            Say($"  {$"{finding.StudentNo} {finding.Name} {finding.File}".Trim()}: {finding.Chinese} {finding.English}");
        }
    }

    private sealed class Shown(Action<int> show) : IProgress<int>
    {
        public void Report(int value) => show(value);
    }
}
