using Dengke.Domain.Kernel;
using Dengke.Features.Shared.Capture;
using Dengke.Features.Shared.Confirmation;
using Dengke.Platform.Api;
using Dengke.Platform.Handling;

namespace Dengke.Features.Codes;

/// <summary>Takes a code away from its student: the registrar any, the student their own from the registry, with a reason.</summary>
[Api("Releases a capture code.")]
[Operation("code.release", Role.Student, Role.Registrar)]
public sealed record ReleaseCode(string CampaignId, Guid StudentId, string? Reason) : Command<Done>
{
    public override string Campaign => CampaignId;

    public override string? Because => Reason;

    public override async Task<Outcome<Done>> Handle(Work work, CancellationToken ct)
    {
        var registrar = work.Actor.Is(Role.Registrar);
        var found = registrar
            ? await CaptureCase.OfAnyone(work, CampaignId, StudentId, ct)
            : await CaptureCase.OfOwner(work, CampaignId, StudentId, ct);
        if (!found.IsOk)
        {
            return found.Failure!;
        }

        if (Reasons.Error("reason", Reason) is { } error)
        {
            return error;
        }

        var code = await CodeCase.Load(work, found.Value.Student, ct);
        if (!registrar && code.Kind == Domain.Capture.CodeKind.Own)
        {
            return Failure.Forbidden(
                "校内签发的采集码由学籍管理科收回。",
                "A code that the school issued is taken back by the registrar."
            );
        }

        var taken = code.TakeAway(work, Reason!.Trim());
        if (!taken.IsOk)
        {
            return taken;
        }

        work.Record(new CodeReleased(found.Value.Student, Reason.Trim()));
        return default(Done);
    }
}
