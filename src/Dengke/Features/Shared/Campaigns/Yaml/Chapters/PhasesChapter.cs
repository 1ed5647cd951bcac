using Dengke.Domain.Campaigns;
using Dengke.Features.Shared.Campaigns.Yaml.Shapes;

namespace Dengke.Features.Shared.Campaigns.Yaml.Chapters;

/// <summary>时间安排: the windows of the campaign, its capture sessions and its studio.</summary>
internal static class PhasesChapter
{
    private static readonly Shape<Window> Window = new RecordShape<Window>("时间", default)
        .Required("opens", "开始", Scalars.Minute, w => w.Opens, (w, v) => w with { Opens = v })
        .Required("closes", "结束", Scalars.Minute, w => w.Closes, (w, v) => w with { Closes = v });

    private static readonly Shape<CaptureMode> Mode = Scalars.Choice(
        ("station", CaptureMode.Station),
        ("vendor", CaptureMode.Vendor),
        ("studio", CaptureMode.Studio)
    );

    private static readonly Shape<DayOfWeek> Weekday = Scalars.Choice(
        ("monday", DayOfWeek.Monday),
        ("tuesday", DayOfWeek.Tuesday),
        ("wednesday", DayOfWeek.Wednesday),
        ("thursday", DayOfWeek.Thursday),
        ("friday", DayOfWeek.Friday),
        ("saturday", DayOfWeek.Saturday),
        ("sunday", DayOfWeek.Sunday)
    );

    private static readonly Shape<CaptureSession> Session = new RecordShape<CaptureSession>(
        "采集场次",
        new CaptureSession("", "", default)
    )
        .Required("id", "场次编号", Texts.Id, s => s.Id, (s, v) => s with { Id = v })
        .Required("venue", "地点编号", Texts.Id, s => s.Venue, (s, v) => s with { Venue = v })
        .Required("opens", "开始", Scalars.Minute, s => s.Window.Opens, (s, v) => s with { Window = s.Window with { Opens = v } })
        .Required(
            "closes",
            "结束",
            Scalars.Minute,
            s => s.Window.Closes,
            (s, v) => s with { Window = s.Window with { Closes = v } }
        )
        .Optional("breaks", "休息", Window.List(), s => s.Breaks, (s, v) => s with { Breaks = v ?? [] })
        .Optional("mode", "采集方式", Mode, s => s.Mode, (s, v) => s with { Mode = v })
        .Required("stations", "机位数", Scalars.Whole(1, 50), s => s.Stations, (s, v) => s with { Stations = v })
        .Required(
            "rate_per_hour",
            "每机位每小时人数",
            Scalars.Whole(1, 1_000),
            s => s.RatePerHour,
            (s, v) => s with { RatePerHour = v }
        )
        .Required(
            "slot_minutes",
            "时段长度(分钟)",
            Scalars.Whole(5, 240),
            s => s.SlotMinutes,
            (s, v) => s with { SlotMinutes = v }
        )
        .Optional(
            "arrive_early_minutes",
            "提前到场(分钟)",
            Scalars.Whole(0, 120),
            s => s.ArriveEarlyMinutes,
            (s, v) => s with { ArriveEarlyMinutes = v }
        );

    private static readonly Shape<MakeUpStudio> Studio = new RecordShape<MakeUpStudio>("补采", new MakeUpStudio("", default))
        .Required("venue", "地点编号", Texts.Id, m => m.Venue, (m, v) => m with { Venue = v })
        .Required("opens", "开始", Scalars.Minute, m => m.Window.Opens, (m, v) => m with { Window = m.Window with { Opens = v } })
        .Required(
            "closes",
            "结束",
            Scalars.Minute,
            m => m.Window.Closes,
            (m, v) => m with { Window = m.Window with { Closes = v } }
        )
        .Required("weekdays", "开放日", Weekday.List(), m => m.Weekdays, (m, v) => m with { Weekdays = v })
        .Required("hours", "营业时间", Scalars.TimeRange.List(), m => m.Hours, (m, v) => m with { Hours = v })
        .Optional(
            "shut_on_days_off",
            "法定假日不开放",
            Scalars.Truth,
            m => m.ShutOnDaysOff,
            (m, v) => m with { ShutOnDaysOff = v }
        )
        .Required(
            "capacity_per_hour",
            "每小时人数",
            Scalars.Whole(1, 1_000),
            m => m.CapacityPerHour,
            (m, v) => m with { CapacityPerHour = v }
        );

    private static readonly Shape<Phases> Phases = new RecordShape<Phases>("时间安排", new Phases())
        .Required("confirmation", "信息确认", Window, p => p.Confirmation, (p, v) => p with { Confirmation = v })
        .Required("college_submission", "学院报送", Window, p => p.CollegeSubmission, (p, v) => p with { CollegeSubmission = v })
        .Required("sessions", "图像采集场次", Session.List(), p => p.Sessions, (p, v) => p with { Sessions = v })
        .Optional("make_up", "补采", Studio, p => p.MakeUp, (p, v) => p with { MakeUp = v })
        .Required("proof_reading", "图像校对", Window, p => p.ProofReading, (p, v) => p with { ProofReading = v })
        .Required("sealing", "封存", Window, p => p.Sealing, (p, v) => p with { Sealing = v });

    public static void AddTo(RecordShape<Campaign> campaign) =>
        campaign.Required("phases", "时间安排", Phases, c => c.Phases, (c, v) => c with { Phases = v });
}
