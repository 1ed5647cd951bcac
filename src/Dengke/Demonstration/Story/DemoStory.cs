using Dengke.Data;
using Dengke.Domain.Campaigns;
using Dengke.Features.Demo.People;
using Dengke.Platform.Clock;
using Dengke.Platform.CommandLine;
using Dengke.Platform.Documents;
using Microsoft.EntityFrameworkCore;

namespace Dengke.Demonstration.Story;

/// <summary>
/// Plays the demo's campaign up to a phase, scene by scene in the order of time, by the commands that people run: so a demo of the
/// submission has its students declared and registered, and one of the sealing has everything done. The same seed tells the same story.
/// </summary>
internal static class DemoStory
{
    public static async Task Play(Installation installation, Campaign campaign, ulong seed, DemoPhase until, CancellationToken ct)
    {
        var databases = installation.Get<IDbContextFactory<DengkeDb>>();
        await using var db = await databases.CreateDbContextAsync(ct);
        var stage = new Stage(installation, campaign, await Cast.Load(db, ct), ct);
        var classes = new ClassScenes(stage, new DemoRandom(seed).Fork("story"));
        var end = ChinaTime.ToLocal(until.Starts);
        var capture = new CaptureScenes(stage, new DemoRandom(seed).Fork("capture"));
        var seal = new SealScenes(stage, installation.Get<Platform.Web.ServerOptions>().DataFolder);
        IEnumerable<Scene> scenes =
        [
            .. await classes.All(),
            .. new CollegeScenes(stage).All(),
            .. await capture.All(),
            .. new NoticeScenes(stage, installation.Get<DocumentFonts>()).All(),
            .. seal.All(),
        ];
        await stage.Play(scenes.Where(s => s.At < end));
    }
}
