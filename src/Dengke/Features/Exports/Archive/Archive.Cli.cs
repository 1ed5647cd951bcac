using Dengke.Platform;
using Dengke.Platform.CommandLine;
using Dengke.Platform.Documents;
using Dengke.Platform.Files;

namespace Dengke.Features.Exports.Archive;

/// <summary><c>dengke export archive</c>: the archives' pack, with progress on a terminal. A run that was ended is begun anew.</summary>
public sealed class ExportArchiveCommand(CommandOutput output) : ExportCommand<ExportArchiveCommand.Settings>(output)
{
    public sealed class Settings : UnveilingSettings;

    protected override string Verb => "archive";

    /// <summary>Findings where a file could not be had; the table of contents names it.</summary>
    protected override async Task<int> Run(Settings settings, CancellationToken ct)
    {
        var what = ExportKind.Archive.Words().Chinese;
        var name = Name(settings, what, ".zip");
        var pack = new ArchivePack(Db, Installation.Get<FileStore>(), Vault, Campaign, Installation.Get<DocumentFonts>());
        var noted = await Note(ExportKind.Archive, what, settings, Rows.Count, 0, ct);
        if (!noted.IsOk)
        {
            return Fail(noted.Failure!);
        }

        var made = await WithProgress(p => Write(settings, name, s => pack.Write(s, Rows, settings.College, null, Now, p, ct)));
        if (!made.IsOk)
        {
            return Fail(made.Failure!);
        }

        var sums = made.Value;
        Tell(
            settings,
            new
            {
                file = name,
                students = sums.Students,
                files = sums.Files,
                missing = sums.Missing,
                Rows.IsSealed,
            },
            $"{sums.Students:N0} 名学生, {sums.Files:N0} 个文件, 缺 {sums.Missing:N0} 个 students, files, missing -> {name}"
        );
        return sums.Missing == 0 ? ExitCode.Clean : ExitCode.Findings;
    }
}
