using Dengke.Data;
using Dengke.Domain.Campaigns;
using Dengke.Domain.Kernel;
using Dengke.Features.Shared.Confirmation;
using Dengke.Platform.Access;
using Dengke.Platform.Handling;
using Microsoft.EntityFrameworkCore;

namespace Dengke.Features.Fees;

/// <summary>What came of closing. A wrong password is a value, so that it is committed and counted.</summary>
public enum ClosingAnswer
{
    WrongPassword,
    Closed,
}

/// <summary>
/// The operator has counted the cash of a day and signs for it with their password; a difference needs a note. After it nothing of that
/// day is taken or voided by them.
/// </summary>
/// <param name="CashCountedFen">In fen.</param>
/// <param name="Check">The operator's password, checked.</param>
[Operation("fee.close", Role.PhotoOperator)]
public sealed record CloseTill(string CampaignId, DateOnly Day, long CashCountedFen, string? Note, PasswordCheck Check)
    : Command<ClosingAnswer>
{
    public override string Campaign => CampaignId;

    public override async Task<Outcome<ClosingAnswer>> Handle(Work work, CancellationToken ct)
    {
        var signer = await work.Db.Accounts.FirstAsync(a => a.Id == work.Actor.AccountId, ct);
        if (await work.Db.IsClosed(CampaignId, signer.Id, Day, ct))
        {
            return Failure.Refused("till_closed", $"{Day:M月d日}已经日结。", "That day is closed already.");
        }

        if (Day > TillCase.DayOf(work.Now) || CashCountedFen < 0)
        {
            return Failure.Refused("not_yet", "还没有到这一天, 或金额不对。", "That day has not come, or the amount is wrong.");
        }

        if (LockOut.IsLocked(signer, work.Now))
        {
            return Failure.Refused(
                "locked",
                "密码错误次数过多, 账号暂时锁定, 请稍后再试。",
                "Too many wrong passwords: the account is locked for a while."
            );
        }

        var sums = await TillSums.Load(work.Db, CampaignId, Day, signer.Id, ct);
        var cash = sums.Of(PaymentMethod.Cash);
        if (cash.Fen != CashCountedFen && Reasons.Error("note", Note) is not null)
        {
            return Failure.Invalid(
                "note",
                $"实点与应收相差 {new Money(CashCountedFen) - cash} 元, 请写明原因。",
                $"The count differs by {new Money(CashCountedFen) - cash} yuan; say why."
            );
        }

        if (!Check.HoldsFor(signer))
        {
            LockOut.CountFailure(signer, work.Now);
            work.Record(new ClosingRefused(work.Actor.Name));
            return ClosingAnswer.WrongPassword;
        }

        LockOut.Clear(signer);
        work.Db.TillClosings.Add(
            new TillClosing
            {
                Id = work.NewId(),
                CampaignId = CampaignId,
                Day = Day,
                OperatorId = signer.Id,
                OperatorName = work.Actor.Name,
                CashRecordedFen = cash.Fen,
                CashCountedFen = CashCountedFen,
                AlipayFen = sums.Of(PaymentMethod.Alipay).Fen,
                WeChatFen = sums.Of(PaymentMethod.WeChat).Fen,
                Entries = sums.Entries,
                Voided = sums.Voided,
                Note = string.IsNullOrWhiteSpace(Note) ? null : Note.Trim(),
                ClosedAt = work.Now,
            }
        );
        var counted = new Money(CashCountedFen);
        work.Record(new TillClosed(work.Actor.Name, Day, cash.ToString(), counted.ToString(), (counted - cash).ToString()));
        return ClosingAnswer.Closed;
    }
}
