using System.ComponentModel;
using System.Text.Json;
using Dengke.Data;
using Dengke.Domain.Campaigns;
using Dengke.Domain.Kernel;
using Dengke.Features.Shared.Campaigns;
using Dengke.Features.Shared.Confirmation;
using Dengke.Features.Shared.Records;
using Dengke.Platform;
using Dengke.Platform.CommandLine;
using Dengke.Platform.Crypto;
using Dengke.Platform.Files;
using Dengke.Platform.Handling;
using Dengke.Platform.Web;
using Microsoft.EntityFrameworkCore;
using Spectre.Console;
using Spectre.Console.Cli;

namespace Dengke.Features.Exports;

/// <summary>What every export is told.</summary>
public abstract class ExportSettings : InstallationSettings
{
    [CommandOption("--campaign <ID>", true)]
    [Description("批次编号 Campaign id, e.g. 2025.")]
    public string Campaign { get; init; } = "";

    [CommandOption("--out <DIR>", true)]
    [Description("输出目录 Folder for the files; none in it is replaced.")]
    public string Out { get; init; } = "";

    [CommandOption("--college <NAME>")]
    [Description("只导出这个学院 Only this college.")]
    public string? College { get; init; }

    [CommandOption("--json")]
    [Description("以 JSON 输出 Print JSON.")]
    public bool Json { get; init; }
}

/// <summary>What an export that unveils document numbers is told besides.</summary>
public abstract class UnveilingSettings : ExportSettings
{
    [CommandOption("--reason <TEXT>", true)]
    [Description("导出原因, 记入操作记录 Why; goes into the audit trail.")]
    public string Reason { get; init; } = "";

    public override ValidationResult Validate() =>
        Reasons.Error("reason", Reason) is { } error
            ? ValidationResult.Error($"--reason: {error.Message}")
            : ValidationResult.Success();
}

/// <summary>A command that writes an export into a folder: files that only their owner may read, each whole or not there.</summary>
public abstract class ExportCommand<TSettings>(CommandOutput output) : AsyncCommand<TSettings>
    where TSettings : ExportSettings
{
    /// <summary>After <c>dengke export</c>, for errors.</summary>
    protected abstract string Verb { get; }

    protected Installation Installation { get; private set; } = null!;

    protected DengkeDb Db { get; private set; } = null!;

    protected Vault Vault => Installation.Get<Vault>();

    protected Campaign Campaign { get; private set; } = null!;

    private protected FinalRows Rows { get; private set; } = null!;

    protected DateTimeOffset Now => Installation.Get<TimeProvider>().GetUtcNow();

    public override async Task<int> ExecuteAsync(CommandContext context, TSettings settings, CancellationToken cancellationToken)
    {
        await using var installation = await Installation.Open(
            new ServerOptions(settings.Data, Database: settings.Database),
            cancellationToken
        );
        await using var db = await installation.Get<IDbContextFactory<DengkeDb>>().CreateDbContextAsync(cancellationToken);
        db.ChangeTracker.QueryTrackingBehavior = QueryTrackingBehavior.NoTracking;
        var campaign = await StoredCampaign.Load(db, settings.Campaign, cancellationToken);
        if (!campaign.IsOk)
        {
            return Fail($"没有批次“{settings.Campaign}”。 There is no such campaign.");
        }

        (Installation, Db, Campaign) = (installation, db, campaign.Value);
        Rows = await FinalRows.Open(db, Vault, Campaign, settings.College, cancellationToken);
        if (settings.College is { } college && !Rows.Colleges.Contains(college, StringComparer.Ordinal))
        {
            return Fail($"没有学院“{college}”的毕业生。 No graduate is of that college.");
        }

        Directory.CreateDirectory(settings.Out);
        return await Run(settings, cancellationToken);
    }

    protected abstract Task<int> Run(TSettings settings, CancellationToken ct);

    /// <summary>Writes a new file. What an earlier run left unfinished is written anew from its beginning.</summary>
    /// <returns>What <paramref name="write"/> gave; <c>exists</c> where there is such a file.</returns>
    protected static async Task<Outcome<T>> Write<T>(TSettings settings, string name, Func<Stream, Task<Outcome<T>>> write)
    {
        var path = Path.Combine(settings.Out, name);
        if (Path.Exists(path))
        {
            return Failure.Refused("exists", $"“{path}”已存在, 不会覆盖。", "It exists and is not replaced.");
        }

        var unfinished = $"{path}.part";
        File.Delete(unfinished);
        Outcome<T> made;
        await using (var file = PrivateFile.OpenNew(unfinished))
        {
            made = await write(file);
            file.Flush(flushToDisk: true);
        }

        if (made.IsOk)
        {
            File.Move(unfinished, path, overwrite: false);
        }
        else
        {
            File.Delete(unfinished);
        }

        return made;
    }

    protected async Task<Outcome<Done>> Note(
        ExportKind kind,
        string what,
        TSettings settings,
        int rows,
        int leftOut,
        CancellationToken ct
    )
    {
        var unveiling = settings as UnveilingSettings;
        var take = new TakeExport(
            Campaign.Id,
            kind,
            what,
            settings.College,
            rows,
            leftOut,
            Rows.IsSealed,
            unveiling is not null,
            unveiling?.Reason
        );
        return await Installation.Get<Runner>().Run(take, Actor.CommandLine, ct: ct);
    }

    protected string Name(TSettings settings, string what, string ending, params IEnumerable<string?> parts) =>
        ExportName.Of(Campaign, what, settings.College, Rows, ending, parts);

    /// <summary>Prints what was done: as JSON, or as lines.</summary>
    protected void Tell(TSettings settings, object json, params IEnumerable<string> lines)
    {
        var writer = output.Out.Profile.Out.Writer;
        if (settings.Json)
        {
            writer.WriteLine(JsonSerializer.Serialize(json, ExportJson.Options));
            return;
        }

        if (!Rows.IsSealed)
        {
            writer.WriteLine("未封存: 数据仍可能更正, 文件名已注明。 Not sealed: the files' names say so.");
        }

        foreach (var line in lines)
        {
            writer.WriteLine(line);
        }
    }

    /// <summary>On a terminal shows how many students are done.</summary>
    protected Task<T> WithProgress<T>(Func<IProgress<int>?, Task<T>> run) =>
        output.Out.Profile.Capabilities.Interactive
            ? output
                .Out.Status()
                .StartAsync(
                    "正在导出 exporting",
                    c => run(new Shown(n => c.Status($"正在导出 exporting {n:N0} / {Rows.Count:N0}")))
                )
            : run(null);

    protected int Fail(string message)
    {
        output.Error.WriteLine($"dengke export {Verb}: {message}");
        return ExitCode.BadInput;
    }

    protected int Fail(Failure failure) => Fail($"{failure.Message} {failure.English}".Trim());

    private sealed class Shown(Action<int> show) : IProgress<int>
    {
        public void Report(int value) => show(value);
    }
}

internal static class ExportJson
{
    public static JsonSerializerOptions Options { get; } =
        new(Work.Json) { PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower };
}
