using Dengke.Domain.Campaigns;
using Dengke.Features.Shared.Campaigns.Yaml.Shapes;

namespace Dengke.Features.Shared.Campaigns.Yaml.Chapters;

/// <summary>时间安排: the windows of the campaign, its capture sessions and its studio.</summary>
internal static class PhasesChapter
{
    private static readonly Shape<Window> Window = new RecordShape<Window>(new("时段", "window"), default)
        .Required("opens", new("开始", "From"), Scalars.Minute, w => w.Opens, (w, v) => w with { Opens = v })
        .Required("closes", new("结束", "Until"), Scalars.Minute, w => w.Closes, (w, v) => w with { Closes = v });

    private static readonly Shape<CaptureMode> Mode = Scalars.Choice(
        ("station", CaptureMode.Station, new("登科采集站", "Dengke station")),
        ("vendor", CaptureMode.Vendor, new("图片社自有系统", "The photographer's own system")),
        ("studio", CaptureMode.Studio, new("照相馆", "Studio"))
    );

    private static readonly Shape<DayOfWeek> Weekday = Scalars.Choice(
        ("monday", DayOfWeek.Monday, new("周一", "Monday")),
        ("tuesday", DayOfWeek.Tuesday, new("周二", "Tuesday")),
        ("wednesday", DayOfWeek.Wednesday, new("周三", "Wednesday")),
        ("thursday", DayOfWeek.Thursday, new("周四", "Thursday")),
        ("friday", DayOfWeek.Friday, new("周五", "Friday")),
        ("saturday", DayOfWeek.Saturday, new("周六", "Saturday")),
        ("sunday", DayOfWeek.Sunday, new("周日", "Sunday"))
    );

    private static readonly Shape<CaptureSession> Session = new RecordShape<CaptureSession>(
        new("采集场次", "capture session"),
        new CaptureSession("", "", default)
    )
        .Required("id", new("场次编号", "Session"), Texts.Id, s => s.Id, (s, v) => s with { Id = v })
        .Required(
            "venue",
            new("地点编号", "Venue"),
            Texts.Id.RefersTo(Reference.Venue),
            s => s.Venue,
            (s, v) => s with { Venue = v }
        )
        .Required(
            "opens",
            new("开始", "From"),
            Scalars.Minute,
            s => s.Window.Opens,
            (s, v) => s with { Window = s.Window with { Opens = v } }
        )
        .Required(
            "closes",
            new("结束", "Until"),
            Scalars.Minute,
            s => s.Window.Closes,
            (s, v) => s with { Window = s.Window with { Closes = v } }
        )
        .Optional("breaks", new("休息", "Breaks"), Window.List(), s => s.Breaks, (s, v) => s with { Breaks = v ?? [] })
        .Optional("mode", new("采集方式", "Taken by"), Mode, s => s.Mode, (s, v) => s with { Mode = v })
        .Required("stations", new("机位数", "Stations"), Scalars.Whole(1, 50), s => s.Stations, (s, v) => s with { Stations = v })
        .Required(
            "rate_per_hour",
            new("每机位每小时人数", "Students per station and hour"),
            Scalars.Whole(1, 1_000),
            s => s.RatePerHour,
            (s, v) => s with { RatePerHour = v }
        )
        .Required(
            "slot_minutes",
            new("时段长度(分钟)", "Length of a slot (minutes)"),
            Scalars.Whole(5, 240),
            s => s.SlotMinutes,
            (s, v) => s with { SlotMinutes = v }
        )
        .Optional(
            "arrive_early_minutes",
            new("提前到场(分钟)", "To be there early (minutes)"),
            Scalars.Whole(0, 120),
            s => s.ArriveEarlyMinutes,
            (s, v) => s with { ArriveEarlyMinutes = v }
        );

    private static readonly Shape<MakeUpStudio> Studio = new RecordShape<MakeUpStudio>(
        new("补采", "Make-up"),
        new MakeUpStudio("", default)
    )
        .Required(
            "venue",
            new("地点编号", "Venue"),
            Texts.Id.RefersTo(Reference.Venue),
            m => m.Venue,
            (m, v) => m with { Venue = v }
        )
        .Required(
            "opens",
            new("开始", "From"),
            Scalars.Minute,
            m => m.Window.Opens,
            (m, v) => m with { Window = m.Window with { Opens = v } }
        )
        .Required(
            "closes",
            new("结束", "Until"),
            Scalars.Minute,
            m => m.Window.Closes,
            (m, v) => m with { Window = m.Window with { Closes = v } }
        )
        .Required("weekdays", new("开放日", "Open on"), Weekday.List(), m => m.Weekdays, (m, v) => m with { Weekdays = v })
        .Required(
            "hours",
            new("营业时间", "Opening hours", "每行一段, 如 09:00-12:00", "One stretch a line, e.g. 09:00-12:00"),
            Scalars.TimeRange.List(),
            m => m.Hours,
            (m, v) => m with { Hours = v }
        )
        .Optional(
            "shut_on_days_off",
            new("法定假日不开放", "Shut on public holidays"),
            Scalars.Truth,
            m => m.ShutOnDaysOff,
            (m, v) => m with { ShutOnDaysOff = v }
        )
        .Required(
            "capacity_per_hour",
            new("每小时人数", "Students per hour"),
            Scalars.Whole(1, 1_000),
            m => m.CapacityPerHour,
            (m, v) => m with { CapacityPerHour = v }
        );

    private static readonly Shape<Phases> Phases = new RecordShape<Phases>(new("时间安排", "Timeline"), new Phases())
        .Required(
            "confirmation",
            new("信息确认", "Record confirmation", "学生核对并确认信息", "Students check and confirm their records"),
            Window,
            p => p.Confirmation,
            (p, v) => p with { Confirmation = v }
        )
        .Required(
            "college_submission",
            new("学院报送", "College submission", "学院签字并报送更正汇总表", "Colleges sign and submit their summaries"),
            Window,
            p => p.CollegeSubmission,
            (p, v) => p with { CollegeSubmission = v }
        )
        .Optional(
            "remind_days",
            new(
                "确认截止前提醒(天)",
                "Reminders before confirmation ends (days)",
                "每行一个天数, 不填为 3 天和 1 天, 只填 0 不提醒; 尚未确认的学生及其辅导员、教学秘书会收到提醒",
                "One number a line, 3 and 1 if left out, 0 alone for none; whoever has not confirmed is reminded, and so are their counselors and secretaries"
            ),
            Scalars.Whole(0, 60).List(),
            p => p.RemindDays,
            (p, v) => p with { RemindDays = v ?? [] }
        )
        .Required(
            "sessions",
            new("图像采集场次", "Capture sessions", "每个场次在一天之内", "Each within one day"),
            Session.List(),
            p => p.Sessions,
            (p, v) => p with { Sessions = v }
        )
        .Optional(
            "make_up",
            new("补采", "Make-up", "错过场次的学生到照相馆补采", "The studio for those who missed their session"),
            Studio,
            p => p.MakeUp,
            (p, v) => p with { MakeUp = v }
        )
        .Required(
            "proof_reading",
            new("图像校对", "Proof-reading", "学生校对照片", "Students proof-read their portraits"),
            Window,
            p => p.ProofReading,
            (p, v) => p with { ProofReading = v }
        )
        .Required(
            "sealing",
            new("封存", "Sealing", "学籍管理员封存数据", "The registrar seals the set"),
            Window,
            p => p.Sealing,
            (p, v) => p with { Sealing = v }
        );

    public static void AddTo(RecordShape<Campaign> campaign) =>
        campaign.Required("phases", new("时间安排", "Timeline"), Phases, c => c.Phases, (c, v) => c with { Phases = v });
}
