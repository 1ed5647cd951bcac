using System.ComponentModel;
using System.Text.Json;
using Dengke.Data;
using Dengke.Domain.Campaigns;
using Dengke.Domain.Capture;
using Dengke.Features.Shared.Campaigns;
using Dengke.Platform;
using Dengke.Platform.CommandLine;
using Dengke.Platform.Handling;
using Dengke.Platform.Web;
using Microsoft.EntityFrameworkCore;
using Spectre.Console.Cli;

namespace Dengke.Features.Timetable;

/// <summary>What both commands about the timetable are told.</summary>
public abstract class ScheduleSettings : InstallationSettings
{
    [CommandOption("--campaign <ID>", true)]
    [Description("批次编号 Campaign id, e.g. 2025.")]
    public string Campaign { get; init; } = "";

    [CommandOption("--json")]
    [Description("以 JSON 输出 Print JSON.")]
    public bool Json { get; init; }
}

/// <summary>A command about a campaign's timetable.</summary>
public abstract class ScheduleCommand<TSettings>(CommandOutput output) : AsyncCommand<TSettings>
    where TSettings : ScheduleSettings
{
    protected abstract string Verb { get; }

    public override async Task<int> ExecuteAsync(CommandContext context, TSettings settings, CancellationToken cancellationToken)
    {
        await using var installation = await Installation.Open(
            new ServerOptions(settings.Data, Database: settings.Database),
            cancellationToken
        );
        await using var db = await installation.Get<IDbContextFactory<DengkeDb>>().CreateDbContextAsync(cancellationToken);
        db.ChangeTracker.QueryTrackingBehavior = QueryTrackingBehavior.NoTracking;
        var campaign = await StoredCampaign.Load(db, settings.Campaign, cancellationToken);
        return campaign.IsOk
            ? await Run(installation, db, campaign.Value, settings, cancellationToken)
            : Fail($"没有批次“{settings.Campaign}”。 There is no such campaign.");
    }

    protected abstract Task<int> Run(
        Installation installation,
        DengkeDb db,
        Campaign campaign,
        TSettings settings,
        CancellationToken ct
    );

    protected static Task<TimetableVersion?> Version(DengkeDb db, string campaign, TimetableState state, CancellationToken ct) =>
        db.Timetables.Include(t => t.Placements).FirstOrDefaultAsync(t => t.CampaignId == campaign && t.State == state, ct);

    protected void Print(object json) =>
        output.Out.Profile.Out.Writer.WriteLine(JsonSerializer.Serialize(json, ScheduleJson.Options));

    protected void Say(string line) => output.Out.Profile.Out.Writer.WriteLine(line);

    protected int Fail(string message)
    {
        output.Error.WriteLine($"dengke schedule {Verb}: {message}");
        return ExitCode.BadInput;
    }
}

internal static class ScheduleJson
{
    public static JsonSerializerOptions Options { get; } =
        new(Work.Json) { PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower };
}
