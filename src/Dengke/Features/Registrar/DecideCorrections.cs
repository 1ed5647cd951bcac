using Dengke.Data;
using Dengke.Domain.Campaigns;
using Dengke.Domain.Confirmation;
using Dengke.Domain.Kernel;
using Dengke.Features.Shared.Campaigns;
using Dengke.Features.Shared.Confirmation;
using Dengke.Features.Shared.Messages;
using Dengke.Platform.Api;
using Dengke.Platform.Handling;
using Microsoft.EntityFrameworkCore;

namespace Dengke.Features.Registrar;

/// <summary>What the registrar decides on a correction.</summary>
public enum Decision
{
    /// <summary>同意: the working record is changed.</summary>
    Grant,

    /// <summary>不同意: nothing is changed; needs a reason.</summary>
    Refuse,

    /// <summary>上报: sent on to whoever decides; needs to whom and under what number.</summary>
    Forward,
}

[Words("同意更正{student}的“{field}”", "Correction of “{field}” of {student} granted")]
[Step("同意更正“{field}”", "Granted the correction of “{field}”", Binds = true)]
public sealed record CorrectionGranted(StudentRef Student, string Field, Guid CorrectionId, IReadOnlyList<string> Sources)
    : StudentEvent(Student);

[Words("不同意更正{student}的“{field}”", "Correction of “{field}” of {student} refused")]
[Step("未同意更正“{field}”", "Refused the correction of “{field}”", Binds = true)]
public sealed record CorrectionRefused(StudentRef Student, string Field, Guid CorrectionId) : StudentEvent(Student);

[Words("将{student}的“{field}”更正上报{to}", "Correction of “{field}” of {student} sent on to {to}")]
[Step("“{field}”已上报: {to}", "“{field}” sent on to {to}")]
public sealed record CorrectionForwarded(StudentRef Student, string Field, Guid CorrectionId, string To) : StudentEvent(Student);

/// <summary>A correction of a bulk decision that was left aside, and why.</summary>
public sealed record Undecided(Guid CorrectionId, string Name, string Field, string Why, string WhyInEnglish);

/// <summary>What a bulk decision came to.</summary>
public sealed record DecideResult(int Decided, IReadOnlyList<Undecided> LeftAside);

/// <summary>
/// Decides corrections (CON-7), one by one or several where that is safe: several are granted only where the school decides and the
/// required evidence is there; a choice of one without its version counts as several. A grant changes the working record of the source that is wrong and nothing else; the old value stays.
/// A change that province or place of origin decide is sent on first, and then granted or refused as they have.
/// </summary>
/// <param name="Because">Why; required to refuse.</param>
/// <param name="To">To whom it is sent on, with the number of the letter; required to forward.</param>
/// <param name="Version">The version that was seen, where one correction is decided; null for several.</param>
[Api("Decides corrections: grant, refuse, or pass on.")]
[Operation("correction.decide", Role.Registrar)]
public sealed record DecideCorrections(
    string CampaignId,
    IReadOnlyList<Guid> CorrectionIds,
    Decision Decision,
    string? Reason,
    string? To,
    int? Version = null
) : Command<DecideResult>
{
    private const int LongestAddressee = 200;
    private const int MostTold = 10;

    public override string Campaign => CampaignId;

    public override string? Because => Reason;

    public override async Task<Outcome<DecideResult>> Handle(Work work, CancellationToken ct)
    {
        if (Decision == Decision.Refuse && Reasons.Error("reason", Reason) is { } error)
        {
            return error;
        }

        if (Decision == Decision.Forward && (string.IsNullOrWhiteSpace(To) || To.Length > LongestAddressee))
        {
            return Failure.Invalid(
                "to",
                "请填写上报到哪里和文号。",
                "Enter where it was sent on to, and the number of the letter."
            );
        }

        var campaign = await StoredCampaign.Load(work.Db, CampaignId, ct);
        if (campaign.Failure is { } missing)
        {
            return missing;
        }

        var corrections = await work
            .Db.Corrections.Include(c => c.Evidence)
            .Where(c => c.CampaignId == CampaignId && CorrectionIds.Contains(c.Id))
            .OrderBy(c => c.AskedAt)
            .ThenBy(c => c.Id)
            .ToListAsync(ct);
        if (corrections.Count == 0)
        {
            return Failure.NotFound("请先选择要处理的更正。", "Choose the corrections first.");
        }

        var single = CorrectionIds.Count == 1 && Version is not null;
        List<Undecided> left = [];
        foreach (var correction in corrections)
        {
            var student = await work.Db.Students.FirstAsync(s => s.Id == correction.StudentId, ct);
            if (single)
            {
                work.Expect(correction, Version!.Value);
            }

            var decided =
                !single && await NotSafe(work, campaign.Value, correction, ct) is { } alone
                    ? alone
                    : await Decide(work, campaign.Value, student, correction, ct);
            if (decided.Failure is { } failure)
            {
                if (single)
                {
                    return failure;
                }

                left.Add(
                    new Undecided(
                        correction.Id,
                        student.Name,
                        Labels.Of(campaign.Value, correction),
                        failure.Message,
                        failure.English
                    )
                );
            }
        }

        return left.Count == corrections.Count
            ? Failure.Refused(
                "nothing_decided",
                $"所选 {left.Count} 项都不能成批处理: {Told(left, u => u.Why, $" 等 {left.Count} 项。")}",
                $"None of the {left.Count} chosen can be decided together: {Told(left, u => u.WhyInEnglish, " and others")}"
            )
            : new DecideResult(corrections.Count - left.Count, left);
    }

    /// <summary>Why a correction is not decided along with others; null where it can be.</summary>
    private async Task<Failure?> NotSafe(Work work, Campaign campaign, Correction correction, CancellationToken ct)
    {
        if (Decision != Decision.Grant)
        {
            return null;
        }

        if (correction.Route != RouteDecision.School)
        {
            return Failure.Refused("not_safe", "须上级审批, 请单独处理。", "Decided above the school; deal with it alone.");
        }

        var ofStudent = await work.Db.Corrections.Where(c => c.StudentId == correction.StudentId).ToListAsync(ct);
        var missing = CorrectionRules.Missing(campaign, correction, CorrectionRules.Changed(ofStudent));
        return missing.Count == 0
            ? null
            : Failure.Refused(
                "not_safe",
                $"缺少材料({string.Join('、', missing.Select(n => n.Name))}), 请单独核对。",
                $"Evidence is missing ({string.Join(", ", missing.Select(n => n.English ?? n.Name))}); check it alone."
            );
    }

    private static string Told(List<Undecided> left, Func<Undecided, string> why, string more) =>
        string.Join(' ', left.Take(MostTold).Select(u => $"{u.Name}“{u.Field}”: {why(u)}")) + (left.Count > MostTold ? more : "");

    private async Task<Outcome<Done>> Decide(
        Work work,
        Campaign campaign,
        Student student,
        Correction correction,
        CancellationToken ct
    )
    {
        var label = Labels.Of(campaign, correction);
        if (
            Decision == Decision.Grant
            && correction is { State: CorrectionState.Submitted, Route: RouteDecision.Province or RouteDecision.PlaceOfOrigin }
        )
        {
            return Failure.Refused(
                "forward_first",
                "此项不由学校审批, 请先上报, 待批复后再登记结果。",
                "The school does not decide this one: send it on, and record the answer when it comes."
            );
        }

        if (Decision == Decision.Forward && correction.Route == RouteDecision.School)
        {
            return Failure.Refused(
                "school_decides",
                "此项由学校审批, 无需上报。",
                "The school decides this one; there is nowhere to send it on to."
            );
        }

        var step = Decision switch
        {
            Decision.Grant => correction.Step(CorrectionTrigger.Grant),
            Decision.Refuse => correction.Step(CorrectionTrigger.Refuse, Reason),
            Decision.Forward => correction.Step(CorrectionTrigger.Forward),
            _ => throw new InvalidOperationException($"No such decision: {Decision}"),
        };
        if (!step.IsOk)
        {
            return step;
        }

        if (Decision == Decision.Forward)
        {
            (correction.ForwardedAt, correction.ForwardedTo) = (work.Now, To!.Trim());
            work.Record(new CorrectionForwarded(student, label, correction.Id, To.Trim()));
            return default(Done);
        }

        (correction.DecidedBy, correction.DecidedAt, correction.DecisionReason) = (work.Actor.Name, work.Now, Reason?.Trim());
        if (Decision == Decision.Refuse)
        {
            work.Record(new CorrectionRefused(student, label, correction.Id));
        }
        else
        {
            var sources = await Amending.Apply(work, campaign, student, correction, ct);
            work.Record(new CorrectionGranted(student, label, correction.Id, sources));
        }

        work.Tell(new("correction_decided", student.CampaignId) { Student = student.Id, Correction = correction.Id });
        return await Finishing.Finish(work, student, ct);
    }
}
