namespace Dengke.Features.Shared.Documents;

/// <summary>
/// What a document's template can be filled with, by these names in snake case: all of it from the campaign and the published timetable,
/// worded as official documents word it. A fact that there is not is null. <c>docs/document-fields.md</c> lists them.
/// </summary>
public sealed record DocumentFacts
{
    public required SchoolFacts School { get; init; }

    public required CampaignFacts Campaign { get; init; }

    /// <summary>发文单位; the school where the campaign names none.</summary>
    public required string Issuer { get; init; }

    /// <summary>文号.</summary>
    public string? Number { get; init; }

    /// <summary>As in 2024年9月24日.</summary>
    public required string Date { get; init; }

    public required CohortFacts Cohort { get; init; }

    public required IReadOnlyList<FieldFacts> Fields { get; init; }

    /// <summary>Which corrections are decided where, and by what they are proved.</summary>
    public required IReadOnlyList<RuleFacts> Rules { get; init; }

    public required WindowFacts Confirmation { get; init; }

    public required WindowFacts CollegeSubmission { get; init; }

    public required WindowFacts ProofReading { get; init; }

    public required WindowFacts Sealing { get; init; }

    public required IReadOnlyList<SessionFacts> Sessions { get; init; }

    public MakeUpFacts? MakeUp { get; init; }

    public required FeeFacts Fees { get; init; }

    /// <summary>Working days until the registry shows a photo.</summary>
    public int RegistryLagDays { get; init; }

    public required TextFacts Texts { get; init; }

    public required IReadOnlyList<ContactFacts> Contacts { get; init; }

    public string? Mailbox { get; init; }

    public required IReadOnlyList<WayFacts> CodeWays { get; init; }

    /// <summary>The columns of the correction summary.</summary>
    public required IReadOnlyList<string> SummaryColumns { get; init; }

    /// <summary>In the notice alone; empty within the attachments themselves.</summary>
    public IReadOnlyList<AttachmentFacts> Attachments { get; init; } = [];

    /// <summary>The published timetable; null before the first.</summary>
    public TimetableFacts? Timetable { get; init; }
}

public sealed record SchoolFacts(string Name, string Code, string? ShortName);

public sealed record CampaignFacts(string Id, string Title);

/// <summary>The names of the groups that are in and that are out.</summary>
public sealed record CohortFacts(IReadOnlyList<string> Include, IReadOnlyList<string> Exclude);

/// <param name="Source">学信网 or 教务系统, whichever is right.</param>
/// <param name="Decision">Who decides a correction.</param>
/// <param name="Evidence">What proves it; null for nothing.</param>
public sealed record FieldFacts(
    int Number,
    string Label,
    string Source,
    bool Confirmed,
    bool Tolerated,
    string Decision,
    string? Evidence
);

/// <param name="Fields">Their labels.</param>
/// <param name="Evidence">What is needed, a line each; null for nothing.</param>
/// <param name="OptionalEvidence">What helps.</param>
public sealed record RuleFacts(string Fields, string Decision, string? Evidence, string? OptionalEvidence, string? Note);

/// <param name="Opens">As in 2024年10月9日（周三）08:00; without the time where that is midnight.</param>
/// <param name="Closes">In the same way; the last day's end is 24:00.</param>
/// <param name="Period">Both, the year once.</param>
public sealed record WindowFacts(string Opens, string Closes, string Period);

/// <param name="Date">As in 10月22日（周二）.</param>
/// <param name="Hours">As in 08:30—12:00，13:00—16:30: without the breaks.</param>
/// <param name="HoursInLines">The same with a line for each stretch, for tables.</param>
/// <param name="Colleges">The colleges with classes at that campus.</param>
public sealed record SessionFacts(
    string Date,
    string Hours,
    string HoursInLines,
    string Venue,
    string? Campus,
    string? Address,
    string? Directions,
    IReadOnlyList<string> Colleges,
    int ArriveEarlyMinutes,
    int Stations
);

/// <param name="Weekdays">As in 周二至周日 or 周一、周三.</param>
public sealed record MakeUpFacts(
    string Period,
    string Weekdays,
    string Hours,
    bool ShutOnDaysOff,
    string Venue,
    string? Address,
    string? Directions
);

/// <param name="OnSite">In yuan, without .00.</param>
/// <param name="MakeUp">In yuan.</param>
public sealed record FeeFacts(string OnSite, string MakeUp, IReadOnlyList<string> Methods, string Payee, string? Includes);

public sealed record TextFacts(string Dress, string CodeSaving, string? Bring, string? Privacy);

public sealed record ContactFacts(string Name, string Duty, string? Phone, string? Email, string? Office, string? Hours);

public sealed record WayFacts(string Name, IReadOnlyList<string> Steps);

/// <param name="Mark">附件1.</param>
public sealed record AttachmentFacts(string Mark, string Title);

/// <param name="Students">Placed in all.</param>
/// <param name="Places">By college and class, in the campaign's order.</param>
public sealed record TimetableFacts(int Number, string PublishedOn, int Students, IReadOnlyList<PlaceFacts> Places);

/// <summary>When and where a class, or a part of it, is photographed.</summary>
public sealed record PlaceFacts(
    string College,
    string ClassName,
    int Students,
    string Date,
    string Time,
    string? Campus,
    string? Venue
);
