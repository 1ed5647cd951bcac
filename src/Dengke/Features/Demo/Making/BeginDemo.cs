using Dengke.Data;
using Dengke.Domain.Kernel;
using Dengke.Platform.Clock;
using Dengke.Platform.Handling;
using Microsoft.EntityFrameworkCore;

namespace Dengke.Features.Demo.Making;

[Words("开始演示, 时间为 {at}", "Demo begun at {at}")]
public sealed record DemoBegun(DateTimeOffset At) : IAuditEvent;

/// <summary>Makes an empty database a demo's, with a clock of its own. Refused with <c>not_empty</c> where there is anything in it.</summary>
/// <param name="At">What the demo's clock says from now on.</param>
/// <param name="Offset">How far that is from the machine's clock.</param>
[Operation("demo.begin", Role.Registrar)]
public sealed record BeginDemo(DateTimeOffset At, TimeSpan Offset) : Command<Done>
{
    public override async Task<Outcome<Done>> Handle(Work work, CancellationToken ct)
    {
        if (await work.Db.Operations.AnyAsync(ct) || await work.Db.Accounts.AnyAsync(ct) || await work.Db.Settings.AnyAsync(ct))
        {
            return Failure.Refused(
                "not_empty",
                "数据库中已有内容, 演示数据只能放进空库。",
                "The database is not empty; a demo goes into an empty one."
            );
        }

        work.Db.Settings.Add(new Setting { Key = DemoClock.OffsetSetting, Value = Offset.Ticks.ToString() });
        work.Record(new DemoBegun(At));
        return default(Done);
    }
}
