using Dengke.Data;
using Dengke.Domain.Confirmation;
using Dengke.Domain.Kernel;
using Dengke.Features.Shared.Confirmation;
using Dengke.Features.Shared.Messages;
using Dengke.Platform.Handling;

namespace Dengke.Features.Counselors;

/// <summary>Enters a student and their corrections as registered, declared by themselves or by proxy.</summary>
internal static class Registration
{
    public static Outcome<Done> Enter(
        Work work,
        StudentCase found,
        ConfirmationTrigger trigger,
        IReadOnlyList<Correction> corrections,
        string? reason,
        string? originalsSeen = null
    )
    {
        var confirmation = found.Confirmation;
        var step = confirmation.Step(trigger, reason);
        if (!step.IsOk)
        {
            return step;
        }

        foreach (var correction in corrections.Where(c => c.State == CorrectionState.Asked))
        {
            var moved = correction.Step(CorrectionTrigger.Register);
            if (!moved.IsOk)
            {
                return moved;
            }
        }

        confirmation.RegisteredAt = work.Now;
        confirmation.RegisteredBy = work.Actor.Name;
        confirmation.ProxyReason = reason;
        work.Record(
            new StudentRegistered(found.Student, corrections.Count, confirmation.Late, reason) { OriginalsSeen = originalsSeen }
        );
        work.Tell(new("student_registered", found.Student.CampaignId) { Student = found.Student.Id });
        return default(Done);
    }
}
