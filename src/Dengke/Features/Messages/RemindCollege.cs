using Dengke.Data;
using Dengke.Domain.Campaigns;
using Dengke.Domain.Confirmation;
using Dengke.Domain.Kernel;
using Dengke.Features.Shared.Campaigns;
using Dengke.Features.Shared.Messages;
using Dengke.Platform.Handling;
using Microsoft.EntityFrameworkCore;

namespace Dengke.Features.Messages;

[Words(
    "{college}: 截止前 {days} 天提醒, 学生 {students} 人, 辅导员 {counselors} 人, 教学秘书 {secretaries} 人",
    "{college}: reminded {days} days before the deadline, {students} students, {counselors} counselors, {secretaries} secretaries"
)]
public sealed record CollegeReminded(string College, int Days, int Students, int Counselors, int Secretaries) : IAuditEvent
{
    public string? Subject => College;
}

/// <summary>
/// Reminds a college's people before its students' deadline (CON-6): students who have neither declared nor asked for a correction,
/// counselors who have not registered everyone, secretaries of a college with somebody missing. Each deadline and number of days once,
/// whichever node comes first.
/// </summary>
/// <param name="Deadline">The end of confirmation for the college, extensions taken in.</param>
/// <param name="Days">So many days before it.</param>
[Operation("confirmation.remind")]
public sealed record RemindCollege(string CampaignId, string College, DateTimeOffset Deadline, int Days) : Command<Done>
{
    public override string Campaign => CampaignId;

    internal ReminderOnce Once => new(CampaignId, College, Deadline, Days);

    public override async Task<Outcome<Done>> Handle(Work work, CancellationToken ct)
    {
        var loaded = await StoredCampaign.Load(work.Db, CampaignId, ct);
        if (!loaded.IsOk)
        {
            return loaded.Failure!;
        }

        var begun = await Once.Begin(work, ct);
        if (!begun.IsOk)
        {
            return begun;
        }

        var left = await Left(work.Db, ct);
        var unreached = await Unreached(work.Db, left, ct);
        var writer = new ReminderWriter(
            work,
            loaded.Value,
            new Dictionary<string, string>(StringComparer.Ordinal)
            {
                ["college"] = College,
                ["deadline"] = MessageValues.Time(Deadline),
                ["days_left"] = $"{Days}",
            }
        );
        var students = await writer.Write(
            "confirmation_reminder",
            left.Where(s => s.State is ConfirmationState.NotStarted or ConfirmationState.Viewed)
                .ToDictionary(s => s.StudentNo, _ => 1),
            MessageLinks.Student,
            ct
        );
        var counselors = await writer.Write(
            "unregistered_students",
            left.GroupBy(s => s.ClassName).ToDictionary(g => g.Key, g => g.Count()),
            MessageLinks.Counselor(CampaignId),
            ct
        );
        var secretaries = await writer.Write(
            "college_missing",
            left.Count == 0 ? [] : new() { [College] = left.Count },
            MessageLinks.College(CampaignId, College),
            ct
        );
        await writer.Write("not_reached", unreached, MessageLinks.Calls(CampaignId), ct);
        work.Record(new CollegeReminded(College, Days, students, counselors, secretaries));
        return default(Done);
    }

    /// <summary>By class: how many have not confirmed and have opened nothing that asks them to, before this reminder.</summary>
    private async Task<Dictionary<string, int>> Unreached(DengkeDb db, List<StudentLeft> left, CancellationToken ct)
    {
        var students = db.Students.Where(s => s.CampaignId == CampaignId && s.College == College && s.InCohort);
        var unreached = (await Reach.Load(db, CampaignId, students, null, ct))
            .Where(r => AskedActs.Of(r.Template) == AskedAct.Declare)
            .GroupBy(r => r.StudentId)
            .Where(g => !g.Any(r => r.Reached))
            .Select(g => g.Key)
            .ToHashSet();
        return left.Where(s => unreached.Contains(s.Id)).GroupBy(s => s.ClassName).ToDictionary(g => g.Key, g => g.Count());
    }

    /// <summary>The college's students whom no counselor has registered.</summary>
    private async Task<List<StudentLeft>> Left(DengkeDb db, CancellationToken ct)
    {
        var students = await db
            .Students.Where(s => s.CampaignId == CampaignId && s.College == College && s.InCohort)
            .Select(s => new
            {
                s.Id,
                s.StudentNo,
                s.ClassName,
                State = (ConfirmationState?)s.Confirmation!.State,
            })
            .ToListAsync(ct);
        return
        [
            .. students
                .Select(s => new StudentLeft(s.Id, s.StudentNo, s.ClassName, s.State ?? ConfirmationState.NotStarted))
                .Where(s => !s.State.IsRegistered()),
        ];
    }

    private sealed record StudentLeft(Guid Id, string StudentNo, string ClassName, ConfirmationState State);
}
