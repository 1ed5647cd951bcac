using Dengke.Platform.Access;
using Dengke.Platform.Web;
using Microsoft.AspNetCore.Mvc;

namespace Dengke.Features.People;

[Allow(BeforeFirstSteps = true)]
public sealed class SignOutPage : DengkePage
{
    public async Task<IActionResult> OnPost()
    {
        await Run(new SignOut());
        await Session.End(HttpContext);
        // What a page has kept on the phone, such as the pass for the door, goes with the session.
        Response.Headers["Clear-Site-Data"] = "\"storage\"";
        return LocalRedirect("/sign-in");
    }
}
