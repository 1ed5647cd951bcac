using Dengke.Domain.Kernel;

namespace Dengke.Tables.Reconciliation;

/// <summary>
/// A file as a registrar has it. A plain CSV in UTF-8 is its own row store; anything else is read as a table, cell by cell, and
/// written to one.
/// </summary>
/// <param name="map">Columns mapped by hand.</param>
/// <param name="inPlace">Whether a plain CSV may be its own store; tests have it both ways.</param>
internal sealed class TableFileSource(string path, ColumnMap? map, bool inPlace) : ReconciliationSource
{
    internal override Outcome<RowStore> Open(SourceRequest request) =>
        (inPlace ? PlainCsv.TryOpen(path, map, request, () => Convert(request)) : null) is { } plain ? plain : Convert(request);

    private Outcome<RowStore> Convert(SourceRequest request) =>
        SourceTable.Open(path, request.Catalogue, new TableOptions { Map = map }).Then(table => Convert(table, request));

    private static Outcome<RowStore> Convert(SourceTable opened, SourceRequest request)
    {
        using var table = opened;
        request.Options.Progress?.Report(new ReconcileProgress(ReconcilePhase.Convert, request.Side, 0, 0));
        var catalogue = request.Catalogue;
        int[] positions = [.. catalogue.Fields.Select(f => table.IndexOf(f.Key))];
        using var writer = new RowStoreWriter([.. positions.Select(p => p >= 0)], request.Options);
        var values = new string?[positions.Length];
        var notes = new List<byte>();
        var rows = table.Rows(cell => request.Damaged(DamagedCell.Of(cell, request)));
        foreach (var row in rows)
        {
            request.Cancellation.ThrowIfCancellationRequested();
            notes.Clear();
            for (var field = 0; field < positions.Length; field++)
            {
                var cell = row[positions[field]];
                values[field] = cell.Text;
                if (cell.Damage != CellDamage.None)
                {
                    DamageNotes.Write(field, cell.Damage, notes);
                }
            }

            writer.Add(values, System.Runtime.InteropServices.CollectionsMarshal.AsSpan(notes));
        }

        return rows.Outcome.IsOk ? writer.Finish() : rows.Outcome.Failure!;
    }
}
