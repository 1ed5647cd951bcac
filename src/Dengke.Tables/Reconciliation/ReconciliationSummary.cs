using Dengke.Domain.Records;

namespace Dengke.Tables.Reconciliation;

/// <summary>How often each verdict was given on one field.</summary>
public sealed record FieldCounts(RecordField Field, IReadOnlyDictionary<Verdict, long> Verdicts);

/// <summary>What a reconciliation came to. Each row of a side is either in a matched pair or unmatched for one reason.</summary>
public sealed record ReconciliationSummary
{
    public required int RowsRegistry { get; init; }

    public required int RowsAcademic { get; init; }

    /// <summary>How many pairs.</summary>
    public required int Matched { get; init; }

    /// <summary>The fields that were compared, in the order of the catalogue, each with all verdicts.</summary>
    public required IReadOnlyList<FieldCounts> Fields { get; init; }

    /// <summary>The fields to be compared that one side or both have no column for.</summary>
    public required IReadOnlyList<RecordField> NotCompared { get; init; }

    /// <summary>By reason, how many rows of the registry have no partner.</summary>
    public required IReadOnlyDictionary<UnmatchedReason, int> UnmatchedRegistry { get; init; }

    /// <summary>By reason, how many rows of the academic system have no partner.</summary>
    public required IReadOnlyDictionary<UnmatchedReason, int> UnmatchedAcademic { get; init; }

    /// <summary>How many cells a spreadsheet program has damaged.</summary>
    public required int DamagedCells { get; init; }

    /// <summary>Whether a person has something to do.</summary>
    public bool HasFindings =>
        DamagedCells > 0
        || UnmatchedRegistry.Values.Any(n => n > 0)
        || UnmatchedAcademic.Values.Any(n => n > 0)
        || Fields.Any(f => f.Verdicts.Any(v => v.Key.IsFinding() && v.Value > 0));
}
