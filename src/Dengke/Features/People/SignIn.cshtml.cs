using Dengke.Domain.Kernel;
using Dengke.Platform.Clock;
using Dengke.Platform.Handling;
using Dengke.Platform.Web;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Dengke.Features.People;

/// <summary>Somebody to try the demo as.</summary>
public sealed record Persona(Guid AccountId, Role Role, string DisplayName);

[AllowAnonymous]
public sealed class SignInPage(Runner runner, TimeProvider clock) : DengkePage
{
    [BindProperty]
    public string? UserName { get; set; }

    [BindProperty]
    public string? Password { get; set; }

    [BindProperty(SupportsGet = true)]
    public string? ReturnUrl { get; set; }

    /// <summary>One for each role; empty outside of a demo.</summary>
    public IReadOnlyList<Persona> Personas { get; private set; } = [];

    public async Task OnGet() => Personas = await FindPersonas();

    public async Task<IActionResult> OnPost(CancellationToken ct)
    {
        var check = await PasswordCheck.Of(Db, UserName, Password, ct);
        var outcome = await runner.Run(new SignIn(check), Arrival.Visitor, ct: ct);
        switch (outcome.IsOk ? outcome.Value : SignInAnswer.Refused)
        {
            case SignInAnswer.SignedIn:
                return Enter(await Arrival.Begin(HttpContext, Db, check.AccountId!.Value));
            case SignInAnswer.CodeNeeded:
                var stamp = await Db.Accounts.Where(a => a.Id == check.AccountId).Select(a => a.SecurityStamp).SingleAsync(ct);
                new PendingSignIn(check.AccountId!.Value, stamp, clock.GetUtcNow()).Put(HttpContext);
                return RedirectToPage("EnterCode", new { ReturnUrl });
            default:
                Personas = await FindPersonas();
                return Show(Failure.Invalid("", RefusedText));
        }
    }

    public async Task<IActionResult> OnPostPersona(Guid account, CancellationToken ct)
    {
        var outcome = await runner.Run(new PersonaSignIn(account), Arrival.Visitor, ct: ct);
        if (!outcome.IsOk)
        {
            return Show(outcome.Failure!);
        }

        await Arrival.Begin(HttpContext, Db, account, withFirstSteps: false);
        return Enter(null);
    }

    /// <summary>One text for every refusal, so that nobody learns which names exist or what state they are in.</summary>
    private string RefusedText =>
        T(
            "用户名或密码不正确, 或该账号暂时不能登录。连续失败 5 次后需等待 15 分钟以上; 仍不能登录请联系管理员。",
            "The user name or password is wrong, or the account cannot sign in now. After 5 failures in a row wait at least "
                + "15 minutes; if it still fails, ask the administrator."
        );

    private LocalRedirectResult Enter(string? firstStep) =>
        LocalRedirect(firstStep ?? (Url.IsLocalUrl(ReturnUrl) ? ReturnUrl : "/"));

    private async Task<IReadOnlyList<Persona>> FindPersonas()
    {
        if (!await Db.Settings.AnyAsync(s => s.Key == DemoClock.OffsetSetting))
        {
            return [];
        }

        var first = await Db
            .AccountGrants.Join(
                Db.Accounts.Where(a => !a.Disabled),
                g => g.AccountId,
                a => a.Id,
                (g, a) => new { g.Role, a.UserName }
            )
            .GroupBy(p => p.Role)
            .Select(r => new { Role = r.Key, UserName = r.Min(p => p.UserName) })
            .ToListAsync();
        var names = first.Select(f => f.UserName).ToList();
        var accounts = await Db.Accounts.Where(a => names.Contains(a.UserName)).ToDictionaryAsync(a => a.UserName);
        return
        [
            .. first
                .OrderBy(f => f.Role)
                .Select(f => new Persona(accounts[f.UserName!].Id, f.Role, accounts[f.UserName!].DisplayName)),
        ];
    }
}
