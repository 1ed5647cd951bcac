using Dengke.Domain.Campaigns;
using Dengke.Features.Shared.Campaigns.Yaml.Shapes;

namespace Dengke.Features.Shared.Campaigns.Yaml.Chapters;

/// <summary>校历: days off and make-up workdays.</summary>
internal static class CalendarChapter
{
    private static readonly Shape<DaysOff> DaysOff = new RecordShape<DaysOff>("假期", new DaysOff(default, default, ""))
    {
        IsFlow = true,
    }
        .Required("name", "名称", Texts.Line, d => d.Name, (d, v) => d with { Name = v })
        .Required("from", "第一天", Scalars.Date, d => d.From, (d, v) => d with { From = v })
        .Required("to", "最后一天", Scalars.Date, d => d.To, (d, v) => d with { To = v });

    private static readonly Shape<MakeUpWorkday> Workday = new RecordShape<MakeUpWorkday>(
        "调休上班日",
        new MakeUpWorkday(default, "")
    )
    {
        IsFlow = true,
    }
        .Required("date", "日期", Scalars.Date, w => w.Date, (w, v) => w with { Date = v })
        .Required("for", "为何调休", Texts.Line, w => w.For, (w, v) => w with { For = v });

    private static readonly Shape<HolidayCalendar> Calendar = new RecordShape<HolidayCalendar>("校历", new HolidayCalendar())
        .Required("days_off", "假期", DaysOff.List(), c => c.DaysOff, (c, v) => c with { DaysOff = v })
        .Required("workdays", "调休上班日", Workday.List(), c => c.Workdays, (c, v) => c with { Workdays = v });

    public static void AddTo(RecordShape<Campaign> campaign) =>
        campaign.Required("calendar", "校历", Calendar, c => c.Calendar, (c, v) => c with { Calendar = v });
}
