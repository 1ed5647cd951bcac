using Dengke.Domain.Records;

namespace Dengke.Tables.Reconciliation;

/// <summary>Lists the rows of one side that have no partner, with the reason. One per thread.</summary>
internal sealed class UnmatchedLister(Sides sides, Source side, SideMatches matches, KeyReader keys)
{
    private readonly SideIndex index = side == Source.Registry ? sides.Registry : sides.Academic;
    private readonly ChunkReader chunks = new(side == Source.Registry ? sides.Registry : sides.Academic);
    private readonly RowReader rows = new(side == Source.Registry ? sides.Registry : sides.Academic);
    private readonly RowReader others = new(side == Source.Registry ? sides.Registry : sides.Academic);
    private readonly RowNames names = new(sides);

    /// <summary>Lists those of a chunk; false where it met with two different keys that have the same hash.</summary>
    public bool List(Chunk chunk, IReconciliationPart part)
    {
        if (!matches.States.AsSpan(chunk.FirstRow, chunk.Rows).ContainsAnyExcept(RowState.Paired))
        {
            return true;
        }

        chunks.Load(chunk);
        for (var row = chunk.FirstRow; row < chunk.FirstRow + chunk.Rows; row++)
        {
            if (matches.States[row] != RowState.Paired && !List(row, rows.Row(chunks.From(row)), part))
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>Lists a row; false where it was taken for the double of a row that has another key with the same hash.</summary>
    public bool List(int number, in RowScanner row, IReconciliationPart part)
    {
        if (matches.States[number] == RowState.Doubled && !IsDouble(number, row))
        {
            return false;
        }

        var name = side == Source.Registry ? names.Of(row, default) : names.Of(default, row);
        part.Unmatched(side, number, name, Reason(number));
        return true;
    }

    private bool IsDouble(int number, in RowScanner row)
    {
        var key = matches.ByKey[number];
        var field = sides.KeyFields[key];
        var other = others.Row(matches.Others[number]);
        return keys.Same(key, rows.Value(rows.Field(row, field)), others.Value(others.Field(other, field)));
    }

    private UnmatchedReason Reason(int number) =>
        matches.States[number] switch
        {
            RowState.Doubled => UnmatchedReason.DuplicateKey,
            RowState.Keyless => UnmatchedReason.InvalidKey,
            _ => side == Source.Registry ? UnmatchedReason.NotInAcademic : UnmatchedReason.NotInRegistry,
        };
}
