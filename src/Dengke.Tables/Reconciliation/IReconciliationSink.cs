using Dengke.Domain.Records;

namespace Dengke.Tables.Reconciliation;

/// <summary>One cell that a spreadsheet program has damaged.</summary>
/// <param name="Side">In which table.</param>
/// <param name="Row">The row as the table itself counts, from 1, header included.</param>
/// <param name="Column">The column as the table itself counts, from 1.</param>
/// <param name="Field">Which field stands there.</param>
/// <param name="Value">What stands there.</param>
/// <param name="IsKey">Whether the field is one of those by which rows are matched.</param>
public readonly record struct DamagedCell(
    Source Side,
    int Row,
    int Column,
    RecordField Field,
    string Value,
    CellDamage Damage,
    bool IsKey
)
{
    internal static DamagedCell Of(Tables.DamagedCell cell, SourceRequest request) =>
        new(
            request.Side,
            cell.Row,
            cell.Column.Index + 1,
            cell.Field,
            cell.Value,
            cell.Damage,
            request.Options.Keys.Contains(cell.Field.Key)
        );
}

/// <summary>One field of a matched pair with any verdict but <see cref="Verdict.Same"/>. Texts are UTF-8 and valid during the call only.</summary>
public readonly ref struct DifferenceBytes
{
    /// <summary>The number of the row in the registry's table, from 0, counting rows of data only.</summary>
    public required int RegistryRow { get; init; }

    /// <summary>The same in the academic system's table.</summary>
    public required int AcademicRow { get; init; }

    /// <summary>The registry row's 证件号码 as it stands; where it is blank the academic row's; where that is, the next key.</summary>
    public required ReadOnlySpan<byte> Key { get; init; }

    /// <summary>The field by its index in the catalogue.</summary>
    public required int Field { get; init; }

    public required Verdict Verdict { get; init; }

    public required ReadOnlySpan<byte> Registry { get; init; }

    public required ReadOnlySpan<byte> Academic { get; init; }

    /// <summary>What there is to say beyond the verdict; may be empty.</summary>
    public required string Note { get; init; }
}

/// <summary>Takes what comes of one run of rows, on one thread.</summary>
public interface IReconciliationPart
{
    /// <summary>A pair begins; its differences follow.</summary>
    void Matched(int registryRow, int academicRow);

    void Difference(in DifferenceBytes difference);

    /// <param name="side">On which side the row is.</param>
    /// <param name="row">Its number there, from 0.</param>
    /// <param name="key">As <see cref="DifferenceBytes.Key"/>.</param>
    /// <param name="reason">Why it has no partner.</param>
    void Unmatched(Source side, int row, ReadOnlySpan<byte> key, UnmatchedReason reason);
}

/// <summary>Where the outcome of a reconciliation goes. <see cref="NewPart"/> is called on any thread, all else one call at a time.</summary>
public interface IReconciliationSink
{
    /// <summary>A damaged cell; all of them come before <see cref="Begin"/>.</summary>
    void Damaged(in DamagedCell cell);

    /// <summary>The comparison begins. Called again, it begins afresh: all parts accepted before are void.</summary>
    void Begin(FieldCatalogue catalogue);

    IReconciliationPart NewPart();

    /// <summary>The next part that is complete: first those of the registry's rows in their order, then those of the academic system's.</summary>
    void Accept(IReconciliationPart part);

    /// <summary>All has come.</summary>
    void Complete(ReconciliationSummary summary);

    /// <summary>The tables are refused because of damaged keys: nothing but the damage will come.</summary>
    void Refused();
}
