using System.Runtime.InteropServices;
using Dengke.Domain.Records;

namespace Dengke.Tables.Reconciliation;

/// <summary>What the engine is busy with.</summary>
public enum ReconcilePhase
{
    /// <summary>A table is being read cell by cell.</summary>
    Convert,

    /// <summary>Rows and keys are being read.</summary>
    Read,

    /// <summary>Rows are being matched.</summary>
    Match,

    /// <summary>Matched rows are being compared.</summary>
    Compare,
}

/// <summary>How far a phase is.</summary>
/// <param name="Side">The side that is being read; null where the phase is about both.</param>
/// <param name="Done">From 0 to <paramref name="Total"/>, in units of the phase's own.</param>
/// <param name="Total">0 where nobody knows.</param>
[StructLayout(LayoutKind.Auto)]
public readonly record struct ReconcileProgress(ReconcilePhase Phase, Source? Side, long Done, long Total);

/// <summary>How a reconciliation is done. None of it but <see cref="Keys"/> changes what comes out.</summary>
public sealed record ReconcileOptions
{
    /// <summary>The keys of the fields by which rows are matched, in the order in which they are tried.</summary>
    public IReadOnlyList<string> Keys { get; init; } = ["document_no", "exam_no", "student_no"];

    /// <summary>How many threads work; by default as many as there are processors.</summary>
    public int Threads { get; init; } = Environment.ProcessorCount;

    /// <summary>In what parts a side is read, in bytes.</summary>
    public int ChunkBytes { get; init; } = 4 << 20;

    /// <summary>
    /// How many bytes of rows may wait in memory to be compared, beside some 35 bytes a row that are always needed; what is
    /// more waits in a temporary file. By default a quarter of what the process may use, at most 3 GiB.
    /// </summary>
    public long MemoryBytes { get; init; } = Math.Min(3L << 30, GC.GetGCMemoryInfo().TotalAvailableMemoryBytes / 4);

    /// <summary>From what size on, in bytes, rows that had to be converted go from memory to a temporary file.</summary>
    public int SpillBytes { get; init; } = 64 << 20;

    /// <summary>Where temporary files go.</summary>
    public string TempFolder { get; init; } = Path.GetTempPath();

    /// <summary>Told how far the work is, from any thread but one call at a time.</summary>
    public IProgress<ReconcileProgress>? Progress { get; init; }

    /// <summary>For tests: the bits of the first attempt's hashes, so that keys meet in one hash as they hardly ever do.</summary>
    internal ulong FirstHashMask { get; init; } = ulong.MaxValue;
}
