using Dengke.Domain.Kernel;
using Dengke.Domain.Records;

namespace Dengke.Tables.Reconciliation;

/// <summary>A table to be reconciled.</summary>
public abstract class ReconciliationSource
{
    /// <summary>A file as a registrar has it, of any format that <see cref="SourceTable"/> reads.</summary>
    /// <param name="map">Columns mapped by hand.</param>
    public static ReconciliationSource FromFile(string path, ColumnMap? map = null) => FromFile(path, map, inPlace: true);

    internal static ReconciliationSource FromFile(string path, ColumnMap? map, bool inPlace) =>
        new TableFileSource(path, map, inPlace);

    /// <summary>Rows that the program has at hand, such as a campaign's from its database.</summary>
    /// <param name="rows">Each row's values by index in the catalogue, null or empty for a blank one.</param>
    /// <param name="fields">The fields that the source knows at all; null for all of the catalogue.</param>
    public static ReconciliationSource FromValues(
        IEnumerable<IReadOnlyList<string?>> rows,
        IReadOnlySet<string>? fields = null
    ) => new ValuesSource(rows, fields);

    internal abstract Outcome<RowStore> Open(SourceRequest request);
}

/// <summary>What a source is asked for.</summary>
/// <param name="Side">Which side it is to be.</param>
/// <param name="Damaged">Takes damaged cells.</param>
internal sealed record SourceRequest(
    Source Side,
    FieldCatalogue Catalogue,
    ReconcileOptions Options,
    Action<DamagedCell> Damaged,
    CancellationToken Cancellation
);

internal sealed class ValuesSource(IEnumerable<IReadOnlyList<string?>> rows, IReadOnlySet<string>? fields) : ReconciliationSource
{
    internal override Outcome<RowStore> Open(SourceRequest request)
    {
        bool[] known = [.. request.Catalogue.Fields.Select(f => fields is null || fields.Contains(f.Key))];
        using var writer = new RowStoreWriter(known, request.Options);
        foreach (var row in rows)
        {
            request.Cancellation.ThrowIfCancellationRequested();
            writer.Add(row, []);
        }

        return writer.Finish();
    }
}
