using System.ComponentModel;
using Dengke.Domain.Kernel;
using Dengke.Features.Photos.Report;
using Dengke.Photos.Specifications;
using Dengke.Platform;
using Dengke.Platform.CommandLine;
using Dengke.Platform.Photos;
using Spectre.Console;
using Spectre.Console.Cli;

namespace Dengke.Features.Photos;

/// <summary><c>dengke photos check</c>: judges files and whole folders against a specification. Needs no installation.</summary>
public sealed class CheckPhotosCommand(CommandOutput output, IPhotoJudge judge) : AsyncCommand<CheckPhotosCommand.Settings>
{
    public sealed class Settings : CommandSettings
    {
        [CommandArgument(0, "<PATH>")]
        [Description("照片或文件夹, 可有多个 Photos and folders.")]
        public string[] Paths { get; init; } = [];

        [CommandOption("--spec <SPEC>")]
        [Description("规格名称或 YAML 文件, 默认 graduation A specification's name or file.")]
        public string? Spec { get; init; }

        [CommandOption("--json <FILE>")]
        [Description("写 JSON 行, --json=- 为标准输出 JSON lines to a file, or to standard output by --json=-.")]
        public string? Json { get; init; }

        [CommandOption("--report <DIR>")]
        [Description("写 HTML 报告 An HTML report with all pictures.")]
        public string? Report { get; init; }

        [CommandOption("--crop <DIR>")]
        [Description("按规格裁剪, 检查并保存裁剪后的照片 Crop to the specification, judge and keep that.")]
        public string? Crop { get; init; }
    }

    public override async Task<int> ExecuteAsync(CommandContext context, Settings settings, CancellationToken cancellationToken)
    {
        var specification = SpecificationChoice.Read(settings.Spec);
        var files = PhotoFiles.Find(settings.Paths, settings.Report, settings.Crop);
        if ((specification.Failure ?? files.Failure) is { } failure)
        {
            return Fail(failure);
        }

        var tally = new PhotoTally();
        var few = new List<CheckedPhoto>();
        try
        {
            await Check(settings, specification.Value, files.Value, tally, few, cancellationToken);
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            output.Error.WriteLine(
                $"dengke photos check: 已中断, 已检查 {tally.Total} 张。 Interrupted after {tally.Total} photos."
            );
            return ExitCode.Interrupted;
        }

        if (settings.Json != "-")
        {
            CheckSummary.Print(output.Out, tally, few, settings.Report, settings.Crop);
        }

        return tally.IsClean ? ExitCode.Clean : ExitCode.Findings;
    }

    private async Task Check(
        Settings settings,
        PhotoSpecification specification,
        IReadOnlyList<PhotoFile> files,
        PhotoTally tally,
        List<CheckedPhoto> few,
        CancellationToken ct
    )
    {
        await using var json = OpenJson(settings.Json);
        var report = settings.Report is { } folder ? new ReportWriter(folder, specification) : null;
        var crops = settings.Crop is { } crop ? new CropFolder(crop, files) : null;
        var checks = new PhotoChecks(judge, specification)
        {
            Crop = crops is not null,
            Judged = (index, _, result, bytes) =>
            {
                report?.AddThumbnail(index, bytes);
                if (result.Problem is null)
                {
                    crops?.Keep(index, bytes);
                }
            },
        };
        await PhotoProgress.Run(
            output.Out,
            files.Count,
            hidden: settings.Json == "-",
            async step =>
            {
                await foreach (var photo in checks.Run(files, ct))
                {
                    tally.Add(photo);
                    report?.Add(photo);
                    if (json is not null)
                    {
                        await json.WriteLineAsync(PhotoLines.Line(photo));
                    }

                    if (!photo.IsPass && few.Count < CheckSummary.Most)
                    {
                        few.Add(photo);
                    }

                    step();
                }
            }
        );
        report?.Finish(tally);
    }

    private TextWriter? OpenJson(string? choice)
    {
        if (choice == "-")
        {
            return new Unclosed(output.Out.Profile.Out.Writer);
        }

        if (choice is null)
        {
            return null;
        }

        Directory.CreateDirectory(Path.GetDirectoryName(Path.GetFullPath(choice))!);
        return new StreamWriter(choice) { NewLine = "\n" };
    }

    private int Fail(Failure failure)
    {
        output.Error.WriteLine($"dengke photos check: {failure.Message.ReplaceLineEndings(" ")}");
        return ExitCode.BadInput;
    }
}
