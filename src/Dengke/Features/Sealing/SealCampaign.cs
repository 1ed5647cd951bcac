using System.Buffers.Text;
using Dengke.Data;
using Dengke.Domain.Campaigns;
using Dengke.Domain.Kernel;
using Dengke.Domain.Sealing;
using Dengke.Features.Shared;
using Dengke.Features.Shared.Campaigns;
using Dengke.Features.Shared.Confirmation;
using Dengke.Features.Shared.Messages;
using Dengke.Platform.Access;
using Dengke.Platform.Envelopes;
using Dengke.Platform.Handling;
using Microsoft.EntityFrameworkCore;

namespace Dengke.Features.Sealing;

[Words(
    "批次 {campaign} 已封存: {size} 条记录, 例外 {exceptions} 项, 根 {root}, 操作记录封存 {auditSeal}",
    "Campaign {campaign} sealed: {size} records, {exceptions} exceptions, root {root}, audit seal {auditSeal}"
)]
public sealed record CampaignSealed(string Campaign, int Size, int Exceptions, string Root, string KeyId, int? AuditSeal)
    : IAuditEvent
{
    public string? Subject => Campaign;
}

[Words("封存批次 {campaign} 时密码错误", "A wrong password was given to seal campaign {campaign}")]
public sealed record SealingRefused(string Campaign) : IAuditEvent
{
    public string? Subject => Campaign;
}

/// <summary>What came of sealing. A wrong password is a value, so that it is committed and counted.</summary>
public enum SealAnswer
{
    WrongPassword,
    Sealed,
}

/// <summary>
/// Seals a campaign for ever (SEA-2): its records, the tree's root and the signature over it, in one act, which no other act of the campaign
/// meets. Run it by <see cref="SealAct"/>. Refused: <c>outside_window</c>, <c>not_ready</c> with what is open, <c>nothing_to_seal</c>,
/// <c>phrase_wrong</c>, <c>campaign_sealed</c>.
/// </summary>
/// <param name="Phrase">As <see cref="PhraseOf"/> says; from the command line null.</param>
/// <param name="Check">The registrar's password, checked; from the command line null.</param>
/// <param name="Exceptions">How many exceptions were on the screen; null for nobody looked.</param>
[Operation("seal.campaign", Role.Registrar)]
public sealed record SealCampaign(string CampaignId, string? Phrase, PasswordCheck? Check, int? Exceptions) : Command<SealAnswer>
{
    public override string Campaign => CampaignId;

    /// <summary>What has to be typed.</summary>
    public static string PhraseOf(string campaign) => $"封存{campaign}";

    public override async Task<Outcome<SealAnswer>> Handle(Work work, CancellationToken ct)
    {
        await CampaignLock.Take(work.Db, CampaignId, ct);
        var loaded = await StoredCampaign.Load(work.Db, CampaignId, ct);
        if (!loaded.IsOk)
        {
            return loaded.Failure!;
        }

        // Whoever sits at the command line owns the data folder already.
        if (work.Actor.Channel != Channel.CommandLine)
        {
            var itself = await IsThemselves(work, ct);
            if (itself is not { IsOk: true, Value: true })
            {
                return itself.IsOk ? SealAnswer.WrongPassword : itself.Failure!;
            }
        }

        var admitted = await Deadlines.Admit(work.Db, loaded.Value, Phase.Sealing, college: "", work.Now, ct);
        if (!admitted.IsOk)
        {
            return admitted.Failure!;
        }

        var readiness = await Readiness.Load(work.Db, loaded.Value, work.Now, ct);
        if (!readiness.IsReady)
        {
            return readiness.NotReady();
        }

        return Exceptions is { } seen && seen != readiness.Named
            ? Failure.Conflict(
                "例外与您看到的不一致, 没有封存; 请重新查看。",
                "The exceptions are no longer those you saw; nothing was sealed. Look again."
            )
            : await Seal(work, loaded.Value, readiness, ct);
    }

    /// <returns>Whether the password is right; refused for a wrong phrase and a locked account.</returns>
    private async Task<Outcome<bool>> IsThemselves(Work work, CancellationToken ct)
    {
        if (string.Concat((Phrase ?? "").Where(c => !char.IsWhiteSpace(c))) != PhraseOf(CampaignId))
        {
            return Failure.Invalid(
                nameof(Phrase),
                $"请一字不差地输入“{PhraseOf(CampaignId)}”。",
                $"Type exactly “{PhraseOf(CampaignId)}”."
            );
        }

        var person = await work.Db.Accounts.FirstAsync(a => a.Id == work.Actor.AccountId, ct);
        if (LockOut.IsLocked(person, work.Now))
        {
            return Failure.Refused(
                "locked",
                "密码错误次数过多, 账号暂时锁定, 请稍后再试。",
                "Too many wrong passwords: the account is locked for a while."
            );
        }

        if (Check?.HoldsFor(person) != true)
        {
            LockOut.CountFailure(person, work.Now);
            work.Record(new SealingRefused(CampaignId));
            return false;
        }

        LockOut.Clear(person);
        return true;
    }

    private async Task<Outcome<SealAnswer>> Seal(Work work, Campaign campaign, Readiness readiness, CancellationToken ct)
    {
        var set = await SealedRecords.Make(work.Db, work.Vault, campaign, readiness.Items, ct);
        if (set.Students.Count == 0)
        {
            return Failure.Refused("nothing_to_seal", "批次中没有学生, 无可封存。", "There is no student in the campaign.");
        }

        using var key =
            await SigningKeys.Find(work.Db, work.Vault, ct)
            ?? throw new InvalidOperationException("Sealing is run by SealAct, which sees to the key.");
        var root = Base64Url.EncodeToString(set.Tree.Root);
        var audit = await work.Db.AuditSeals.AsNoTracking().OrderByDescending(s => s.Number).FirstOrDefaultAsync(ct);
        work.Db.CampaignSeals.Add(
            new CampaignSeal
            {
                Id = work.NewId(),
                CampaignId = CampaignId,
                SealedAt = work.Now,
                By = work.Actor.Name,
                Size = set.Tree.Size,
                Exceptions = readiness.Named,
                Root = root,
                RootJws = SignedJson.Write(new SealedRoot(CampaignId, set.Tree.Size, root, work.Now), SealedRoot.Type, key),
                KeyId = key.Public.KeyId,
                AuditSeal = audit?.Number,
                AuditHash = audit?.Hash,
            }
        );
        foreach (var (index, student) in set.Students.Index())
        {
            var content = set.Contents[index];
            work.Db.SealedStudents.Add(
                new SealedStudent
                {
                    Id = work.NewId(),
                    CampaignId = CampaignId,
                    StudentId = student.Id,
                    Index = index,
                    StudentNo = student.StudentNo,
                    College = student.College,
                    LeafHash = Base64Url.EncodeToString(MerkleTree.LeafHash(content)),
                    SealedContent = SealedRecords.Seal(content, work.Vault),
                }
            );
            work.Tell(new("receipt_ready", CampaignId) { Student = student.Id, Link = "/me/seal" });
        }

        var row = await work.Db.Campaigns.FirstAsync(c => c.Id == CampaignId, ct);
        row.SealedAt = work.Now;
        work.Record(new CampaignSealed(CampaignId, set.Tree.Size, readiness.Named, root, key.Public.KeyId, audit?.Number));
        return SealAnswer.Sealed;
    }
}
