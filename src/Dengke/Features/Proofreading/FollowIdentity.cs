using Dengke.Domain.Kernel;
using Dengke.Features.Shared.Confirmation;
using Dengke.Platform.Api;
using Dengke.Platform.Handling;
using Microsoft.EntityFrameworkCore;

namespace Dengke.Features.Proofreading;

/// <summary>Notes what was done about an identity check that has not passed. The last note stands in the list, all of them in the audit trail.</summary>
[Api("Notes what was done about an identity check.")]
[Operation("identity.follow", Role.Registrar)]
public sealed record FollowIdentity(string CampaignId, Guid CheckId, int Version, string? Note) : Command<Done>
{
    public override string Campaign => CampaignId;

    public override async Task<Outcome<Done>> Handle(Work work, CancellationToken ct)
    {
        var note = Note?.Trim() ?? "";
        if (note.Length is 0 or > Reasons.Longest)
        {
            return Failure.Invalid(
                "note",
                $"请填写跟进情况, 至多 {Reasons.Longest} 个字。",
                $"Say what was done, in at most {Reasons.Longest} characters."
            );
        }

        var check = await work
            .Db.IdentityChecks.Include(c => c.Student)
            .FirstOrDefaultAsync(c => c.CampaignId == CampaignId && c.Id == CheckId, ct);
        if (check is null)
        {
            return Failure.NotFound();
        }

        work.Expect(check, Version);
        (check.FollowUp, check.FollowedBy, check.FollowedAt) = (note, work.Actor.Name, work.Now);
        work.Record(new IdentityFollowed(check.Student!, note));
        return default(Done);
    }
}
