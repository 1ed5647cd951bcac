using Dengke.Domain.Kernel;
using Dengke.Platform.Access;
using Dengke.Platform.Handling;
using Dengke.Platform.Limits;
using Dengke.Platform.Web;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Dengke.Features.People;

[AllowAnonymous]
public sealed class SignInPage(Runner runner, TimeProvider clock, SignInFailures failures) : DengkePage
{
    [BindProperty]
    public string? UserName { get; set; }

    [BindProperty]
    public string? Password { get; set; }

    [BindProperty(SupportsGet = true)]
    public string? ReturnUrl { get; set; }

    public async Task<IActionResult> OnPost(CancellationToken ct)
    {
        if (failures.Refuses(HttpContext, UserName))
        {
            return new EmptyResult();
        }

        var check = await PasswordCheck.Of(Db, UserName, Password, ct);
        var outcome = await runner.Run(new SignIn(check), Arrival.Visitor, ct: ct);
        switch (outcome.IsOk ? outcome.Value : SignInAnswer.Refused)
        {
            case SignInAnswer.SignedIn:
                return await Arrival.Enter(this, Db, check.AccountId!.Value, ReturnUrl);
            case SignInAnswer.CodeNeeded:
                var stamp = await Db.Accounts.Where(a => a.Id == check.AccountId).Select(a => a.SecurityStamp).SingleAsync(ct);
                new PendingSignIn(check.AccountId!.Value, stamp, clock.GetUtcNow()).Put(HttpContext);
                return RedirectToPage("EnterCode", new { ReturnUrl });
            default:
                failures.Count(HttpContext, UserName);
                return Show(NotSignedIn);
        }
    }

    /// <summary>One text for every refusal, so that nobody learns which names exist or what state they are in.</summary>
    private static Failure NotSignedIn { get; } =
        Failure.Invalid(
            "",
            "用户名或密码不正确, 或该账号暂时不能登录。连续失败 5 次后需等待 15 分钟以上; 仍不能登录请联系管理员。",
            "The user name or password is wrong, or the account cannot sign in now. After 5 failures in a row wait at least "
                + "15 minutes; if it still fails, ask the administrator."
        );
}
