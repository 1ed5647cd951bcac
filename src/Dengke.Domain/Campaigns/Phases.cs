using Dengke.Domain.Kernel;

namespace Dengke.Domain.Campaigns;

/// <summary>A stretch of the campaign with a window of its own.</summary>
public enum Phase
{
    /// <summary>信息确认: students check and confirm their records.</summary>
    Confirmation,

    /// <summary>学院报送: colleges sign and submit their correction summaries.</summary>
    CollegeSubmission,

    /// <summary>图像采集: the capture sessions, from the first to the last.</summary>
    Capture,

    /// <summary>补采: the studio.</summary>
    MakeUp,

    /// <summary>图像校对: students proof-read their photos.</summary>
    ProofReading,

    /// <summary>封存: the registrar seals the set.</summary>
    Sealing,
}

/// <summary>The windows of a campaign's phases (CAM-3).</summary>
public sealed record Phases
{
    public Window Confirmation { get; init; }

    public Window CollegeSubmission { get; init; }

    /// <summary>
    /// So many days before a college's students have to have confirmed, those who have not are reminded (CON-6). Empty: 3 days and 1 day
    /// before; a single 0: never.
    /// </summary>
    public ValueList<int> RemindDays { get; init; } = [];

    /// <summary>The days before the end at which people are reminded, as <see cref="RemindDays"/> means them.</summary>
    public IReadOnlyList<int> Reminders => RemindDays.Count == 0 ? [3, 1] : [.. RemindDays.Where(d => d > 0)];

    public ValueList<CaptureSession> Sessions { get; init; } = [];

    /// <summary>Null where a campaign has no make-up.</summary>
    public MakeUpStudio? MakeUp { get; init; }

    public Window ProofReading { get; init; }

    public Window Sealing { get; init; }

    /// <summary>The window of a phase; null where the campaign has no such phase.</summary>
    public Window? WindowOf(Phase phase) =>
        phase switch
        {
            Phase.Confirmation => Confirmation,
            Phase.CollegeSubmission => CollegeSubmission,
            Phase.Capture when Sessions.Count == 0 => null,
            Phase.Capture => new Window(Sessions.Min(s => s.Window.Opens), Sessions.Max(s => s.Window.Closes)),
            Phase.MakeUp => MakeUp?.Window,
            Phase.ProofReading => ProofReading,
            Phase.Sealing => Sealing,
            _ => throw new ArgumentOutOfRangeException(nameof(phase)),
        };

    /// <summary>
    /// Whether an act of a phase may be done now. Refused with <c>outside_window</c> and the window named, or with
    /// <c>no_such_phase</c>.
    /// </summary>
    public Outcome<Done> Admit(Phase phase, DateTimeOffset now) =>
        WindowOf(phase) switch
        {
            null => Failure.Refused(
                "no_such_phase",
                $"本批次没有安排{phase.Name()}。",
                $"This campaign has no phase {phase.EnglishName()}."
            ),
            { } window when window.Contains(now) => default(Done),
            { } window => Failure.Refused(
                "outside_window",
                $"{phase.Name()}的时间为{window.Describe()}, 现在不在此时间内。",
                $"{phase.EnglishName()} is open {window.DescribeInEnglish()}, and not now."
            ),
        };
}

/// <summary>The names of phases on pages.</summary>
public static class PhaseNames
{
    public static string Name(this Phase phase) =>
        phase switch
        {
            Phase.Confirmation => "信息确认",
            Phase.CollegeSubmission => "学院报送",
            Phase.Capture => "图像采集",
            Phase.MakeUp => "补采",
            Phase.ProofReading => "图像校对",
            Phase.Sealing => "封存",
            _ => throw new ArgumentOutOfRangeException(nameof(phase)),
        };

    public static string EnglishName(this Phase phase) =>
        phase switch
        {
            Phase.Confirmation => "Record confirmation",
            Phase.CollegeSubmission => "College submission",
            Phase.Capture => "Portrait capture",
            Phase.MakeUp => "Make-up capture",
            Phase.ProofReading => "Proof-reading",
            Phase.Sealing => "Sealing",
            _ => throw new ArgumentOutOfRangeException(nameof(phase)),
        };
}
