using System.Collections;
using Dengke.Domain.Kernel;
using Dengke.Tables.Reading;

namespace Dengke.Tables;

/// <summary>
/// A table's rows, in order, once. Enumeration ends early where the file turns out to be damaged; <see cref="Outcome"/> says
/// whether it did, so ask it after the loop.
/// </summary>
public sealed class RowStream : IEnumerable<SourceRow>
{
    private readonly Func<Outcome<OpenSheet>> open;
    private readonly RowShaper shaper;
    private readonly SourceTable table;
    private readonly bool everything;
    private readonly DamageReport damages;
    private readonly List<SkippedRow> skipped = [];
    private Outcome<ReadSummary>? outcome;
    private int records;
    private int blank;
    private int blankRun;
    private int skippedRows;

    internal RowStream(
        SourceTable table,
        RowShaper shaper,
        Func<Outcome<OpenSheet>> open,
        bool everything,
        Action<DamagedCell>? onDamage
    )
    {
        this.table = table;
        this.shaper = shaper;
        this.open = open;
        this.everything = everything;
        damages = new DamageReport(table.Limits.Kept, onDamage);
    }

    /// <summary>
    /// How the reading ended. Asking before the enumeration has come to its end is a bug and throws
    /// <see cref="InvalidOperationException"/>.
    /// </summary>
    public Outcome<ReadSummary> Outcome =>
        outcome ?? throw new InvalidOperationException("The rows have not been read to their end.");

    public IEnumerator<SourceRow> GetEnumerator()
    {
        var opening = open();
        if (!opening.IsOk)
        {
            outcome = opening.Failure!;
            yield break;
        }

        using var sheet = opening.Value;
        foreach (var top in sheet.Top)
        {
            if (top.Number > table.HeaderRow && Shape(top.Number, top.Cells) is { } row)
            {
                yield return row;
            }
        }

        var rest = sheet.Rest;
        while (outcome is null && rest.Read())
        {
            if (Shape(rest.Number, rest.Cells) is { } row)
            {
                yield return row;
            }
        }

        outcome ??= rest.Failure is { } failure
            ? failure
            : new ReadSummary(records, blank, rest.Deleted, skippedRows, skipped, damages);
    }

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    /// <summary>The row to deliver, or null for one to pass over.</summary>
    private SourceRow? Shape(int number, ReadOnlySpan<RawCell> cells)
    {
        if (outcome is not null)
        {
            return null;
        }

        var shape = shaper.Shape(number, cells, damages);
        if (shape.Failure is not null)
        {
            outcome = shape.Failure;
            return null;
        }

        if (shape.Row is not { } row)
        {
            blankRun++;
            return null;
        }

        blank += blankRun;
        blankRun = 0;
        if (row.Kind == RowKind.Record)
        {
            records++;
            return row;
        }

        skippedRows++;
        if (skipped.Count < table.Limits.Kept)
        {
            skipped.Add(new SkippedRow(number, row.Kind, RowShaper.FirstText(row)));
        }

        return everything ? row : null;
    }
}
