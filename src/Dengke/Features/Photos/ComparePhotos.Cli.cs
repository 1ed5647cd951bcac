using System.ComponentModel;
using System.Text.Json;
using Dengke.Photos;
using Dengke.Platform;
using Dengke.Platform.CommandLine;
using Dengke.Platform.Photos;
using Spectre.Console.Cli;

namespace Dengke.Features.Photos;

/// <summary><c>dengke photos compare</c>: tells whether two portraits show one person. It decides nothing; nothing leaves the machine.</summary>
public sealed class ComparePhotosCommand(CommandOutput output, IPhotoJudge judge) : AsyncCommand<ComparePhotosCommand.Settings>
{
    public sealed class Settings : CommandSettings
    {
        [CommandArgument(0, "<A>")]
        [Description("一张照片 A photo.")]
        public string First { get; init; } = "";

        [CommandArgument(1, "<B>")]
        [Description("另一张照片 Another photo.")]
        public string Second { get; init; } = "";

        [CommandOption("--json")]
        [Description("以 JSON 输出 Print JSON.")]
        public bool Json { get; init; }
    }

    /// <summary>Clean for one person; findings where they differ or a person has to look.</summary>
    public override async Task<int> ExecuteAsync(CommandContext context, Settings settings, CancellationToken cancellationToken)
    {
        if (new[] { settings.First, settings.Second }.FirstOrDefault(p => !File.Exists(p)) is { } missing)
        {
            return Fail($"没有文件“{missing}”。 There is no such file.");
        }

        var first = await File.ReadAllBytesAsync(settings.First, cancellationToken);
        var second = await File.ReadAllBytesAsync(settings.Second, cancellationToken);
        var comparison = judge.Compare(first, second);
        if (comparison.First is { } one)
        {
            return Fail($"{settings.First}: {one.Text}");
        }

        if (comparison.Second is { } other)
        {
            return Fail($"{settings.Second}: {other.Text}");
        }

        Print(comparison, settings.Json);
        return comparison.Verdict == SamePerson.Same ? ExitCode.Clean : ExitCode.Findings;
    }

    private void Print(PhotoComparison comparison, bool asJson)
    {
        var similarity = comparison.Similarity is { } value ? Math.Round(value, 4) : (double?)null;
        if (asJson)
        {
            var json = new { similarity, verdict = Key(comparison.Verdict) };
            output.Out.Profile.Out.Writer.WriteLine(JsonSerializer.Serialize(json, PhotoLines.Json));
            return;
        }

        output.Out.Profile.Out.Writer.WriteLine($"{Word(comparison.Verdict)} (相似度 similarity {similarity:0.000})");
    }

    private static string Key(SamePerson verdict) =>
        verdict switch
        {
            SamePerson.Same => "same",
            SamePerson.Different => "different",
            _ => "unsure",
        };

    private static Bilingual Word(SamePerson verdict) =>
        verdict switch
        {
            SamePerson.Same => new("很可能是同一人", "Very likely one person"),
            SamePerson.Different => new("很可能不是同一人, 请人工核对", "Very likely two people; please look"),
            _ => new("无法确定, 请人工核对", "Not sure; please look"),
        };

    private int Fail(string message)
    {
        output.Error.WriteLine($"dengke photos compare: {message}");
        return ExitCode.BadInput;
    }
}
