using Dengke.Domain.Confirmation;
using Dengke.Domain.Kernel;
using Dengke.Features.Shared.Confirmation;
using Dengke.Features.Shared.Messages;
using Dengke.Platform.Api;
using Dengke.Platform.Handling;

namespace Dengke.Features.Counselors;

[Words("退回{student}重新核对", "{student} was asked to check anew")]
[Step("退回, 请重新核对", "Returned, to be checked anew")]
public sealed record DeclarationReturned(StudentRef Student) : StudentEvent(Student);

/// <summary>
/// Gives a declared or registered student the record back with a reason (CON-8): what was ticked and asked for stays and can be
/// changed again. Not possible once the college has closed its summary.
/// </summary>
[Api("Returns a declaration to its student, with a reason.")]
[Operation("confirmation.return", Role.Counselor)]
public sealed record ReturnDeclaration(string CampaignId, Guid StudentId, string? Reason, int Version) : Command<Done>
{
    public override string Campaign => CampaignId;

    public override string? Because => Reason;

    public override async Task<Outcome<Done>> Handle(Work work, CancellationToken ct)
    {
        var found = await StudentCase.OfCounselor(work, CampaignId, StudentId, ct);
        if (!found.IsOk)
        {
            return found.Failure!;
        }

        if (Reasons.Error("reason", Reason) is { } error)
        {
            return error;
        }

        var confirmation = found.Value.Confirmation;
        work.Expect(confirmation, Version);
        var step = confirmation.Step(ConfirmationTrigger.ReturnToStudent, Reason);
        if (!step.IsOk)
        {
            return step;
        }

        foreach (var correction in await found.Value.OpenCorrections(work, ct))
        {
            var moved =
                correction.State == CorrectionState.Registered
                    ? correction.Step(CorrectionTrigger.ReturnToStudent, Reason)
                    : default(Done);
            if (!moved.IsOk)
            {
                return moved;
            }
        }

        (confirmation.DeclaredAt, confirmation.DeclaredHash) = (null, null);
        (confirmation.RegisteredAt, confirmation.RegisteredBy, confirmation.ProxyReason) = (null, null, null);
        work.Record(new DeclarationReturned(found.Value.Student));
        work.Tell(new("declaration_returned", CampaignId) { Student = found.Value.Student.Id, Reason = Reason });
        return default(Done);
    }
}
