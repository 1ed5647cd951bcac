using Dengke.Data;
using Dengke.Domain.Campaigns;
using Dengke.Domain.Capture;
using Dengke.Domain.Kernel;
using Dengke.Features.Shared.Campaigns;
using Dengke.Features.Shared.Capture;
using Dengke.Features.Shared.Messages;
using Dengke.Features.Shared.Records;
using Dengke.Platform.Api;
using Dengke.Platform.Handling;
using Microsoft.EntityFrameworkCore;

namespace Dengke.Features.Codes;

[Words("提醒 {students} 名学生准备采集码", "{students} students were reminded of their capture codes")]
public sealed record CodesReminded(int Students, string? Session, int? Days) : IAuditEvent
{
    public string? Subject => Session;
}

/// <summary>Reminds chosen students of their codes; whoever has one already is left alone.</summary>
[Api("Reminds students who have no capture code.")]
[Operation("code.remind", Role.Counselor, Role.CollegeSecretary, Role.Registrar)]
public sealed record RemindCodes(string CampaignId, IReadOnlyList<Guid> StudentIds) : Command<int>
{
    public override string Campaign => CampaignId;

    public override async Task<Outcome<int>> Handle(Work work, CancellationToken ct)
    {
        var campaign = await StoredCampaign.Load(work.Db, CampaignId, ct);
        if (!campaign.IsOk)
        {
            return campaign.Failure!;
        }

        var ids = StudentIds.Distinct().ToArray();
        var reach = work
            .Db.Students.Where(s => s.CampaignId == CampaignId && s.InCohort && ids.Contains(s.Id))
            .Visible(work.Actor);
        if (await reach.CountAsync(ct) != ids.Length)
        {
            return Failure.NotFound();
        }

        var count = await Reminding.Tell(work, campaign.Value, reach, days: null, ct);
        if (count == 0)
        {
            return Failure.Refused(
                "nobody_chosen",
                "所选学生都已备好采集码, 或没有选择学生。",
                "Nobody was chosen, or those chosen all have their codes."
            );
        }

        work.Record(new CodesReminded(count, null, null));
        return count;
    }
}

/// <summary>Reminds everyone of a session who has no code yet, so many days before it; once, whichever node comes first (COD-2).</summary>
[Operation("code.remind_session")]
public sealed record RemindSession(string CampaignId, string SessionId, int Days) : Command<Done>
{
    public override string Campaign => CampaignId;

    public override async Task<Outcome<Done>> Handle(Work work, CancellationToken ct)
    {
        var loaded = await StoredCampaign.Load(work.Db, CampaignId, ct);
        if (!loaded.IsOk || loaded.Value.Phases.Sessions.FirstOrDefault(s => s.Id == SessionId) is not { } session)
        {
            return Failure.NotFound();
        }

        var begun = await Once(CampaignId, session, Days).Begin(work, ct);
        if (!begun.IsOk)
        {
            return begun;
        }

        var those =
            from student in work.Db.Students
            join slot in work.Db.StudentSlots on student.Id equals slot.StudentId
            where student.InCohort && slot.CampaignId == CampaignId && slot.Slot!.SessionId == SessionId
            select student;
        var count = await Reminding.Tell(work, loaded.Value, those, Days, ct);
        work.Record(new CodesReminded(count, SessionId, Days));
        return default(Done);
    }

    internal static ReminderOnce Once(string campaign, CaptureSession session, int days) =>
        new(campaign, $"session:{session.Id}", session.Window.OpensAt, days);
}

internal static class Reminding
{
    /// <summary>Tells those of the students who are not ready; with their slot where they have one.</summary>
    /// <returns>How many.</returns>
    public static async Task<int> Tell(
        Work work,
        Campaign campaign,
        IQueryable<Student> students,
        int? days,
        CancellationToken ct
    )
    {
        var those = await (
            from student in students
            join code in work.Db.CaptureCodes on student.Id equals code.StudentId into codes
            from code in codes.DefaultIfEmpty()
            where code == null || code.State == CodeState.NotReady
            join own in work.Db.StudentSlots on student.Id equals own.StudentId into slots
            from own in slots.DefaultIfEmpty()
            select new { student.Id, Slot = own == null ? null : own.Slot }
        ).ToListAsync(ct);
        foreach (var one in those)
        {
            work.Tell(
                new MessageRequest("code_reminder", campaign.Id)
                {
                    Student = one.Id,
                    Values = Values(work, campaign, one.Slot, days),
                    Link = "/me/code",
                }
            );
        }

        return those.Count;
    }

    private static Dictionary<string, string> Values(Work work, Campaign campaign, CaptureSlot? slot, int? days)
    {
        var values = slot is null
            ? new Dictionary<string, string>(StringComparer.Ordinal) { ["slot"] = "待公布", ["venue"] = "待公布" }
            : SlotWords.Values(campaign, slot);
        var left = slot is null ? campaign.Phases.WindowOf(Phase.Capture)?.OpensAt - work.Now : slot.StartsAt - work.Now;
        values["days_left"] = $"{days ?? Math.Max(0, (int)Math.Ceiling(left?.TotalDays ?? 0))}";
        return values;
    }
}
