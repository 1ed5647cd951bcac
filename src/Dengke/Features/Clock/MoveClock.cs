using Dengke.Domain.Kernel;
using Dengke.Platform.Access;
using Dengke.Platform.Clock;
using Dengke.Platform.Handling;
using Dengke.Platform.Web;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Dengke.Features.Clock;

[Words("演示时钟拨到 {to}", "Demo clock moved to {to}")]
public sealed record ClockMoved(DateTimeOffset To) : IAuditEvent;

/// <summary>Moves the demo's clock. Refused (<c>no_demo</c>) wherever the data are not a demo's.</summary>
[Operation("demo.move_clock")]
public sealed record MoveClock(DateTimeOffset To, TimeSpan Offset) : Command<Done>
{
    public override async Task<Outcome<Done>> Handle(Work work, CancellationToken ct)
    {
        var setting = await work.Db.Settings.FirstOrDefaultAsync(s => s.Key == DemoClock.OffsetSetting, ct);
        if (setting is null)
        {
            return Failure.Refused("no_demo", "只有演示数据才能拨动时钟。", "Only a demo's clock can be moved.");
        }

        setting.Value = Offset.Ticks.ToString();
        work.Record(new ClockMoved(To));
        return default(Done);
    }
}

/// <summary>The demo bar's form, open to everybody who looks at a demo.</summary>
[AllowAnonymous]
public sealed class MoveClockModel(TimeProvider clock, Runner runner) : DengkePage
{
    public IActionResult OnGet() => LocalRedirect("/");

    public async Task<IActionResult> OnPost(string? phase, string? back)
    {
        if (clock is not DemoClock demo)
        {
            return NotFound();
        }

        if (DemoPhase.Find(phase) is not { } target)
        {
            return BadRequest();
        }

        var offset = demo.OffsetTo(target.Starts);
        var actor = Session.ActorOf(User, Channel.Web) ?? new Actor(null, "demo", [], Channel.Web);
        var moved = await runner.Run(new MoveClock(target.Starts, offset), actor, ct: HttpContext.RequestAborted);
        if (moved.Failure is { } failure)
        {
            return Show(failure);
        }

        demo.Offset = offset;
        return LocalRedirect(Url.IsLocalUrl(back) ? back : "/");
    }
}
