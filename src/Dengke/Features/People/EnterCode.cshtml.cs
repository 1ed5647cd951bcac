using Dengke.Domain.Kernel;
using Dengke.Platform.Handling;
using Dengke.Platform.Limits;
using Dengke.Platform.Web;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;

namespace Dengke.Features.People;

[AllowAnonymous]
public sealed class EnterCodePage(Runner runner, TimeProvider clock, SignInFailures failures) : DengkePage
{
    [BindProperty]
    public string? Code { get; set; }

    [BindProperty(SupportsGet = true)]
    public string? ReturnUrl { get; set; }

    public IActionResult OnGet() => Pending is null ? StartOver() : Page();

    public async Task<IActionResult> OnPost(CancellationToken ct)
    {
        if (Pending is not { } pending)
        {
            return StartOver();
        }

        var name = $"code:{pending.AccountId}";
        if (failures.Refuses(HttpContext, name))
        {
            return new EmptyResult();
        }

        var outcome = await runner.Run(new EnterCode(pending, Code), Arrival.Visitor, ct: ct);
        if (!outcome.IsOk || outcome.Value != SignInAnswer.SignedIn)
        {
            failures.Count(HttpContext, name);
            return Show(
                Failure.Invalid(
                    nameof(Code),
                    "动态码不正确、已用过, 或该账号暂时不能登录。请等下一个动态码。",
                    "The code is wrong or used, or the account cannot sign in now. Wait for the next code."
                )
            );
        }

        PendingSignIn.Remove(HttpContext);
        return await Arrival.Enter(this, Db, pending.AccountId, ReturnUrl);
    }

    private PendingSignIn? Pending => PendingSignIn.Read(HttpContext, clock.GetUtcNow());

    private RedirectToPageResult StartOver() => RedirectToPage("SignIn", new { ReturnUrl });
}
