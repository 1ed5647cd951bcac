using Dengke.Data;
using Dengke.Domain.Campaigns;
using Dengke.Domain.Capture;
using Dengke.Domain.Kernel;
using Dengke.Domain.MakeUp;
using Dengke.Features.Shared.Messages;
using Dengke.Platform.Handling;
using Microsoft.EntityFrameworkCore;

namespace Dengke.Features.MakeUp;

[Words(
    "提醒 {students} 名未采集的学生补采, 截止前 {days} 天",
    "{students} students without a portrait were reminded, {days} days before the end"
)]
public sealed record MakeUpReminded(int Students, int Days) : IAuditEvent
{
    public string? Subject => null;
}

/// <summary>
/// Tells everyone without a portrait that the studio has opened and, so many days before its last day, whoever has no visit before them either;
/// each once, whichever node comes first (MUP-1).
/// </summary>
/// <param name="Days">Before the last day; 0 for the opening.</param>
[Operation("makeup.remind")]
public sealed record RemindMakeUp(string CampaignId, int Days) : Command<Done>
{
    public override string Campaign => CampaignId;

    public override async Task<Outcome<Done>> Handle(Work work, CancellationToken ct)
    {
        var loaded = await StudioPlan.Load(work.Db, CampaignId, ct);
        if (!loaded.IsOk)
        {
            return loaded.Failure!;
        }

        var plan = loaded.Value;
        var begun = await Once(plan.Campaign, plan.Studio, Days).Begin(work, ct);
        if (!begun.IsOk)
        {
            return begun;
        }

        var students = await Left(work.Db, work.Now).Select(s => s.Id).ToListAsync(ct);
        foreach (var student in students)
        {
            work.Tell(
                new MessageRequest(Days == 0 ? "make_up_opens" : "make_up_last_days", CampaignId)
                {
                    Student = student,
                    Values = new Dictionary<string, string>(StringComparer.Ordinal)
                    {
                        ["window"] = plan.Studio.Window.Describe(),
                        ["venue"] = plan.Place,
                        ["fee"] = plan.Campaign.Fees.MakeUp.ToString(),
                        ["deadline"] = ChinaTime.Describe(plan.Studio.Window.Closes),
                        ["days_left"] = $"{Days}",
                    },
                    Link = "/me/make-up",
                }
            );
        }

        work.Record(new MakeUpReminded(students.Count, Days));
        return default(Done);
    }

    internal static ReminderOnce Once(Campaign campaign, MakeUpStudio studio, int days) =>
        new(campaign.Id, "make_up", days == 0 ? studio.Window.OpensAt : studio.Window.ClosesAt, days);

    private IQueryable<Student> Left(DengkeDb db, DateTimeOffset now) =>
        db.Students.Where(s =>
            s.CampaignId == CampaignId
            && s.InCohort
            && !db.CapturedPhotos.Any(p => p.StudentId == s.Id && p.State == PhotoState.Current)
            && (
                Days == 0
                || !db.StudioBookings.Any(b => b.StudentId == s.Id && b.State == BookingState.Booked && b.Slot!.StartsAt > now)
            )
        );
}
