namespace Dengke.Domain.Records;

/// <summary>How a field's values are written, and so how they are folded for comparison and validated.</summary>
public enum FieldFormat
{
    Text,
    Name,
    Sex,
    Date,
    Ethnicity,
    DocumentType,
    DocumentNumber,
    ExamNumber,
    StudentNumber,
    Level,
    StudyForm,
    MajorCode,
    Duration,
    PoliticalStatus,
}

/// <summary>Which of the two systems is right when they differ.</summary>
public enum Source
{
    /// <summary>学信网学籍平台, the national registry.</summary>
    Registry,

    /// <summary>教务系统, the academic system.</summary>
    Academic,
}

/// <summary>Who decides a correction of a field (domain facts 4.2).</summary>
public enum CorrectionRoute
{
    School,
    Province,
    PlaceOfOrigin,
}

/// <summary>One field of the record, as the campaign's catalogue has it.</summary>
/// <param name="Key">Stable name in code and files, snake case, e.g. <c>document_no</c>.</param>
/// <param name="Label">The Chinese label, e.g. 证件号码.</param>
/// <param name="EnglishLabel">The English label.</param>
/// <param name="Format">How values are written.</param>
public sealed record RecordField(string Key, string Label, string EnglishLabel, FieldFormat Format)
{
    /// <summary>The registry's column code, e.g. <c>SFZH</c>; null where the registry file has no such column.</summary>
    public string? RegistryCode { get; init; }

    /// <summary>
    /// The width of the registry's column in bytes of GB 18030, not characters (domain facts 3.1); null where there is none.
    /// Some real values are wider (学号, 专业代码 with its suffix), so a campaign can set its own.
    /// </summary>
    public int? RegistryWidth { get; init; }

    /// <summary>Other header texts under which real files carry the field.</summary>
    public IReadOnlyList<string> Aliases { get; init; } = [];

    public Source SourceOfTruth { get; init; } = Source.Registry;

    /// <summary>Whether the student confirms the field.</summary>
    public bool Confirmed { get; init; } = true;

    /// <summary>Whether a blank value is an error.</summary>
    public bool Required { get; init; }

    /// <summary>Whether a difference is allowed (专业名称 by default).</summary>
    public bool Tolerated { get; init; }

    /// <summary>Whether the two sources are compared in it; false for what only the academic system knows.</summary>
    public bool Compared { get; init; } = true;

    public CorrectionRoute Route { get; init; } = CorrectionRoute.School;

    /// <summary>What a correction must be accompanied by, in the words of the notice.</summary>
    public IReadOnlyList<string> Evidence { get; init; } = [];
}
