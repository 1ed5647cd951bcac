using Dengke.Data;
using Dengke.Domain.Kernel;
using Dengke.Platform.Access;
using Dengke.Platform.Clock;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace Dengke.Features.People;

/// <summary>Begins a session, and says what its owner has to do first.</summary>
internal static class Arrival
{
    /// <summary>Whether staff must have a second factor: <c>true</c> or <c>false</c>. Missing, it is true everywhere but in a demo.</summary>
    public const string RequireTotp = "require-totp";

    /// <summary>Someone who has not signed in, at a page.</summary>
    public static Actor Visitor { get; } = new(null, "未登录", [], Channel.Web);

    /// <summary>Begins the session of an account, and leads to its first step, else to <paramref name="returnUrl"/> where that is ours.</summary>
    public static async Task<IActionResult> Enter(PageModel page, DengkeDb db, Guid accountId, string? returnUrl = null)
    {
        var (_, step) = await Begin(page.HttpContext, db, accountId);
        return page.LocalRedirect(step ?? (page.Url.IsLocalUrl(returnUrl) ? returnUrl : "/home"));
    }

    /// <summary>Begins the session of an account.</summary>
    /// <returns>Whose, and the page that has to be done first; null for none.</returns>
    public static async Task<(Account Account, string? FirstStep)> Begin(HttpContext http, DengkeDb db, Guid accountId)
    {
        var account = await db.Accounts.AsNoTracking().Include(a => a.Grants).SingleAsync(a => a.Id == accountId);
        var step = await FirstStepOf(db, account);
        await Session.Start(http, account, step);
        return (account, step);
    }

    private static async Task<string?> FirstStepOf(DengkeDb db, Account account)
    {
        if (account.MustChangePassword)
        {
            return "/password";
        }

        var isStaff = account.Grants.Exists(g => g.Role != Role.Student);
        return isStaff && account.TotpSecret is null && await IsTotpRequired(db) ? "/second-factor" : null;
    }

    public static async Task<bool> IsTotpRequired(DengkeDb db)
    {
        var settings = await db
            .Settings.Where(s => s.Key == RequireTotp || s.Key == DemoClock.OffsetSetting)
            .ToDictionaryAsync(s => s.Key, s => s.Value);
        return settings.TryGetValue(RequireTotp, out var required)
            ? required == "true"
            : !settings.ContainsKey(DemoClock.OffsetSetting);
    }
}
