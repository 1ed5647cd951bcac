using Dengke.Domain.Kernel;
using Dengke.Platform.Access;
using Dengke.Platform.Handling;
using Dengke.Platform.Web;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Dengke.Features.People;

/// <summary>The front page's row of people in a demo: one click, no password.</summary>
[AllowAnonymous]
public sealed class PersonaModel(Runner runner) : DengkePage
{
    public IActionResult OnGet() => LocalRedirect("/");

    public async Task<IActionResult> OnPost(Guid persona)
    {
        var visitor = new Actor(null, "demo", [], Channel.Web);
        var signedIn = await runner.Run(new PersonaSignIn(persona), visitor, ct: HttpContext.RequestAborted);
        if (signedIn.Failure is { } failure)
        {
            return Show(failure);
        }

        await Session.Start(HttpContext, await Db.Accounts.Include(a => a.Grants).SingleAsync(a => a.Id == persona));
        return LocalRedirect("/home");
    }
}
