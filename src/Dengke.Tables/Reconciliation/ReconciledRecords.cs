using System.Text;
using Dengke.Domain.Records;

namespace Dengke.Tables.Reconciliation;

/// <summary>One field of a matched pair with any verdict but <see cref="Verdict.Same"/>.</summary>
public sealed record FieldDifference(RecordField Field, Verdict Verdict, string Registry, string Academic, string Note);

/// <summary>A matched pair.</summary>
/// <param name="RegistryRow">The number of the row in the registry's table, from 0.</param>
/// <param name="AcademicRow">The same in the academic system's.</param>
/// <param name="Differences">The fields that are not the same, in the order of the catalogue.</param>
public sealed record MatchedPair(int RegistryRow, int AcademicRow, IReadOnlyList<FieldDifference> Differences);

/// <summary>A row without a partner.</summary>
/// <param name="Row">Its number in the table of its side, from 0.</param>
/// <param name="Key">Its 证件号码 as it stands, or the next key where that is blank.</param>
public sealed record UnmatchedRow(Source Side, int Row, string Key, UnmatchedReason Reason);

/// <summary>Keeps the outcome in memory, for tables of some ten thousand rows.</summary>
public sealed class ReconciledRecords : IReconciliationSink
{
    private readonly List<MatchedPair> matched = [];
    private readonly List<UnmatchedRow> unmatched = [];
    private readonly List<DamagedCell> damaged = [];
    private FieldCatalogue? catalogue;

    /// <summary>The pairs in the order of the registry's rows.</summary>
    public IReadOnlyList<MatchedPair> Matched => matched;

    /// <summary>The rows without a partner: the registry's in their order, then the academic system's.</summary>
    public IReadOnlyList<UnmatchedRow> Unmatched => unmatched;

    public IReadOnlyList<DamagedCell> DamagedCells => damaged;

    public void Damaged(in DamagedCell cell) => damaged.Add(cell);

    public void Begin(FieldCatalogue catalogue)
    {
        this.catalogue = catalogue;
        matched.Clear();
        unmatched.Clear();
    }

    public IReconciliationPart NewPart() => new RecordsPart(catalogue!);

    public void Accept(IReconciliationPart part)
    {
        var filled = (RecordsPart)part;
        matched.AddRange(filled.Pairs);
        unmatched.AddRange(filled.Rows);
    }

    public void Complete(ReconciliationSummary summary) { }

    public void Refused() { }

    private sealed class RecordsPart(FieldCatalogue catalogue) : IReconciliationPart
    {
        private List<FieldDifference> differences = [];

        public List<MatchedPair> Pairs { get; } = [];

        public List<UnmatchedRow> Rows { get; } = [];

        public void Matched(int registryRow, int academicRow)
        {
            differences = [];
            Pairs.Add(new MatchedPair(registryRow, academicRow, differences));
        }

        public void Difference(in DifferenceBytes difference) =>
            differences.Add(
                new FieldDifference(
                    catalogue.Fields[difference.Field],
                    difference.Verdict,
                    Encoding.UTF8.GetString(difference.Registry),
                    Encoding.UTF8.GetString(difference.Academic),
                    difference.Note
                )
            );

        public void Unmatched(Source side, int row, ReadOnlySpan<byte> key, UnmatchedReason reason) =>
            Rows.Add(new UnmatchedRow(side, row, Encoding.UTF8.GetString(key), reason));
    }
}
