using Dengke.Data;
using Dengke.Domain.Confirmation;
using Dengke.Domain.Kernel;
using Dengke.Features.Shared.Confirmation;
using Dengke.Platform.Api;
using Dengke.Platform.Handling;

namespace Dengke.Features.Mine;

[Words("{student}撤回了确认", "{student} withdrew the declaration")]
[Step("撤回了确认", "Withdrew the declaration")]
public sealed record DeclarationWithdrawn(StudentRef Student) : StudentEvent(Student);

/// <summary>Takes a declaration back until the counselor has registered it (CON-8); ticks and corrections stay as they are.</summary>
[Api("Takes one's declaration back before it is registered.")]
[Operation("confirmation.withdraw", Role.Student)]
public sealed record WithdrawDeclaration(string CampaignId, Guid StudentId, string? Reason, int Version) : Command<Done>
{
    public override string Campaign => CampaignId;

    public override string? Because => Reason;

    public override async Task<Outcome<Done>> Handle(Work work, CancellationToken ct)
    {
        var found = await StudentCase.AdmittedOfOwner(work, CampaignId, StudentId, ct);
        if (!found.IsOk)
        {
            return found.Failure!;
        }

        var (_, student, confirmation) = found.Value;
        if (confirmation.State.IsRegistered())
        {
            return Failure.Refused(
                "already_registered",
                "辅导员已经登记, 要更改请联系辅导员。",
                "Your counselor has registered you; ask them to change anything."
            );
        }

        work.Expect(confirmation, Version);
        var step = confirmation.Step(ConfirmationTrigger.Withdraw, Reason);
        if (step.IsOk)
        {
            confirmation.ReturnReason = null;
            confirmation.DeclaredAt = null;
            confirmation.DeclaredHash = null;
            work.Record(new DeclarationWithdrawn(student));
        }

        return step;
    }
}
