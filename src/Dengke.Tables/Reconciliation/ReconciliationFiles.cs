using System.Collections.Concurrent;
using System.Text;
using Dengke.Domain.Records;

namespace Dengke.Tables.Reconciliation;

/// <summary>
/// Writes the outcome as files in a folder: <c>differences.csv</c> (<c>key,field,verdict,registry,academic,note</c>),
/// <c>unmatched.csv</c> (<c>side,key,reason</c>), <c>summary.json</c>, and <c>damaged.csv</c>
/// (<c>side,row,column,field,value,damage</c>) where cells are damaged. CSV is RFC 4180, UTF-8 without a mark, values as they were
/// read. All are written under other names and take theirs when everything is there, the summary last; a run that
/// fails leaves what was there before.
/// </summary>
public sealed class ReconciliationFiles : IReconciliationSink, IDisposable
{
    private readonly ConcurrentBag<FilePart> spare = [];
    private readonly PendingFile differences;
    private readonly PendingFile unmatched;
    private readonly PendingFile damaged;
    private readonly PendingFile summary;
    private readonly CsvLines damagedLines = new();
    private byte[][] labels = [];
    private bool anyDamaged;

    /// <param name="folder">Made where there is none.</param>
    /// <exception cref="IOException">The folder cannot be written to.</exception>
    /// <exception cref="UnauthorizedAccessException">The folder may not be written to.</exception>
    public ReconciliationFiles(string folder)
    {
        Directory.CreateDirectory(folder);
        differences = new PendingFile(Path.Combine(folder, "differences.csv"));
        unmatched = new PendingFile(Path.Combine(folder, "unmatched.csv"));
        damaged = new PendingFile(Path.Combine(folder, "damaged.csv"));
        summary = new PendingFile(Path.Combine(folder, "summary.json"));
    }

    public void Damaged(in DamagedCell cell)
    {
        if (!anyDamaged)
        {
            anyDamaged = true;
            damaged.Write("side,row,column,field,value,damage\r\n"u8);
        }

        damagedLines.Clear();
        damagedLines
            .Field(SourceNames.Of(cell.Side))
            .Field(cell.Row.ToString())
            .Field(TableColumn.LetterOf(cell.Column - 1))
            .Field(cell.Field.Label)
            .Field(cell.Value)
            .Field(cell.Damage.Name())
            .End();
        damaged.Write(damagedLines.Bytes);
    }

    public void Begin(FieldCatalogue catalogue)
    {
        labels = [.. catalogue.Fields.Select(f => Encoding.UTF8.GetBytes(f.Label))];
        differences.Restart("key,field,verdict,registry,academic,note\r\n"u8);
        unmatched.Restart("side,key,reason\r\n"u8);
    }

    public IReconciliationPart NewPart() => spare.TryTake(out var part) ? part : new FilePart(labels);

    public void Accept(IReconciliationPart part)
    {
        var filled = (FilePart)part;
        differences.Write(filled.Differences.Bytes);
        unmatched.Write(filled.UnmatchedRows.Bytes);
        filled.Differences.Clear();
        filled.UnmatchedRows.Clear();
        spare.Add(filled);
    }

    public void Complete(ReconciliationSummary summary)
    {
        this.summary.Restart(SummaryJson.Write(summary));
        this.summary.DeleteOld();
        differences.Commit();
        unmatched.Commit();
        CommitDamaged();
        this.summary.Commit();
    }

    public void Refused() => CommitDamaged();

    public void Dispose()
    {
        differences.Dispose();
        unmatched.Dispose();
        damaged.Dispose();
        summary.Dispose();
    }

    private void CommitDamaged()
    {
        if (anyDamaged)
        {
            damaged.Commit();
        }
        else
        {
            damaged.DeleteOld();
        }
    }

    private sealed class FilePart(byte[][] labels) : IReconciliationPart
    {
        public CsvLines Differences { get; } = new();

        public CsvLines UnmatchedRows { get; } = new();

        public void Matched(int registryRow, int academicRow) { }

        public void Difference(in DifferenceBytes difference) =>
            Differences
                .Field(difference.Key)
                .Field(labels[difference.Field])
                .Field(difference.Verdict.Name())
                .Field(difference.Registry)
                .Field(difference.Academic)
                .Field(difference.Note)
                .End();

        public void Unmatched(Source side, int row, ReadOnlySpan<byte> key, UnmatchedReason reason) =>
            UnmatchedRows.Field(SourceNames.Of(side)).Field(key).Field(reason.Name()).End();
    }
}
