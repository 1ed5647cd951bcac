using System.ComponentModel;
using System.Text.Json;
using Dengke.Data;
using Dengke.Domain.Kernel;
using Dengke.Platform;
using Dengke.Platform.CommandLine;
using Dengke.Platform.Crypto;
using Dengke.Platform.Handling;
using Dengke.Platform.Web;
using Microsoft.EntityFrameworkCore;
using Spectre.Console;
using Spectre.Console.Cli;

namespace Dengke.Features.Sealing;

/// <summary><c>dengke seal</c>: seals a campaign that is ready, and writes what was sealed; of a sealed one it writes the same again.</summary>
public sealed class SealCommand(CommandOutput output) : AsyncCommand<SealCommand.Settings>
{
    public sealed class Settings : InstallationSettings
    {
        [CommandOption("--campaign <ID>")]
        [Description("批次 The campaign.")]
        public string Campaign { get; init; } = "";

        [CommandOption("--out <DIR>")]
        [Description("导出到此目录 Folder for records.jsonl, root.jws, jwks.json, receipts and verify.html.")]
        public string Out { get; init; } = "";

        [CommandOption("--json")]
        [Description("以 JSON 输出 Print JSON.")]
        public bool Json { get; init; }

        public override ValidationResult Validate() =>
            Campaign.Length == 0 ? ValidationResult.Error("请用 --campaign 指明批次。")
            : Out.Length == 0 ? ValidationResult.Error("请用 --out 指明导出目录。")
            : File.Exists(Out) ? ValidationResult.Error($"--out “{Out}”是文件, 不是目录。")
            : ValidationResult.Success();
    }

    public override async Task<int> ExecuteAsync(CommandContext context, Settings settings, CancellationToken cancellationToken)
    {
        if (settings.Database == "sqlite" && !File.Exists(Path.Combine(settings.Data, "dengke.db")))
        {
            return Fail($"“{settings.Data}”中没有数据库 dengke.db。", ExitCode.BadInput);
        }

        await using var installation = await Installation.Open(
            new ServerOptions(settings.Data, Database: settings.Database),
            cancellationToken
        );
        await using var db = await installation.Get<IDbContextFactory<DengkeDb>>().CreateDbContextAsync(cancellationToken);
        var already = await Find(db, settings.Campaign, cancellationToken) is not null;
        if (!already)
        {
            var command = new SealCampaign(settings.Campaign, Phrase: null, Check: null, Exceptions: null);
            var done = await SealAct.Run(installation.Get<IServiceProvider>(), command, Actor.CommandLine, cancellationToken);
            if (done.Failure is { } failure)
            {
                return Fail(failure.Message, failure.Kind == FailureKind.NotFound ? ExitCode.BadInput : ExitCode.Findings);
            }
        }

        var seal = (await Find(db, settings.Campaign, cancellationToken))!;
        _ = (
            await installation.Get<Runner>().Run(new ExportSeal(seal.CampaignId), Actor.CommandLine, ct: cancellationToken)
        ).Value;
        await Export(db, installation.Get<Vault>(), seal, settings.Out, cancellationToken);
        Tell(settings, seal, already);
        return ExitCode.Clean;
    }

    private static Task<CampaignSeal?> Find(DengkeDb db, string campaign, CancellationToken ct) =>
        db.CampaignSeals.AsNoTracking().FirstOrDefaultAsync(s => s.CampaignId == campaign, ct);

    private static async Task Export(DengkeDb db, Vault vault, CampaignSeal seal, string folder, CancellationToken ct)
    {
        // What lies there holds document numbers: nobody but the owner reads it.
        var made = OperatingSystem.IsWindows()
            ? Directory.CreateDirectory(folder)
            : Directory.CreateDirectory(folder, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        made.CreateSubdirectory("receipts");
        await SealFiles.Write(
            db,
            vault,
            seal,
            (name, content) => File.WriteAllBytesAsync(Path.Combine(made.FullName, name), content, ct),
            ct
        );
    }

    private void Tell(Settings settings, CampaignSeal seal, bool already)
    {
        var writer = output.Out.Profile.Out.Writer;
        if (settings.Json)
        {
            var json = new
            {
                campaign = seal.CampaignId,
                seal.Size,
                seal.Root,
                sealed_at = seal.SealedAt,
                seal.Exceptions,
                already,
                seal.KeyId,
                @out = settings.Out,
            };
            writer.WriteLine(JsonSerializer.Serialize(json, Work.Json));
            return;
        }

        writer.WriteLine(
            already
                ? $"批次 {seal.CampaignId} 早已封存; 再次导出, 内容相同。 Sealed before; written again."
                : $"批次 {seal.CampaignId} 已封存。 Sealed."
        );
        writer.WriteLine($"记录 records {seal.Size:N0}, 例外 exceptions {seal.Exceptions:N0}, 根 root {seal.Root}");
        writer.WriteLine($"已写到 written to {settings.Out}");
    }

    private int Fail(string message, int status)
    {
        output.Error.WriteLine($"dengke seal: {message}");
        return status;
    }
}
