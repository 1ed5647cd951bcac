using Dengke.Domain.Kernel;
using Dengke.Features.Shared.Records;
using Dengke.Platform;
using Dengke.Platform.CommandLine;
using Spectre.Console.Cli;

namespace Dengke.Features.Exports;

/// <summary><c>dengke export review</c>: the list for the graduation review, whole and once a college.</summary>
public sealed class ExportReviewCommand(CommandOutput output) : ExportCommand<ExportReviewCommand.Settings>(output)
{
    public sealed class Settings : ExportSettings;

    protected override string Verb => "review";

    protected override async Task<int> Run(Settings settings, CancellationToken ct)
    {
        var what = ExportKind.Review.Words().Chinese;
        var file = await ReviewFile.Load(Db, Campaign, ct);
        List<string> names = [];
        string?[] colleges = settings.College is { } one ? [one] : [null, .. Rows.Colleges];
        foreach (var college in colleges)
        {
            var rows = await FinalRows.Open(Db, Vault, Campaign, college, ct);
            var name = ExportName.Of(Campaign, what, college, rows, ".xlsx");
            var made = await Write<Done>(
                settings,
                name,
                async s =>
                {
                    await file.Write(s, rows, ct);
                    return default(Done);
                }
            );
            if (!made.IsOk)
            {
                return Fail(made.Failure!);
            }

            names.Add(name);
        }

        var noted = await Note(ExportKind.Review, what, settings, Rows.Count, 0, ct);
        if (!noted.IsOk)
        {
            return Fail(noted.Failure!);
        }

        Tell(
            settings,
            new
            {
                files = names,
                rows = Rows.Count,
                Rows.IsSealed,
            },
            $"{Rows.Count:N0} 名毕业生, {names.Count} 个文件 graduates, files -> {settings.Out}"
        );
        return ExitCode.Clean;
    }
}
