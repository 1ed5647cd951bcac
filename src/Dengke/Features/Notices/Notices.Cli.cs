using System.ComponentModel;
using Dengke.Data;
using Dengke.Domain.Campaigns;
using Dengke.Platform;
using Dengke.Platform.CommandLine;
using Dengke.Platform.Documents;
using Dengke.Platform.Web;
using Microsoft.EntityFrameworkCore;
using Spectre.Console.Cli;

namespace Dengke.Features.Notices;

/// <summary><c>dengke notices</c>: writes the notice and its attachments as they would be published now into a folder.</summary>
public sealed class NoticesCommand(CommandOutput output) : AsyncCommand<NoticesCommand.Settings>
{
    public sealed class Settings : InstallationSettings
    {
        [CommandOption("--campaign <ID>", true)]
        [Description("批次编号 Campaign id, e.g. 2025.")]
        public string Campaign { get; init; } = "";

        [CommandOption("--out <FOLDER>", true)]
        [Description("写到哪个文件夹 The folder to write into.")]
        public string Out { get; init; } = "";
    }

    /// <summary>Clean with files; bad input where there is no such campaign or a template cannot be filled in.</summary>
    public override async Task<int> ExecuteAsync(CommandContext context, Settings settings, CancellationToken cancellationToken)
    {
        await using var installation = await Installation.Open(
            new ServerOptions(settings.Data, Database: settings.Database),
            cancellationToken
        );
        await using var db = await installation.Get<IDbContextFactory<DengkeDb>>().CreateDbContextAsync(cancellationToken);
        var source = await DraftSource.Load(db, settings.Campaign, cancellationToken);
        if (!source.IsOk)
        {
            return Fail(source.Failure!.Message);
        }

        Directory.CreateDirectory(settings.Out);
        var fonts = installation.Get<DocumentFonts>();
        var now = installation.Get<TimeProvider>().GetUtcNow();
        foreach (var kind in Enum.GetValues<CampaignDocument>())
        {
            var draft = await source.Value.Make(kind, source.Value.DateAt(now));
            if (!draft.IsOk)
            {
                return Fail(draft.Failure!.Message);
            }

            foreach (var format in DocumentWriting.FormatsOf(kind))
            {
                var written = await DocumentWriting.Write(draft.Value with { Footer = "草稿" }, format, fonts, cancellationToken);
                if (!written.IsOk)
                {
                    return Fail(written.Failure!.Message);
                }

                var name = DocumentWriting.NameOf(source.Value.Campaign, kind, null, format);
                await File.WriteAllBytesAsync(Path.Combine(settings.Out, name), written.Value, cancellationToken);
                output.Out.Profile.Out.Writer.WriteLine(name);
            }
        }

        return ExitCode.Clean;
    }

    private int Fail(string message)
    {
        output.Error.WriteLine($"dengke notices: {message}");
        return ExitCode.BadInput;
    }
}
