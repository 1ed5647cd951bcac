using Dengke.Domain.Kernel;
using Dengke.Platform.Access;
using Dengke.Platform.Web;
using Microsoft.AspNetCore.Mvc;

namespace Dengke.Features.People;

[Allow(Domain.Kernel.Role.Administrator)]
public sealed class CreateAccountPage : DengkePage
{
    [BindProperty]
    public string? UserName { get; set; }

    [BindProperty]
    public string? DisplayName { get; set; }

    [BindProperty]
    public Role? Role { get; set; }

    [BindProperty]
    public string? Scope { get; set; }

    /// <summary>Once made, the account and its first password, which is shown here and nowhere again.</summary>
    public FirstPassword? Made { get; private set; }

    public async Task<IActionResult> OnPost()
    {
        var (text, first) = NewPassword.Draw();
        var outcome = await Run(new CreateAccount(UserName, DisplayName, Role, Scope, first));
        if (!outcome.IsOk)
        {
            return Show(outcome.Failure!);
        }

        Response.Headers.CacheControl = "no-store";
        Made = new FirstPassword(this, outcome.Value, UserName!.Trim(), text);
        return Page();
    }
}

/// <summary>A first password as it is shown to the administrator.</summary>
public sealed record FirstPassword(DengkePage Page, Guid AccountId, string UserName, string Text);
