using Dengke.Data;
using Dengke.Domain.Kernel;
using Dengke.Platform.Access;
using Dengke.Platform.Clock;
using Microsoft.EntityFrameworkCore;
using Spectre.Console;

namespace Dengke.Serving;

/// <summary>What <c>serve</c> says when it is ready: the address and, in a demo, one sign-in per role.</summary>
internal static class Welcome
{
    public static async Task Print(WebApplication app, IAnsiConsole console, CancellationToken ct)
    {
        var urls = string.Join("  ", app.Urls);
        console.MarkupLineInterpolated($"登科 Dengke [bold]{urls}[/]");
        if (app.Services.GetRequiredService<TimeProvider>() is not DemoClock)
        {
            return;
        }

        using var scope = app.Services.CreateScope();
        var db = scope.ServiceProvider.GetRequiredService<DengkeDb>();
        console.WriteLine("演示数据, 人物均为虚构 Demo with fictional people. 密码 password: " + DemoPassword);
        var personas = await db
            .AccountGrants.Join(
                db.Accounts,
                g => g.AccountId,
                a => a.Id,
                (g, a) =>
                    new
                    {
                        g.Role,
                        a.UserName,
                        a.DisplayName,
                    }
            )
            .ToListAsync(ct);
        foreach (
            var persona in Enum.GetValues<Role>()
                .Select(r => personas.Where(p => p.Role == r).MinBy(p => (p.UserName != DemoStudent, p.UserName)))
        )
        {
            if (persona is not null)
            {
                console.WriteLine($"  {persona.UserName, -16} {RoleNames.Chinese(persona.Role)} {persona.DisplayName}");
            }
        }
    }

    /// <summary>Of the demo's students, one whose name the two sources write differently.</summary>
    private const string DemoStudent = "s-name";

    /// <summary>The password of every account in a demo: the people are fictional, and so is the secret.</summary>
    public const string DemoPassword = "dengke-demo-2025";
}
