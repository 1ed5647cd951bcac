using System.Security.Claims;
using Dengke.Data;
using Dengke.Domain.Kernel;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.EntityFrameworkCore;

namespace Dengke.Platform.Access;

/// <summary>The signed-in session: a cookie that names the account, its stamp and its grants, checked against the account on every request.</summary>
public static class Session
{
    public const string Scheme = CookieAuthenticationDefaults.AuthenticationScheme;
    private const string AccountClaim = "account";
    private const string StampClaim = "stamp";
    private const string GrantClaim = "grant";

    public static async Task Start(HttpContext http, Account account) => await http.SignInAsync(Scheme, PrincipalOf(account));

    public static async Task End(HttpContext http) => await http.SignOutAsync(Scheme);

    /// <summary>The actor behind a request, or null where nobody is signed in.</summary>
    public static Actor? ActorOf(ClaimsPrincipal user, Channel channel) =>
        Guid.TryParse(user.FindFirstValue(AccountClaim), out var id)
            ? new Actor(
                id,
                user.FindFirstValue(ClaimTypes.Name) ?? "",
                [.. user.FindAll(GrantClaim).Select(c => ReadGrant(c.Value))],
                channel
            )
            : null;

    /// <summary>Ends the session of an account that was disabled, or whose password or grants have changed since.</summary>
    public static async Task Validate(CookieValidatePrincipalContext context)
    {
        var db = context.HttpContext.RequestServices.GetRequiredService<DengkeDb>();
        var user = context.Principal!;
        if (
            !Guid.TryParse(user.FindFirstValue(AccountClaim), out var id)
            || !Guid.TryParse(user.FindFirstValue(StampClaim), out var stamp)
            || !await db.Accounts.AnyAsync(a => a.Id == id && a.SecurityStamp == stamp && !a.Disabled)
        )
        {
            context.RejectPrincipal();
            await End(context.HttpContext);
        }
    }

    private static ClaimsPrincipal PrincipalOf(Account account) =>
        new(
            new ClaimsIdentity(
                [
                    new(AccountClaim, account.Id.ToString()),
                    new(StampClaim, account.SecurityStamp.ToString()),
                    new(ClaimTypes.Name, account.DisplayName),
                    .. account.Grants.Select(g => new Claim(GrantClaim, $"{g.Role}|{g.Scope}")),
                ],
                Scheme
            )
        );

    private static Grant ReadGrant(string text) =>
        text.Split('|', 2) is [var role, var scope]
            ? new Grant(Enum.Parse<Role>(role), scope.Length == 0 ? null : scope)
            : throw new FormatException($"Not a grant: {text}");
}
