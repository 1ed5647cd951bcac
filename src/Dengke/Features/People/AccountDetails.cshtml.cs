using Dengke.Data;
using Dengke.Domain.Kernel;
using Dengke.Platform.Access;
using Dengke.Platform.Handling;
using Dengke.Platform.Web;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Dengke.Features.People;

/// <summary>One account, and what an administrator may do with it. Each act is a form of its own.</summary>
[Allow(Domain.Kernel.Role.Administrator)]
public sealed class AccountDetailsPage(TimeProvider clock) : DengkePage
{
    [BindProperty(SupportsGet = true)]
    public Guid Id { get; set; }

    /// <summary>The version that the administrator saw.</summary>
    [BindProperty]
    public int Version { get; set; }

    [BindProperty]
    public Role? Role { get; set; }

    [BindProperty]
    public string? Scope { get; set; }

    [BindProperty]
    public string? Reason { get; set; }

    public Account Account { get; private set; } = null!;

    public FirstPassword? Made { get; private set; }

    public DateTimeOffset Now { get; } = clock.GetUtcNow();

    public bool IsOwn => Id == Actor.AccountId;

    public async Task<IActionResult> OnGet() => await Load() ? Page() : NotFound();

    public Task<IActionResult> OnPostGrant() => Act(new GrantRole(Id, Version, Role, Scope));

    public Task<IActionResult> OnPostRevoke(Guid grant) => Act(new RevokeRole(Id, Version, grant));

    public Task<IActionResult> OnPostDisable() => Act(new DisableAccount(Id, Version, Reason));

    public Task<IActionResult> OnPostEnable() => Act(new EnableAccount(Id, Version));

    public Task<IActionResult> OnPostUnlock() => Act(new UnlockAccount(Id));

    public Task<IActionResult> OnPostResetSecondFactor() => Act(new ResetSecondFactor(Id, Version));

    public async Task<IActionResult> OnPostResetPassword()
    {
        var (text, first) = NewPassword.Draw();
        var outcome = await Run(new ResetPassword(Id, Version, first));
        if (!await Load())
        {
            return NotFound();
        }

        if (!outcome.IsOk)
        {
            return Show(outcome.Failure!);
        }

        Response.Headers.CacheControl = "no-store";
        Made = new FirstPassword(this, Id, Account.UserName, text);
        return Page();
    }

    private async Task<IActionResult> Act(Command<Done> command)
    {
        var outcome = await Run(command);
        if (outcome.IsOk)
        {
            Say(T("已完成。", "Done."));
            return RedirectToPage(new { Id });
        }

        return await Load() ? Show(outcome.Failure!) : NotFound();
    }

    private async Task<bool> Load()
    {
        Account = (await Db.Accounts.Include(a => a.Grants).FirstOrDefaultAsync(a => a.Id == Id))!;
        return Account is not null;
    }
}
