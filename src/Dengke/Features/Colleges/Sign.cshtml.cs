using Dengke.Domain.Campaigns;
using Dengke.Domain.Confirmation;
using Dengke.Domain.Kernel;
using Dengke.Features.Shared.Confirmation;
using Dengke.Platform.Access;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Dengke.Features.Colleges;

/// <summary>The signing sheet: what exactly is signed, and the password once more.</summary>
[Allow(Role.CollegeLeader)]
public sealed class SignModel : CollegePage
{
    internal const string JustSigned = "just-signed";

    public CollegeView View { get; private set; } = null!;

    /// <summary>Why nothing can be signed now; null within the window.</summary>
    public Failure? Closed { get; private set; }

    /// <summary>The hash of the rows that were on the screen.</summary>
    [BindProperty]
    public string? RowsHash { get; set; }

    [BindProperty]
    public string? Password { get; set; }

    [BindProperty]
    public int Version { get; set; }

    public string SheetHash => View.Sheet.Hash();

    /// <summary>Whether a signature given now is late.</summary>
    public bool IsLateNow => Now >= Settings.Phases.CollegeSubmission.ClosesAt;

    public string? UserName { get; private set; }

    public async Task<IActionResult> OnGet() =>
        await Load() is { } missing ? missing
        : View.Submission.State == SubmissionState.AwaitingSignature ? Page()
        : LocalRedirect(Address);

    public async Task<IActionResult> OnPost()
    {
        if (await LoadLed() is { } missing)
        {
            return missing;
        }

        var check = await PasswordCheck.Again(Db, Actor.AccountId!.Value, Password, HttpContext.RequestAborted);
        var signed = await Run(new SignSummary(Campaign.Id, College, RowsHash ?? "", check, Version));
        await Load();
        // A second click finds the first one's signature.
        if (signed is { IsOk: true, Value: SignAnswer.Signed } || (!signed.IsOk && IsSignedByMe))
        {
            TempData[JustSigned] = true;
            Say(
                T(
                    "已签字并提交教务处。请打印 PDF, 手签盖章后送达。",
                    "Signed and submitted. Print the PDF, sign and stamp it, and send it in."
                )
            );
            return LocalRedirect(Address);
        }

        return Show(signed.Failure ?? await WrongPassword());
    }

    private bool IsSignedByMe =>
        View.Signature is { } signature && signature.RowsHash == RowsHash && signature.SignedById == Actor.AccountId;

    private async Task<Failure> WrongPassword()
    {
        var account = await Db.Accounts.FirstAsync(a => a.Id == Actor.AccountId);
        return account.LockedUntil is { } until && until > Now
            ? Failure.Invalid(
                nameof(Password),
                $"密码不正确, 没有签字。连续输错 {LockOut.Allowed} 次, 账号已锁定至 {TimeOf(until)}。",
                $"Wrong password; nothing was signed. The account is locked until {TimeOf(until)}."
            )
            : Failure.Invalid(
                nameof(Password),
                $"密码不正确, 没有签字。再输错 {LockOut.Allowed - account.FailedSignIns} 次账号将暂时锁定。",
                $"Wrong password; nothing was signed. {LockOut.Allowed - account.FailedSignIns} more and the account is locked for a while."
            );
    }

    private async Task<IActionResult?> Load()
    {
        if (await LoadLed() is { } missing)
        {
            return missing;
        }

        var ct = HttpContext.RequestAborted;
        View = await CollegeView.Load(Db, Vault, Settings, College, ct);
        Closed = (await Deadlines.Admit(Db, Settings, Phase.CollegeSubmission, College, Now, ct)).Failure;
        UserName = await Db.Accounts.Where(a => a.Id == Actor.AccountId).Select(a => a.UserName).FirstAsync(ct);
        return null;
    }

    private async Task<IActionResult?> LoadLed() =>
        await LoadCollege() is { } missing ? missing
        : IsLeader ? null
        : NotFound();
}
