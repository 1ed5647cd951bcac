using System.Security.Claims;
using Dengke.Data;
using Dengke.Domain.Kernel;
using Dengke.Platform.Api;
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
    private const string FirstStepClaim = "first-step";

    /// <param name="account">With its grants.</param>
    /// <param name="firstStep">The page that has to be done before any other opens, e.g. <c>/password</c>; null for none.</param>
    public static async Task Start(HttpContext http, Account account, string? firstStep = null) =>
        await http.SignInAsync(Scheme, PrincipalOf(account, firstStep));

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

    /// <summary>The page that the session's owner has to do before any other, or null.</summary>
    public static string? FirstStepOf(ClaimsPrincipal user) => user.FindFirstValue(FirstStepClaim);

    /// <summary>Answers a refusal: 403, or the way to the first step where that is what is missing.</summary>
    public static Task Deny(RedirectContext<CookieAuthenticationOptions> context)
    {
        if (FirstStepOf(context.HttpContext.User) is { } step && !context.Request.IsApi())
        {
            context.Response.Redirect(step);
        }
        else
        {
            context.Response.StatusCode = StatusCodes.Status403Forbidden;
        }

        return Task.CompletedTask;
    }

    /// <summary>
    /// Sends a visitor to the sign-in page, from where they come back. A part of a page that a script asked for is answered 401
    /// instead, and so is the API: the page with what was typed stays, and says that the session has ended.
    /// </summary>
    public static Task Challenge(RedirectContext<CookieAuthenticationOptions> context)
    {
        if (context.Request.Headers.ContainsKey("HX-Request") || context.Request.IsApi())
        {
            context.Response.StatusCode = StatusCodes.Status401Unauthorized;
        }
        else
        {
            context.Response.Redirect(context.RedirectUri);
        }

        return Task.CompletedTask;
    }

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

    private static ClaimsPrincipal PrincipalOf(Account account, string? firstStep) =>
        new(
            new ClaimsIdentity(
                [
                    new(AccountClaim, account.Id.ToString()),
                    new(StampClaim, account.SecurityStamp.ToString()),
                    new(ClaimTypes.Name, account.DisplayName),
                    .. account.Grants.Select(g => new Claim(GrantClaim, $"{g.Role}|{g.Scope}")),
                    .. firstStep is null ? [] : new[] { new Claim(FirstStepClaim, firstStep) },
                ],
                Scheme
            )
        );

    private static Grant ReadGrant(string text) =>
        text.Split('|', 2) is [var role, var scope]
            ? new Grant(Enum.Parse<Role>(role), scope.Length == 0 ? null : scope)
            : throw new FormatException($"Not a grant: {text}");
}
