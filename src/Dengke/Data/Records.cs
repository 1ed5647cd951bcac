using Dengke.Domain.Records;

namespace Dengke.Data;

/// <summary>One row of one source as imported. Values are kept as they came.</summary>
public sealed class SourceRecord
{
    public Guid Id { get; init; }

    public required string CampaignId { get; init; }

    public Source Source { get; init; }

    /// <summary>The row in the owner's file, 1-based, as a person sees it there.</summary>
    public int RowNumber { get; set; }

    /// <summary>Tells the same row in two files: keyed hash of its match keys and its occurrence among equals.</summary>
    public required string Identity { get; init; }

    /// <summary>Keyed hash of all values; equal means unchanged.</summary>
    public required string ContentHash { get; set; }

    /// <summary>The values by catalogue key as JSON, without the document number.</summary>
    public required string Values { get; set; }

    /// <summary>The document number, sealed; null where blank.</summary>
    public string? DocumentNo { get; set; }

    public Guid ImportBatchId { get; set; }
}

/// <summary>A person of the campaign: the registry's row and the academic system's, matched.</summary>
public sealed class Student : IVersioned
{
    public Guid Id { get; init; }

    public required string CampaignId { get; init; }

    public Guid? RegistryRecordId { get; set; }

    public Guid? AcademicRecordId { get; set; }

    public required string StudentNo { get; set; }

    public required string ExamNo { get; set; }

    public required string Name { get; set; }

    /// <summary>The folded name, for search.</summary>
    public required string NameKey { get; set; }

    /// <summary>The first letters of the name's pinyin, for search; readings apart by a space, e.g. <c>sy dy</c>.</summary>
    public string NameInitials { get; set; } = "";

    public required string College { get; set; }

    public required string ClassName { get; set; }

    public required string MajorName { get; set; }

    /// <summary>Keyed hash of the document number's match key, for look-up; null where unusable.</summary>
    public string? DocumentNoHash { get; set; }

    /// <summary>Whether the cohort rule takes the student in.</summary>
    public bool InCohort { get; set; }

    /// <summary>Why not, in words; null for a student who is in.</summary>
    public string? ExclusionReason { get; set; }

    /// <summary>Fields that need somebody: differing or missing on one side.</summary>
    public int Findings { get; set; }

    /// <summary>Fields equal after folding, and allowed differences.</summary>
    public int Remarks { get; set; }

    public int Version { get; set; }

    public List<FieldDifference> Differences { get; init; } = [];

    /// <summary>Null for a student who has not started.</summary>
    public StudentConfirmation? Confirmation { get; set; }
}

/// <summary>A field of a matched student that is not the same on both sides.</summary>
public sealed class FieldDifference
{
    public Guid Id { get; init; }

    public Guid StudentId { get; init; }

    public required string CampaignId { get; init; }

    public required string Field { get; init; }

    public Verdict Verdict { get; init; }

    public string? Note { get; init; }
}

/// <summary>A row without a partner, and why.</summary>
public sealed class UnmatchedRow
{
    public Guid Id { get; init; }

    public required string CampaignId { get; init; }

    public Source Source { get; init; }

    public Guid SourceRecordId { get; init; }

    public UnmatchedReason Reason { get; init; }
}

/// <summary>The newest comparison of a campaign's two sources.</summary>
public sealed class ReconciliationRun
{
    public required string CampaignId { get; init; }

    public DateTimeOffset At { get; set; }

    public int RowsRegistry { get; set; }

    public int RowsAcademic { get; set; }

    public int Matched { get; set; }

    /// <summary>Keys of the fields that one whole side lacks, separated by a space.</summary>
    public required string NotCompared { get; set; }
}

/// <summary>Where an uploaded file stands.</summary>
public enum ImportState
{
    Previewed,
    Applied,
    Discarded,
}

/// <summary>A file that was uploaded for a source, looked at, and perhaps applied.</summary>
public sealed class ImportBatch : IVersioned
{
    public Guid Id { get; init; }

    public required string CampaignId { get; init; }

    public Source Source { get; init; }

    public required string FileName { get; init; }

    public required string FileId { get; init; }

    public ImportState State { get; set; }

    /// <summary>Whether rows that the file lacks are taken out of the source (a complete list) or stay (a part).</summary>
    public bool Complete { get; set; } = true;

    public int Rows { get; set; }

    public int Errors { get; set; }

    public int Warnings { get; set; }

    public int Added { get; set; }

    public int Changed { get; set; }

    public int Removed { get; set; }

    public required string UploadedBy { get; init; }

    public DateTimeOffset UploadedAt { get; init; }

    public DateTimeOffset? AppliedAt { get; set; }

    public int Version { get; set; }
}

/// <summary>A column mapped by hand: remembered for the next file of the same source.</summary>
public sealed class ColumnMapping
{
    public Guid Id { get; init; }

    public required string CampaignId { get; init; }

    public Source Source { get; init; }

    /// <summary>The header text as the file has it.</summary>
    public required string Header { get; init; }

    /// <summary>The catalogue key, or the empty string for a column to be left aside.</summary>
    public required string Field { get; set; }
}
