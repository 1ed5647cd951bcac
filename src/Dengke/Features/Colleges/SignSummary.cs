using Dengke.Data;
using Dengke.Domain.Confirmation;
using Dengke.Domain.Kernel;
using Dengke.Features.Shared.Confirmation;
using Dengke.Features.Shared.Messages;
using Dengke.Features.Shared.Summaries;
using Dengke.Platform.Access;
using Dengke.Platform.Crypto;
using Dengke.Platform.Handling;
using Microsoft.EntityFrameworkCore;

namespace Dengke.Features.Colleges;

[Words(
    "{college}第 {round} 次汇总表已签字提交: {students} 名学生, {corrections} 项更正, 缺 {missing} 人, 摘要 {rowsHash}",
    "{college} signed summary {round}: {students} students, {corrections} corrections, {missing} missing, hash {rowsHash}"
)]
public sealed record SummarySigned(
    string College,
    int Round,
    int Students,
    int Corrections,
    int Missing,
    string RowsHash,
    bool Late
) : IAuditEvent
{
    public string? Subject => College;
}

[Words("{college}的汇总表签字时密码错误", "A wrong password was given to sign {college}'s summary")]
public sealed record SignatureRefused(string College) : IAuditEvent
{
    public string? Subject => College;
}

/// <summary>What came of signing. A wrong password is a value, so that it is committed and counted.</summary>
public enum SignAnswer
{
    WrongPassword,
    Signed,
}

/// <summary>
/// The college leader signs exactly the rows that were shown and submits them (CON-5). The password is asked for again; five wrong
/// ones lock the account as at sign-in. Refused as stale where the rows or the missing are not those that were shown.
/// </summary>
/// <param name="RowsHash">The hash of the rows that the leader saw.</param>
/// <param name="Check">The leader's password, checked.</param>
[Operation("summary.sign", Role.CollegeLeader)]
public sealed record SignSummary(string CampaignId, string College, string RowsHash, PasswordCheck Check, int Version)
    : Command<SignAnswer>
{
    public override string Campaign => CampaignId;

    public override async Task<Outcome<SignAnswer>> Handle(Work work, CancellationToken ct)
    {
        var found = await CollegeCase.Load(work, CampaignId, College, [Role.CollegeLeader], ct);
        if (!found.IsOk)
        {
            return found.Failure!;
        }

        var admitted = await found.Value.Admit(work, ct);
        if (!admitted.IsOk)
        {
            return admitted.Failure!;
        }

        var signer = await work.Db.Accounts.FirstAsync(a => a.Id == work.Actor.AccountId, ct);
        if (LockOut.IsLocked(signer, work.Now))
        {
            return Failure.Refused(
                "locked",
                "密码错误次数过多, 账号暂时锁定, 请稍后再试。",
                "Too many wrong passwords: the account is locked for a while."
            );
        }

        if (!Check.HoldsFor(signer))
        {
            LockOut.CountFailure(signer, work.Now);
            work.Record(new SignatureRefused(College));
            return SignAnswer.WrongPassword;
        }

        LockOut.Clear(signer);
        return await Sign(work, found.Value, admitted.Value == Timeliness.Late, ct);
    }

    private async Task<Outcome<SignAnswer>> Sign(Work work, CollegeCase found, bool late, CancellationToken ct)
    {
        var (campaign, submission) = found;
        work.Expect(submission, Version);
        var rows = await SummaryRows.Load(work.Db, work.Vault, campaign, College, [ConfirmationState.InSummary], ct);
        var json = rows.Json();
        if (SummaryRows.HashOf(json) != RowsHash)
        {
            return Failure.Conflict(
                "汇总内容与您看到的不一致, 没有签字; 请重新查看后再签。",
                "The summary is no longer what you saw; nothing was signed. Look at it again, then sign."
            );
        }

        var step = submission.Step(SubmissionTrigger.Sign);
        if (!step.IsOk)
        {
            return step.Failure!;
        }

        var students = await found.StudentsIn(work, ConfirmationState.InSummary, ct);
        var moved = await Submit(work, students, ct);
        if (!moved.IsOk)
        {
            return moved.Failure!;
        }

        var token = SignedSheet.NewToken();
        var signed = work.NewId();
        work.Db.SignedSummaries.Add(
            new SignedSummary
            {
                Id = signed,
                CampaignId = CampaignId,
                SubmissionId = submission.Id,
                Round = submission.Round,
                SealedRows = SignedSheet.SealRows(json, work.Vault),
                RowsHash = RowsHash,
                Students = students.Count,
                Corrections = rows.Corrections,
                Missing = rows.Missing.Count,
                SignedBy = work.Actor.Name,
                SignedById = work.Actor.AccountId!.Value,
                SignedAt = work.Now,
                Late = late,
                TokenHash = SignedSheet.HashToken(token, work.Vault),
                SealedToken = SignedSheet.SealToken(token, work.Vault),
            }
        );
        work.Record(
            new SummarySigned(College, submission.Round, students.Count, rows.Corrections, rows.Missing.Count, RowsHash, late)
        );
        work.Tell(new("summary_submitted", CampaignId) { College = College, Count = rows.Corrections });
        if (campaign.Mailbox is not null)
        {
            work.Enqueue(SummaryCopy.OutboxKind, new SummaryCopy(CampaignId, College, submission.Round), signed);
        }

        return SignAnswer.Signed;
    }

    private static async Task<Outcome<Done>> Submit(Work work, List<Student> students, CancellationToken ct)
    {
        var ids = students.Select(s => s.Id).ToList();
        var corrections = await work
            .Db.Corrections.Where(c => ids.Contains(c.StudentId) && c.State == CorrectionState.Registered)
            .ToListAsync(ct);
        foreach (var student in students)
        {
            student.Confirmation!.SubmittedAt = work.Now;
        }

        return students
            .Select(s => s.Confirmation!.Step(ConfirmationTrigger.Submit))
            .Concat(corrections.Select(c => c.Step(CorrectionTrigger.Submit)))
            .FirstOrDefault(o => !o.IsOk, default(Done));
    }
}
