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
        return LocalRedirect("/sign-in");
    }
}
