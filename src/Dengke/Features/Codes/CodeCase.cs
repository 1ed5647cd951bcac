using Dengke.Data;
using Dengke.Domain.Capture;
using Dengke.Domain.Kernel;
using Dengke.Features.Shared.Confirmation;
using Dengke.Platform.Crypto;
using Dengke.Platform.Handling;
using Dengke.Platform.StationLink;
using Microsoft.EntityFrameworkCore;

namespace Dengke.Features.Codes;

/// <summary>Steps of a student's capture code; the code itself is never kept, only its keyed hash.</summary>
internal static class CodeCase
{
    private const string Purpose = "capture-code";

    /// <summary>By which a code is known again.</summary>
    public static string HashOf(Vault vault, string code) => vault.LookUp(code, Purpose);

    /// <summary>The student's code, tracked; made where there is none.</summary>
    public static async Task<CaptureCode> Load(Work work, Student student, CancellationToken ct)
    {
        var code = await work.Db.CaptureCodes.FirstOrDefaultAsync(c => c.StudentId == student.Id, ct);
        if (code is null)
        {
            code = new CaptureCode
            {
                Id = work.NewId(),
                CampaignId = student.CampaignId,
                StudentId = student.Id,
                State = CodeLife.Cycle.Initial,
            };
            work.Db.CaptureCodes.Add(code);
        }

        return code;
    }

    public static Outcome<Done> Step(this CaptureCode code, CodeTrigger trigger, string? reason = null)
    {
        var next = CodeLife.Cycle.Fire(code.State, trigger, reason);
        if (!next.IsOk)
        {
            return next.Failure!;
        }

        code.State = next.Value;
        return default(Done);
    }

    /// <summary>Keeps by what the code is known again, here and at a station; not the code.</summary>
    public static void Keep(this CaptureCode code, Work work, string text)
    {
        code.Hash = HashOf(work.Vault, text);
        code.Token = CodeToken.Of(CodeToken.KeyOf(work.Vault, code.CampaignId), text);
        code.ReadyAt = work.Now;
    }

    /// <summary>Takes the code away from its student and remembers that it no longer holds.</summary>
    public static Outcome<Done> TakeAway(this CaptureCode code, Work work, string reason)
    {
        var (hash, token, kind) = (code.Hash, code.Token, code.Kind);
        var step = code.Step(CodeTrigger.Unbind, reason);
        if (!step.IsOk)
        {
            return step;
        }

        work.Db.RevokedCodes.Add(
            new RevokedCode
            {
                Id = work.NewId(),
                CampaignId = code.CampaignId,
                StudentId = code.StudentId,
                Kind = kind!.Value,
                Hash = hash!,
                Token = token,
                Reason = reason,
                RevokedBy = work.Actor.Name,
                RevokedAt = work.Now,
            }
        );
        (code.Hash, code.Token, code.Kind, code.SealedToken, code.ReadyAt, code.SaidAt) = (null, null, null, null, null, null);
        return default(Done);
    }
}

[Words("{student}自述采集码已备: {ready}", "{student} says the capture code is ready: {ready}")]
public sealed record CodeSaid(StudentRef Student, bool Ready) : StudentEvent(Student);

[Words("{student}的采集码已核对", "{student}'s capture code was checked")]
[Step("采集码已核对", "Capture code checked")]
public sealed record CodeBound(StudentRef Student) : StudentEvent(Student);

[Words("{student}的采集码已解除: {reason}", "{student}'s capture code was released: {reason}")]
[Step("采集码已解除: {reason}", "Capture code released: {reason}")]
public sealed record CodeReleased(StudentRef Student, string Reason) : StudentEvent(Student);

[Words("为{student}签发校内采集码", "A capture code of the school was issued to {student}")]
[Step("签发校内采集码", "Capture code issued by the school")]
public sealed record CodeIssued(StudentRef Student) : StudentEvent(Student);
