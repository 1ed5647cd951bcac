using Dengke.Data;
using Dengke.Domain.Campaigns;
using Dengke.Domain.Capture;
using Dengke.Domain.Kernel;
using Dengke.Features.Codes;
using Dengke.Features.Demo.Making;
using Dengke.Features.Demo.People;
using Dengke.Features.Timetable;
using Dengke.Timetable;
using Microsoft.EntityFrameworkCore;

namespace Dengke.Demonstration.Story;

/// <summary>
/// The portraits: most students get their codes in the week before, the registrar plans the days and publishes the timetable, most are
/// photographed on their day and nearly all others at the studio.
/// </summary>
internal sealed class CaptureScenes(Stage stage, DemoRandom random)
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    public async Task<IReadOnlyList<Scene>> All()
    {
        var students = await stage.Read(db =>
            db.Students.AsNoTracking()
                .Where(s => s.CampaignId == stage.Campaign.Id && s.InCohort)
                .OrderBy(s => s.StudentNo)
                .ThenBy(s => s.Id)
                .ToListAsync(stage.Cancelled)
        );
        return
        [
            .. students.SelectMany(CodeOf),
            new Scene(new DateTime(2024, 10, 18, 15, 0, 0), Publish),
            .. stage.Campaign.Phases.Sessions.Select(s => new Scene(s.Window.Closes, () => Photograph(s.Id))),
            new Scene(new DateTime(2024, 12, 30, 17, 0, 0), () => Photograph(CapturedPhoto.MakeUp)),
        ];
    }

    private IEnumerable<Scene> CodeOf(Student student)
    {
        if (stage.Cast.Find(Role.Student, student.StudentNo) is not { } actor)
        {
            yield break;
        }

        var fate = random.Next(100);
        var at = new DateTime(2024, 10, random.Between(14, 20), random.Between(9, 21), random.Next(60), 0);
        if (fate < 70)
        {
            var code = $"DEMO-{random.Next(int.MaxValue):x8}{random.Next(int.MaxValue):x8}";
            yield return new Scene(at, () => stage.Do(actor, new BindCode(student.CampaignId, student.Id, code)));
        }
        else if (fate < 92)
        {
            yield return new Scene(at, () => stage.Do(actor, new SayReady(student.CampaignId, student.Id, Ready: true)));
        }
    }

    private async Task Publish()
    {
        var campaign = stage.Campaign;
        var request = await stage.Read(db => PlanInput.Load(db, campaign, 90, null, stage.Cancelled));
        var plan = await SearchProcess.Solve(request, Patience, stage.Cancelled);
        await stage.Must(stage.Cast.Registrar, SolveTimetable.Keep(campaign.Id, plan, request.FillPercent));
        var draft = await stage.Read(db => db.Timetables.SingleAsync(t => t.State == TimetableState.Draft, stage.Cancelled));
        await stage.Must(stage.Cast.Registrar, new PublishTimetable(campaign.Id, draft.Id, null, draft.Version));
    }

    private Task<int> Photograph(string occasion) =>
        stage.Must(stage.Cast.Registrar, new PhotographPeople(stage.Campaign.Id, occasion));
}
