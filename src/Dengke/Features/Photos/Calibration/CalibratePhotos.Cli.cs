using System.ComponentModel;
using Dengke.Domain.Kernel;
using Dengke.Photos.Calibration;
using Dengke.Photos.Measures;
using Dengke.Photos.Specifications;
using Dengke.Platform;
using Dengke.Platform.CommandLine;
using Dengke.Platform.Photos;
using Spectre.Console.Cli;

namespace Dengke.Features.Photos.Calibration;

/// <summary>
/// <c>dengke photos calibrate</c>: measures labelled pictures, prints how well each measure tells good from bad, and writes a specification
/// with the thresholds that follow.
/// </summary>
public sealed class CalibratePhotosCommand(CommandOutput output, IPhotoJudge judge)
    : AsyncCommand<CalibratePhotosCommand.Settings>
{
    public sealed class Settings : CommandSettings
    {
        [CommandOption("--labels <CSV>", true)]
        [Description("标注表, 列 file, expect, rule; 照片在其旁 Labels: file, expect, rule; the photos lie beside it.")]
        public string Labels { get; init; } = "";

        [CommandOption("--spec <SPEC>")]
        [Description("所据规格的名称或文件, 默认 graduation The specification to start from.")]
        public string? Spec { get; init; }

        [CommandOption("--out <FILE>", true)]
        [Description("写出的规格文件 The specification file to write.")]
        public string Out { get; init; } = "";

        [CommandOption("--json")]
        [Description("以 JSON 输出 Print JSON.")]
        public bool Json { get; init; }
    }

    public override async Task<int> ExecuteAsync(CommandContext context, Settings settings, CancellationToken cancellationToken)
    {
        var specification = SpecificationChoice.Read(settings.Spec);
        var labels = LabelFile.Read(settings.Labels);
        if ((specification.Failure ?? labels.Failure) is { } failure)
        {
            return Fail(failure);
        }

        List<LabelledPicture> pictures;
        try
        {
            pictures = await Measure(specification.Value, labels.Value, settings.Json, cancellationToken);
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            output.Error.WriteLine("dengke photos calibrate: 已中断, 没有写出规格。 Interrupted; nothing was written.");
            return ExitCode.Interrupted;
        }

        var spans = MeasureCatalogue.All.ToDictionary(m => m.Info.Name, m => m.Info.Span);
        var calibrations = Calibrator.Run(specification.Value, spans, pictures);
        await Write(settings.Out, specification.Value, calibrations, cancellationToken);
        Print(settings, calibrations);
        return calibrations.Any(c => c.Outcome == CalibrationOutcome.Suggested) ? ExitCode.Clean : ExitCode.Findings;
    }

    private async Task<List<LabelledPicture>> Measure(
        PhotoSpecification specification,
        IReadOnlyList<Label> labels,
        bool hidden,
        CancellationToken ct
    )
    {
        var checks = new PhotoChecks(judge, specification) { KeepMeasures = true };
        var pictures = new List<LabelledPicture>();
        await PhotoProgress.Run(
            output.Out,
            labels.Count,
            hidden,
            async step =>
            {
                await foreach (var photo in checks.Run([.. labels.Select(l => l.File)], ct))
                {
                    var label = labels[pictures.Count];
                    pictures.Add(new LabelledPicture(label.Expectation, label.Rules, photo.Report.Measures));
                    step();
                }
            }
        );
        return pictures;
    }

    /// <summary>What is written extends the shipped specification it came from; one from a file is written as a whole.</summary>
    private static async Task Write(
        string path,
        PhotoSpecification specification,
        IReadOnlyList<MeasureCalibration> calibrations,
        CancellationToken ct
    )
    {
        var calibrated = Calibrator.Apply(specification, calibrations) with { Id = $"{specification.Id}-calibrated" };
        var shipped = ShippedSpecifications.Find(specification.Id);
        var text = ReferenceEquals(shipped, specification)
            ? SpecificationYaml.Write(calibrated, shipped)
            : SpecificationYaml.Write(calibrated);
        Directory.CreateDirectory(Path.GetDirectoryName(Path.GetFullPath(path))!);
        await File.WriteAllTextAsync(path, text, ct);
    }

    private void Print(Settings settings, IReadOnlyList<MeasureCalibration> calibrations)
    {
        var writer = output.Out.Profile.Out.Writer;
        if (settings.Json)
        {
            writer.WriteLine(CalibrationOutput.Json(calibrations));
            return;
        }

        CalibrationOutput.Print(writer, calibrations);
        var changed = calibrations.Count(c => c.Suggested is not null);
        writer.WriteLine($"更改 {changed} 项, 写入 {settings.Out}。 {changed} limits changed, written there.");
    }

    private int Fail(Failure failure)
    {
        output.Error.WriteLine($"dengke photos calibrate: {failure.Message.ReplaceLineEndings(" ")}");
        return ExitCode.BadInput;
    }
}
