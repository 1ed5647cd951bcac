using Dengke.Domain.Kernel;

namespace Dengke.Tables.Reconciliation;

/// <summary>
/// A file as a registrar has it. A large CSV in UTF-8 whose header is its first line is its own row store; anything else is read as a
/// table, cell by cell, and written to one.
/// </summary>
internal sealed class TableFileSource(string path, ColumnMap? map, long smallestInPlace) : ReconciliationSource
{
    internal override Outcome<RowStore> Open(SourceRequest request)
    {
        var opened = SourceTable.Open(path, request.Catalogue, new TableOptions { Map = map });
        if (!opened.IsOk)
        {
            return Named(request, opened.Failure!);
        }

        using var table = opened.Value;
        return IsItsOwnStore(table) ? new CsvFileSource(path, map).Open(request) : Convert(table, request);
    }

    private bool IsItsOwnStore(SourceTable table) =>
        table is { Format: TableFormat.Delimited, Encoding: "UTF-8", Separator: ',', HeaderRow: 1 }
        && new FileInfo(path).Length >= smallestInPlace;

    private static Outcome<RowStore> Convert(SourceTable table, SourceRequest request)
    {
        request.Options.Progress?.Report(new ReconcileProgress(ReconcilePhase.Convert, request.Side, 0, 0));
        var catalogue = request.Catalogue;
        int[] positions = [.. catalogue.Fields.Select(f => table.IndexOf(f.Key))];
        using var writer = new RowStoreWriter([.. positions.Select(p => p >= 0)], request.Options);
        var values = new string?[positions.Length];
        var notes = new List<byte>();
        var rows = table.Rows(cell => request.Damaged(Damage(cell, request)));
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

            writer.Add(values, notes.ToArray());
        }

        return rows.Outcome.IsOk ? writer.Finish() : Named(request, rows.Outcome.Failure!);
    }

    private static DamagedCell Damage(Tables.DamagedCell cell, SourceRequest request) =>
        new(
            request.Side,
            cell.Row,
            cell.Column.Index + 1,
            cell.Field,
            cell.Value,
            cell.Damage,
            request.Options.Keys.Contains(cell.Field.Key)
        );

    private static Failure Named(SourceRequest request, Failure failure)
    {
        var registry = request.Side == Domain.Records.Source.Registry;
        return Failure.Invalid(registry ? "registry" : "academic", $"{(registry ? "学籍文件" : "教务文件")}: {failure.Message}");
    }
}
