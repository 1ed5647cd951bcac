using Dengke.Data;
using Dengke.Domain.Capture;
using Dengke.Domain.Kernel;
using Dengke.Features.Shared.Capture;
using Dengke.Features.Shared.Confirmation;
using Dengke.Platform.Api;
using Dengke.Platform.Handling;
using Microsoft.EntityFrameworkCore;

namespace Dengke.Features.Hall;

/// <summary>Who was let in, as the door may know it.</summary>
/// <param name="Person">The masked name.</param>
public sealed record CheckedIn(
    DoorAnswer Answer,
    int Number,
    string Person,
    string StudentNo,
    TicketState State,
    int? Station,
    bool CodeMissing
);

/// <summary>
/// Lets somebody in by their pass or, after a look at the campus card, by 学号 (CAP-1). Too early, too late, wrong place and photographed
/// already have an answer each; whoever is at the door may let them in all the same, with a reason.
/// </summary>
/// <param name="Scanned">The pass, or a 学号.</param>
/// <param name="Reason">Why in spite of the rule; null for the rule.</param>
[Api("Checks somebody in at the hall's door by code or pass.")]
[Operation("hall.check_in", Role.PhotoOperator, Role.Registrar)]
public sealed record CheckIn(string CampaignId, string SessionId, string? Scanned, string? Reason = null) : Command<CheckedIn>
{
    public override string Campaign => CampaignId;

    public override string? Because => Reason;

    public override async Task<Outcome<CheckedIn>> Handle(Work work, CancellationToken ct)
    {
        if (Reason is not null && Reasons.Error("reason", Reason) is { } error)
        {
            return error;
        }

        var loaded = await HallCase.Load(work, CampaignId, SessionId, ct);
        if (!loaded.IsOk)
        {
            return loaded.Failure!;
        }

        var hall = loaded.Value;
        var found = await HallLookUp.Find(work.Db, work.Vault, CampaignId, SessionId, Scanned, work.Now, ct);
        if (!found.IsOk)
        {
            return found.Failure!;
        }

        var student = found.Value;
        var ticket = await hall.Tickets.FirstOrDefaultAsync(t => t.StudentId == student.Id, ct);
        var answer = TicketSteps.AtDoor(ticket);
        var slot = await work.Db.StudentSlots.Where(s => s.StudentId == student.Id).Select(s => s.Slot).FirstOrDefaultAsync(ct);
        var refused =
            Stale(work)
            ?? (answer == DoorAnswer.AlreadyIn ? null : await DoorRules.Barred(hall, student, ct))
            ?? (answer == DoorAnswer.Admitted ? DoorRules.OutOfTurn(hall, slot) : null);
        if (refused is not null && Reason is null)
        {
            return refused;
        }

        switch (answer)
        {
            case DoorAnswer.Admitted:
                ticket = await Issue(hall, student, slot, ct);
                break;
            case DoorAnswer.Retake or DoorAnswer.CameBack:
                var trigger = answer == DoorAnswer.Retake ? TicketTrigger.Retake : TicketTrigger.ComeBack;
                var step = ticket!.Step(trigger, work.Now, Reason);
                if (!step.IsOk)
                {
                    return step.Failure!;
                }

                break;
        }

        work.Record(new TicketIssued(student, SessionId, ticket!.Number, Reason));
        var code = await work
            .Db.CaptureCodes.Where(c => c.StudentId == student.Id)
            .Select(c => (CodeState?)c.State)
            .FirstOrDefaultAsync(ct);
        return new CheckedIn(
            answer,
            ticket.Number,
            MaskedName.Of(student.Name),
            student.StudentNo,
            ticket.State,
            ticket.Station,
            code is null or CodeState.NotReady
        );
    }

    private async Task<HallTicket> Issue(HallCase hall, Student student, CaptureSlot? slot, CancellationToken ct)
    {
        var work = hall.Work;
        var ticket = new HallTicket
        {
            Id = work.NewId(),
            CampaignId = CampaignId,
            SessionId = SessionId,
            StudentId = student.Id,
            Number = await hall.NextNumber(ct),
            State = TicketLife.Cycle.Initial,
            SlotStartsAt = slot?.SessionId == SessionId ? slot.StartsAt : work.Now,
            ArrivedAt = work.Now,
            QueuedAt = work.Now,
            AdmittedBy = work.Actor.Name,
        };
        work.Db.HallTickets.Add(ticket);
        return ticket;
    }

    /// <summary>A picture of a pass, or a phone whose page stands still.</summary>
    private Failure? Stale(Work work) =>
        DoorPass.Read(work.Vault, CampaignId, Scanned ?? "", work.Now) is { IsFresh: false }
            ? Failure.Refused(
                "pass_stale",
                "入场码已过期: 请本人刷新页面再出示, 截图和转拍无效。",
                "The pass is out of date: refresh the page on your own phone; pictures of it do not count."
            )
            : null;
}
