using Dengke.Data;
using Dengke.Domain.Campaigns;
using Dengke.Domain.Capture;
using Dengke.Domain.Kernel;
using Dengke.Features.Shared.Campaigns;
using Dengke.Features.Shared.Confirmation;
using Dengke.Platform.Api;
using Dengke.Platform.Handling;
using Microsoft.EntityFrameworkCore;

namespace Dengke.Features.Timetable;

[Words("排期限制: {subjectName}, {kind}, {reason}", "Timetable rule: {subjectName}, {kind}, {reason}")]
public sealed record TimetableRuleAdded(string Campaign, string SubjectName, TimetableRuleKind Kind, string Reason) : IAuditEvent
{
    public string? Subject => Campaign;
}

/// <summary>Adds something that the timetable has to respect: a pinned class, a time in which a class or a student cannot come, an exception.</summary>
/// <param name="Who">The name of a class, or a 学号.</param>
/// <param name="SessionId">The session of a pin or of an exception.</param>
/// <param name="From">The start of the pinned slot, or of the time in which they cannot come; local time in China.</param>
/// <param name="Until">The end of the time in which they cannot come.</param>
[Api("Adds a rule of the timetable: a class that cannot come, or comes together with another.")]
[Operation("timetable.add_rule", Role.Registrar)]
public sealed record AddRule(
    string CampaignId,
    TimetableRuleKind Kind,
    string? Who,
    string? SessionId,
    DateTime? From,
    DateTime? Until,
    string? Reason
) : Command<Done>
{
    public override string Campaign => CampaignId;

    public override string? Because => Reason;

    public override async Task<Outcome<Done>> Handle(Work work, CancellationToken ct)
    {
        var loaded = await StoredCampaign.Load(work.Db, CampaignId, ct);
        if (!loaded.IsOk)
        {
            return loaded.Failure!;
        }

        if (Reasons.Error("reason", Reason) is { } error)
        {
            return error;
        }

        var who = Who?.Trim() ?? "";
        var students = work.Db.Students.Where(s => s.CampaignId == CampaignId && s.InCohort);
        var isClass = await students.AnyAsync(s => s.ClassName == who, ct);
        var student = isClass ? null : await students.FirstOrDefaultAsync(s => s.StudentNo == who, ct);
        if (!isClass && student is null)
        {
            return Failure.Invalid("who", $"没有班级或学号“{who}”。", $"There is no class or student number {who}.");
        }

        if (Wrong(loaded.Value, student is not null) is { } wrong)
        {
            return wrong;
        }

        work.Db.TimetableRules.Add(
            new TimetableRule
            {
                Id = work.NewId(),
                CampaignId = CampaignId,
                Kind = Kind,
                ClassName = isClass ? who : null,
                StudentId = student?.Id,
                SessionId = Kind == TimetableRuleKind.Blocked ? null : SessionId,
                From = Kind == TimetableRuleKind.Session ? null : ChinaTime.ToInstant(From!.Value),
                Until = Kind == TimetableRuleKind.Blocked ? ChinaTime.ToInstant(Until!.Value) : null,
                Reason = Reason!.Trim(),
                AddedBy = work.Actor.Name,
                AddedAt = work.Now,
            }
        );
        work.Record(new TimetableRuleAdded(CampaignId, who, Kind, Reason.Trim()));
        return default(Done);
    }

    private Failure? Wrong(Campaign campaign, bool isStudent)
    {
        var session = campaign.Phases.Sessions.FirstOrDefault(s => s.Id == SessionId);
        return Kind switch
        {
            TimetableRuleKind.Blocked when From is null || Until is null || Until <= From => Failure.Invalid(
                "until",
                "请填写不能到场的起止时间, 止晚于起。",
                "Enter from when until when they cannot come, the end after the start."
            ),
            TimetableRuleKind.Blocked => null,
            _ when session is null => Failure.Invalid("sessionId", "请选择场次。", "Choose the session."),
            TimetableRuleKind.Session when !isStudent => Failure.Invalid(
                "who",
                "换场次只能按学号, 整班请用“固定班级”。",
                "One student is moved by number; for a class, pin it."
            ),
            TimetableRuleKind.Pin when isStudent => Failure.Invalid(
                "who",
                "固定时段只能按班级。",
                "A slot is pinned for a class."
            ),
            TimetableRuleKind.Pin when SessionSlots.Of(session).All(s => s.Start != From) => Failure.Invalid(
                "from",
                $"该场次没有 {From:HH:mm} 开始的时段。",
                $"The session has no slot that starts at {From:HH:mm}."
            ),
            _ => null,
        };
    }
}
