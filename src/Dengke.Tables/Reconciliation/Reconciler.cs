using Dengke.Domain.Kernel;
using Dengke.Domain.Records;

namespace Dengke.Tables.Reconciliation;

/// <summary>
/// 比对: matches the rows of the national registry's table with those of the academic system's and judges each field (REC-5).
/// </summary>
/// <remarks>
/// <para>
/// Rows are matched in rounds, one for each key in order (by default 证件号码, 考生号, 学号). A row takes part in a round with a value
/// that can serve as a key, which is compared folded; a blank or broken one waits for the next round. In a round the rows that
/// are still open are grouped by the key on each side:
/// </para>
/// <list type="bullet">
/// <item>A group that is on both sides is settled. The first row of each side, in the order of its table, are a pair and are compared;
/// each further row of either side is <c>duplicate_key</c>.</item>
/// <item>A group that is on one side only stays open for the next key.</item>
/// </list>
/// <para>
/// A row that is open after the last round is <c>invalid_key</c> where none of its key fields has a usable value; <c>duplicate_key</c>
/// where it shares a key with a row of its own side that is compared or comes earlier in the table; else <c>not_in_academic</c>
/// or <c>not_in_registry</c>. So a better key always goes before a worse one, whatever the order of the rows; no row
/// is in two pairs; and each row is in exactly one pair or unmatched for exactly one reason. A key that one side has no
/// column for is not tried.
/// </para>
/// <para>
/// What comes out depends on the tables, the catalogue and the order of the keys only: not on threads, sizes of parts or memory.
/// Keys are looked up by hash, and every two keys that are taken for one are compared as they are; where two different ones met in a
/// hash, all is done again with other hashes.
/// </para>
/// </remarks>
public static class Reconciler
{
    /// <summary>Refused: cells of a key field are rounded; the damage has gone to the sink.</summary>
    public const string RoundedKeys = "rounded_keys";

    /// <summary>Reconciles two tables. What comes of it goes to <paramref name="sink"/>.</summary>
    /// <returns>
    /// The summary; or <c>invalid</c> with a field <c>registry</c> or <c>academic</c> for a table that cannot be read,
    /// <see cref="RoundedKeys"/>, or <c>io</c> where a file vanished, changed meanwhile, or the disk is full.
    /// </returns>
    /// <exception cref="OperationCanceledException">The token was cancelled.</exception>
    public static Outcome<ReconciliationSummary> Run(
        ReconciliationSource registry,
        ReconciliationSource academic,
        FieldCatalogue catalogue,
        ReconcileOptions options,
        IReconciliationSink sink,
        CancellationToken cancellation = default
    )
    {
        try
        {
            return new ReconciliationRun(catalogue, options, sink, cancellation).Run(registry, academic);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return Failure.Refused("io", $"读写文件失败: {e.Message}", $"A file cannot be read or written: {e.Message}");
        }
    }
}
