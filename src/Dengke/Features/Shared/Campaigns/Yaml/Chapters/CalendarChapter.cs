using Dengke.Domain.Campaigns;
using Dengke.Features.Shared.Campaigns.Yaml.Shapes;

namespace Dengke.Features.Shared.Campaigns.Yaml.Chapters;

/// <summary>校历: days off and make-up workdays.</summary>
internal static class CalendarChapter
{
    private static readonly Shape<DaysOff> DaysOff = new RecordShape<DaysOff>(
        new("假期", "days off"),
        new DaysOff(default, default, "")
    )
    {
        IsFlow = true,
    }
        .Required("name", new("名称", "Name"), Texts.Line, d => d.Name, (d, v) => d with { Name = v })
        .Required("from", new("第一天", "First day"), Scalars.Date, d => d.From, (d, v) => d with { From = v })
        .Required("to", new("最后一天", "Last day"), Scalars.Date, d => d.To, (d, v) => d with { To = v });

    private static readonly Shape<MakeUpWorkday> Workday = new RecordShape<MakeUpWorkday>(
        new("调休上班日", "make-up workday"),
        new MakeUpWorkday(default, "")
    )
    {
        IsFlow = true,
    }
        .Required("date", new("日期", "Date"), Scalars.Date, w => w.Date, (w, v) => w with { Date = v })
        .Required("for", new("为何调休", "Makes up for"), Texts.Line, w => w.For, (w, v) => w with { For = v });

    private static readonly Shape<HolidayCalendar> Calendar = new RecordShape<HolidayCalendar>(
        new("校历", "Calendar"),
        new HolidayCalendar()
    )
        .Required(
            "days_off",
            new("假期", "Days off", "以国务院办公厅当年的通知为准", "As the State Council's notice of the year has them"),
            DaysOff.List(),
            c => c.DaysOff,
            (c, v) => c with { DaysOff = v }
        )
        .Required(
            "workdays",
            new("调休上班日", "Make-up workdays", "因调休而上班的周末", "Days of a weekend on which people work"),
            Workday.List(),
            c => c.Workdays,
            (c, v) => c with { Workdays = v }
        );

    public static void AddTo(RecordShape<Campaign> campaign) =>
        campaign.Required("calendar", new("校历", "Calendar"), Calendar, c => c.Calendar, (c, v) => c with { Calendar = v });
}
