using Dengke.Domain.Capture;
using Dengke.Domain.Kernel;
using Dengke.Features.Shared.Capture;
using Dengke.Features.Shared.Confirmation;
using Dengke.Platform.Api;
using Dengke.Platform.Handling;
using Microsoft.EntityFrameworkCore;

namespace Dengke.Features.Proofreading;

/// <summary>“重新采集”: opens a case about the portrait of somebody whose identity check has not passed.</summary>
[Api("Opens a case about a failed identity check.")]
[Operation("identity.open_case", Role.Registrar)]
public sealed record OpenIdentityCase(string CampaignId, Guid CheckId, string? Text) : Command<Guid>
{
    public override string Campaign => CampaignId;

    public override async Task<Outcome<Guid>> Handle(Work work, CancellationToken ct)
    {
        if (Reasons.Error("text", Text) is { } error)
        {
            return error;
        }

        var check = await work
            .Db.IdentityChecks.Include(c => c.Student)
            .FirstOrDefaultAsync(c => c.CampaignId == CampaignId && c.Id == CheckId, ct);
        if (check is not { Student: { } student })
        {
            return Failure.NotFound();
        }

        if (check.State.IsEnd())
        {
            return Failure.Refused("identity_passed", "身份核验已通过, 无需重新采集。", "The identity check has passed.");
        }

        var photo = await work.Db.CurrentPhoto(student.Id, ct);
        var about = photo?.Id;
        if (
            await work.Db.PhotoCases.AnyAsync(
                c => c.State == CaseState.Open && c.StudentId == student.Id && c.PhotoId == about,
                ct
            )
        )
        {
            return CaseSteps.OpenAlready;
        }

        var text = Text!.Trim();
        var opened = CaseSteps.Open(work, student, photo, CaseOrigin.IdentityCheck, text);
        work.Record(new CaseOpened(student, opened.Id, CaseOrigin.IdentityCheck, text));
        return opened.Id;
    }
}
