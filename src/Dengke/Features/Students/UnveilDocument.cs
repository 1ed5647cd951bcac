using Dengke.Domain.Kernel;
using Dengke.Features.Shared.Confirmation;
using Dengke.Features.Shared.Records;
using Dengke.Platform.Api;
using Dengke.Platform.Handling;
using Microsoft.EntityFrameworkCore;

namespace Dengke.Features.Students;

[Words("查看了{student}的证件号码", "The document number of {student} was unveiled")]
public sealed record DocumentUnveiled(StudentRef Student) : StudentEvent(Student);

/// <summary>The document numbers of one student in clear.</summary>
public sealed record UnveiledDocument(string? Registry, string? Academic);

/// <summary>Shows a document number to staff who say why (SEC-2); the look is in the audit trail before the number is on the screen.</summary>
[AfterSealing("It reads.")]
[Api("Shows a student's document number in clear, with a reason; it is audited.", IsSecret = true)]
[Operation("student.unveil", Role.Registrar, Role.CollegeSecretary, Role.CollegeLeader, Role.Counselor)]
public sealed record UnveilDocument(string CampaignId, Guid StudentId, string? Reason) : Command<UnveiledDocument>
{
    public override string Campaign => CampaignId;

    public override string? Because => Reason;

    public override async Task<Outcome<UnveiledDocument>> Handle(Work work, CancellationToken ct)
    {
        var student = await work
            .Db.Students.Where(s => s.CampaignId == CampaignId && s.Id == StudentId)
            .Visible(work.Actor)
            .FirstOrDefaultAsync(ct);
        if (student is null)
        {
            return Failure.NotFound();
        }

        if (Reasons.Error("reason", Reason) is { } error)
        {
            return error;
        }

        var record = await WorkingRecord.Load(work.Db, work.Vault, student, ct);
        work.Record(new DocumentUnveiled(student));
        return new UnveiledDocument(
            record.Registry?.GetValueOrDefault(RowValues.DocumentNumber),
            record.Academic?.GetValueOrDefault(RowValues.DocumentNumber)
        );
    }
}
