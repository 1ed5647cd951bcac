using System.Buffers.Text;
using System.Security.Cryptography;
using Dengke.Domain.Capture;
using Dengke.Domain.Kernel;
using Dengke.Features.Shared.Capture;
using Dengke.Features.Shared.Confirmation;
using Dengke.Platform.Api;
using Dengke.Platform.Crypto;
using Dengke.Platform.Handling;

namespace Dengke.Features.Codes;

/// <summary>
/// Issues codes of the school to students for whom the registry has none (COD-3): <c>DKC1.</c> and 128 random bits, nothing about the person.
/// One that was issued before is taken back, so that one is live at any time.
/// </summary>
/// <param name="StudentIds">At most 500.</param>
[Api("Issues codes of the school's own to students who have none.")]
[Operation("code.issue", Role.Registrar)]
public sealed record IssueCodes(string CampaignId, IReadOnlyList<Guid> StudentIds, string? Reason) : Command<int>
{
    private const int Most = 500;
    private const int RandomBytes = 16;

    public override string Campaign => CampaignId;

    public override string? Because => Reason;

    public override async Task<Outcome<int>> Handle(Work work, CancellationToken ct)
    {
        if (Reasons.Error("reason", Reason) is { } error)
        {
            return error;
        }

        var ids = StudentIds.Distinct().ToList();
        if (ids.Count is 0 or > Most)
        {
            return Failure.Refused("nobody_chosen", $"请选择 1 至 {Most} 名学生。", $"Choose 1 to {Most} students.");
        }

        foreach (var id in ids)
        {
            var issued = await Issue(work, id, ct);
            if (!issued.IsOk)
            {
                return issued.Failure!;
            }
        }

        return ids.Count;
    }

    private async Task<Outcome<Done>> Issue(Work work, Guid id, CancellationToken ct)
    {
        var found = await CaptureCase.OfAnyone(work, CampaignId, id, ct);
        if (!found.IsOk)
        {
            return found.Failure!;
        }

        var student = found.Value.Student;
        var code = await CodeCase.Load(work, student, ct);
        if (code.Kind == CodeKind.Registry)
        {
            return Failure.Refused(
                "has_registry_code",
                $"{student.Name}({student.StudentNo})已有学信网采集码, 请先解除再签发。",
                $"{student.Name} ({student.StudentNo}) has a code of the registry; release it first."
            );
        }

        if (code.Kind == CodeKind.Own && code.TakeAway(work, Reason!.Trim()) is { IsOk: false } kept)
        {
            return kept.Failure!;
        }

        var step = code.Step(CodeTrigger.Issue);
        if (!step.IsOk)
        {
            return step;
        }

        var token = $"DKC1.{Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(RandomBytes))}";
        code.Kind = CodeKind.Own;
        code.Keep(work, token);
        code.SealedToken = work.Vault.Seal(token, SealPurposes.CaptureCode);
        work.Record(new CodeIssued(student));
        return default(Done);
    }
}
