using Dengke.Demonstration.Story;
using Dengke.Domain.Campaigns;
using Dengke.Domain.Capture;
using Dengke.Domain.Kernel;
using Dengke.Domain.Records;
using Dengke.Features.Campaigns;
using Dengke.Features.Clock;
using Dengke.Features.Demo;
using Dengke.Features.Demo.Making;
using Dengke.Features.People;
using Dengke.Features.Records;
using Dengke.Features.Shared.Campaigns.Yaml;
using Dengke.Platform.Access;
using Dengke.Platform.Clock;
using Dengke.Platform.CommandLine;
using Dengke.Platform.Handling;
using Dengke.Platform.Web;
using Dengke.Serving;

namespace Dengke.Demonstration;

/// <summary>What was made.</summary>
/// <param name="Chosen">The personas worth meeting: staff without scope, the first of each college role, the chosen students.</param>
public sealed record MadeDemo(
    string Campaign,
    DemoPhase Phase,
    DemoSet People,
    int Accounts,
    ImportResult Registry,
    ImportResult Academic,
    IReadOnlyList<DemoPersona> Chosen
);

/// <summary>
/// Makes a demo installation by the same commands that a registrar's pages and command line run. It stands beside the features
/// since it goes through several of them, as the tests do.
/// </summary>
/// <param name="options">An installation that is empty or not there yet.</param>
/// <param name="tell">Takes what is being done, Chinese and English.</param>
public sealed class DemoMaker(ServerOptions options, TimeProvider machine, Action<string> tell)
{
    /// <summary>The files of the two systems, kept for who wants to import them by hand.</summary>
    public const string FilesFolder = "demo-files";

    /// <summary>The notice's own day: the records were imported before the confirmation opens.</summary>
    private static readonly DateTimeOffset Prepared = new(2024, 9, 24, 9, 0, 0, TimeSpan.FromHours(8));

    /// <returns>What was made, or the failure of the first command that was refused; the folder is of no use then.</returns>
    public async Task<Outcome<MadeDemo>> Make(int students, ulong seed, DemoPhase phase, CancellationToken ct)
    {
        var campaign = CampaignFor(students);
        tell("生成虚构人物 Making fictional people");
        var people = DemoPeople.Generate(seed, students, DemoClasses.Of(campaign), campaign.School.Name);
        var staff = DemoPersonas.Staff(campaign, seed);
        var chosen = DemoPersonas.Chosen(people);

        tell("建立数据库 Making the database");
        var begun = await Begin(ct);
        if (!begun.IsOk)
        {
            return begun.Failure!;
        }

        await using var installation = await Installation.Open(options, ct);
        var runner = installation.Get<Runner>();
        tell("建立批次 Making the campaign");
        var created = await runner.Run(new CreateCampaign(TextOf(campaign)), Actor.CommandLine, ct: ct);
        if (!created.IsOk)
        {
            return created.Failure!;
        }

        tell("建立账号 Making accounts");
        var admit = new AdmitPeople(
            [.. staff, .. DemoPersonas.Students(people), .. chosen],
            PasswordHash.Of(Welcome.DemoPassword)
        );
        var accounts = await runner.Run(admit, Actor.CommandLine, ct: ct);
        if (!accounts.IsOk)
        {
            return accounts.Failure!;
        }

        var folder = Path.Combine(options.DataFolder, FilesFolder);
        await DemoFiles.Write(people, folder, ct);
        var registry = await Import(runner, campaign.Id, Source.Registry, Path.Combine(folder, DemoFiles.RegistryName), ct);
        if (!registry.IsOk)
        {
            return registry.Failure!;
        }

        var academic = await Import(runner, campaign.Id, Source.Academic, Path.Combine(folder, DemoFiles.AcademicName), ct);
        if (!academic.IsOk)
        {
            return academic.Failure!;
        }

        if (phase != DemoPhase.All[0])
        {
            tell("演到所选阶段 Playing up to the phase");
            await DemoStory.Play(installation, campaign, seed, phase, ct);
        }

        var moved = await runner.Run(new MoveClock(phase.Starts, phase.Starts - machine.GetUtcNow()), Actor.CommandLine, ct: ct);
        return moved.Then<MadeDemo>(_ => new MadeDemo(
            campaign.Id,
            phase,
            people,
            accounts.Value,
            registry.Value,
            academic.Value,
            [.. staff.DistinctBy(p => p.Grants[0].Role), .. chosen]
        ));
    }

    /// <summary>The default campaign, with as many stations as so many students need who are nearly evenly spread over its campuses.</summary>
    private static Campaign CampaignFor(int students)
    {
        var campaign = DefaultCampaign.Read();
        var sessions = campaign.Phases.Sessions;
        var share = students * 1.2 / sessions.Count;
        return campaign with
        {
            Phases = campaign.Phases with
            {
                Sessions = [.. sessions.Select(s => s with { Stations = Math.Max(s.Stations, StationsFor(s, share)) })],
            },
        };
    }

    /// <summary>The default campaign's own file, with its comments, where nothing was changed.</summary>
    private static string TextOf(Campaign campaign) =>
        campaign == DefaultCampaign.Read() ? DefaultCampaign.Text : CampaignYaml.Write(campaign);

    private static int StationsFor(CaptureSession session, double students)
    {
        var one = SessionSlots.Of(session with { Stations = 1 }).Sum(s => s.Capacity);
        return (int)Math.Ceiling(students / one);
    }

    /// <summary>Opened on its own: from here on the database has a demo's clock, and an installation takes its clock when it opens.</summary>
    private async Task<Outcome<Done>> Begin(CancellationToken ct)
    {
        await using var installation = await Installation.Open(options, ct);
        var begin = new BeginDemo(Prepared, Prepared - machine.GetUtcNow());
        return await installation.Get<Runner>().Run(begin, Actor.CommandLine, ct: ct);
    }

    private async Task<Outcome<ImportResult>> Import(
        Runner runner,
        string campaign,
        Source source,
        string path,
        CancellationToken ct
    )
    {
        tell($"导入{Path.GetFileName(path)} Importing");
        var upload = new UploadImport(campaign, source, path, await File.ReadAllBytesAsync(path, ct));
        var batch = await runner.Run(upload, Actor.CommandLine, ct: ct);
        return batch.IsOk ? await runner.Run(new ApplyImport(campaign, batch.Value), Actor.CommandLine, ct: ct) : batch.Failure!;
    }
}
