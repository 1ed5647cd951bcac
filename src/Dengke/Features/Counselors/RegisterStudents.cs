using Dengke.Domain.Confirmation;
using Dengke.Domain.Kernel;
using Dengke.Features.Shared.Confirmation;
using Dengke.Features.Shared.Records;
using Dengke.Platform.Api;
using Dengke.Platform.Handling;

namespace Dengke.Features.Counselors;

[Words("辅导员登记{student}: {corrections} 项更正", "{student} was registered with {corrections} corrections")]
[Step("登记", "Registered", Binds = true)]
public sealed record StudentRegistered(StudentRef Student, int Corrections, bool Late, string? ProxyReason)
    : StudentEvent(Student)
{
    /// <summary>The originals that the counselor has seen in place of uploaded evidence; null where nothing was missing.</summary>
    public string? OriginalsSeen { get; init; }
}

/// <summary>A student of a bulk act who was left aside, and why.</summary>
public sealed record LeftAside(Guid StudentId, string StudentNo, string Name, string Code, string Why, string WhyInEnglish);

/// <summary>What a bulk registration came to.</summary>
public sealed record RegisterResult(int Registered, IReadOnlyList<LeftAside> LeftAside);

/// <summary>
/// The counselor has seen these students and registers them (CON-3), one or a whole class of declared ones at once. Whoever cannot
/// be registered is left aside with the reason: not declared, record changed since, required evidence missing.
/// </summary>
/// <param name="EvidenceSeen">The counselor has seen the originals of what was not uploaded; for one student at a time.</param>
[Api("Registers the declarations of one's own classes.")]
[Operation("confirmation.register", Role.Counselor)]
public sealed record RegisterStudents(string CampaignId, IReadOnlyList<Guid> StudentIds, bool EvidenceSeen = false)
    : Command<RegisterResult>
{
    public override string Campaign => CampaignId;

    public override async Task<Outcome<RegisterResult>> Handle(Work work, CancellationToken ct)
    {
        var registered = 0;
        List<LeftAside> left = [];
        foreach (var id in StudentIds.Distinct())
        {
            var found = await StudentCase.OfCounselor(work, CampaignId, id, ct);
            if (!found.IsOk)
            {
                return found.Failure!;
            }

            var late = found.Value.Confirmation.Late;
            var outcome = await Register(work, found.Value, ct);
            if (outcome.Failure is { } failure)
            {
                // Admitted, perhaps late, and yet not registered: nothing was late.
                found.Value.Confirmation.Late = late;
                var student = found.Value.Student;
                left.Add(new LeftAside(id, student.StudentNo, student.Name, failure.Code, failure.Message, failure.English));
            }
            else
            {
                registered++;
            }
        }

        return (registered, left) switch
        {
            (0, []) => Failure.Refused("nobody_chosen", "请先选择要登记的学生。", "Choose the students to register first."),
            (0, [var only]) => Failure.Refused(only.Code, only.Why, only.WhyInEnglish),
            (0, _) => Failure.Refused(
                "nobody_registered",
                $"所选 {left.Count} 名学生都不能登记: {left[0].Name}, {left[0].Why}",
                $"None of the {left.Count} chosen can be registered: {left[0].Name}: {left[0].WhyInEnglish}"
            ),
            _ => new RegisterResult(registered, left),
        };
    }

    private async Task<Outcome<Done>> Register(Work work, StudentCase found, CancellationToken ct)
    {
        var (campaign, student, confirmation) = found;
        var admitted = await found.Admit(work, ct);
        if (!admitted.IsOk)
        {
            return admitted.Failure!;
        }

        if (!confirmation.State.IsDeclared())
        {
            return Failure.Refused(
                "not_declared",
                "本人还没有提交确认; 不能登录的学生请用代签登记。",
                "Has not declared yet; register by proxy whoever cannot sign in."
            );
        }

        var record = await WorkingRecord.Load(work.Db, work.Vault, student, ct);
        if (record.Hash(campaign.Catalogue(), work.Vault) != confirmation.DeclaredHash)
        {
            return Failure.Refused(
                "changed_since",
                "提交确认后数据有更新, 请退回本人重新核对。",
                "The record has changed since the declaration; return it to the student to check again."
            );
        }

        var corrections = await found.OpenCorrections(work, ct);
        var changed = corrections.Where(c => c.RegistryWrong).Select(c => c.Field).ToList();
        var missing = corrections.SelectMany(c => CorrectionRules.Missing(campaign, c, changed)).Distinct().ToList();
        var names = string.Join('、', missing.Select(n => n.Name));
        if (names.Length > 0 && !(EvidenceSeen && StudentIds.Count == 1))
        {
            return Failure.Refused(
                "evidence_missing",
                $"更正缺少材料: {names}。",
                $"Evidence is missing: {string.Join(", ", missing.Select(n => n.English ?? n.Name))}."
            );
        }

        return Registration.Enter(
            work,
            found,
            ConfirmationTrigger.Register,
            corrections,
            reason: null,
            originalsSeen: names.Length > 0 ? names : null
        );
    }
}
