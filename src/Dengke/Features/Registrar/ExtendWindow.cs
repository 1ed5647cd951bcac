using Dengke.Data;
using Dengke.Domain.Campaigns;
using Dengke.Domain.Kernel;
using Dengke.Features.Shared.Campaigns;
using Dengke.Features.Shared.Confirmation;
using Dengke.Platform.Api;
using Dengke.Platform.Handling;
using Microsoft.EntityFrameworkCore;

namespace Dengke.Features.Registrar;

[Words("{phase}延长至 {until}{forWhom}", "{phase} extended until {until} {forWhom}")]
[Step("准许逾期补办", "Admitted late")]
public sealed record WindowExtended(Phase Phase, DateTimeOffset Until, string? ForWhom, Guid? StudentId) : IAuditEvent
{
    public string? Subject => StudentId?.ToString() ?? ForWhom;
}

/// <summary>
/// Keeps a phase open longer for all, for one college, or admits one student late (CAM-3). What is done within it counts as late.
/// The campaign's own window stays as announced.
/// </summary>
/// <param name="Until">Local time in China; after the window's close and after now.</param>
[Api("Extends a phase for a college or a student, with a reason.")]
[Operation("window.extend", Role.Registrar)]
public sealed record ExtendWindow(
    string CampaignId,
    Phase Phase,
    string? College,
    Guid? StudentId,
    DateTime? Until,
    string? Reason
) : Command<Guid>
{
    public override string Campaign => CampaignId;

    public override string? Because => Reason;

    public override async Task<Outcome<Guid>> Handle(Work work, CancellationToken ct)
    {
        var found = await StoredCampaign.Load(work.Db, CampaignId, ct);
        if (!found.IsOk)
        {
            return found.Failure!;
        }

        var campaign = found.Value;
        if (Reasons.Error("reason", Reason) is { } error)
        {
            return error;
        }

        if (campaign.Phases.WindowOf(Phase) is not { } window)
        {
            return Failure.Invalid(
                "phase",
                $"本批次没有安排{Phase.Name()}。",
                $"This campaign has no phase {Phase.EnglishName()}."
            );
        }

        if (StudentId is not null && Phase is (Phase.CollegeSubmission or Phase.Sealing))
        {
            return Failure.Invalid(
                "phase",
                $"{Phase.Name()}不能按学生延长; 请为学院延长。",
                $"{Phase.EnglishName()} cannot be extended for one student; extend it for the college."
            );
        }

        if (Until is not { } local || local <= window.Closes || ChinaTime.ToInstant(local) <= work.Now)
        {
            return Failure.Invalid(
                "until",
                $"请填写晚于原截止时间({ChinaTime.Describe(window.Closes)})和现在的时间。",
                $"Enter a time after the published end ({ChinaTime.DescribeInEnglish(window.Closes)}) and after now."
            );
        }

        var student = StudentId is { } id
            ? await work.Db.Students.FirstOrDefaultAsync(s => s.Id == id && s.CampaignId == CampaignId, ct)
            : null;
        if (StudentId is not null && student is null)
        {
            return Failure.NotFound();
        }

        var college = string.IsNullOrEmpty(College) || student is not null ? null : College;
        if (college is not null && campaign.Colleges.All(c => c.Name != college))
        {
            return Failure.Invalid("college", $"本批次没有“{college}”。", $"The campaign has no {college}.");
        }

        var row = new WindowExtension
        {
            Id = work.NewId(),
            CampaignId = CampaignId,
            Phase = Phase,
            College = college,
            StudentId = student?.Id,
            Until = ChinaTime.ToInstant(local),
            Reason = Reason!.Trim(),
            GrantedBy = work.Actor.Name,
            GrantedAt = work.Now,
        };
        work.Db.WindowExtensions.Add(row);
        work.Record(
            new WindowExtended(Phase, row.Until, student is null ? college : $"{student.Name}({student.StudentNo})", student?.Id)
        );
        return row.Id;
    }
}
