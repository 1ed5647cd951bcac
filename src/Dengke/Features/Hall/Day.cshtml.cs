using Dengke.Domain.Kernel;
using Dengke.Features.Shared;
using Dengke.Platform.Access;
using Microsoft.AspNetCore.Mvc;

namespace Dengke.Features.Hall;

/// <summary>当日看板: the pace by quarters of an hour against the plan, when the last one will leave, takings, rejects (DSH-1).</summary>
[Allow(Role.PhotoOperator, Role.Registrar)]
public sealed class DayModel(TimeProvider clock) : HallPage(clock)
{
    public DayView Numbers { get; private set; } = null!;

    public async Task<IActionResult> OnGet()
    {
        if (await LoadHall() is { } missing)
        {
            return missing;
        }

        Numbers = await DayView.Load(Db, Campaign.Id, Session, View, Now, HttpContext.RequestAborted);
        return Page();
    }

    public int PlannedPace => Session.Stations * Session.RatePerHour;

    public QuarterChart Chart =>
        new(
            "pace",
            T("每 15 分钟采集人数", "Photographed each quarter of an hour"),
            T("实际拍摄与按时段安排的对照。", "Against the slots that were given out."),
            T("已采集", "Photographed"),
            T("安排", "Planned"),
            [],
            [.. Numbers.Quarters.Select(q => new QuarterBar(Clock(q.At), q.Done, q.Planned))]
        );
}
