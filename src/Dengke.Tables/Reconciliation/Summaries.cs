using Dengke.Domain.Records;

namespace Dengke.Tables.Reconciliation;

/// <summary>Counts what a run came to.</summary>
internal static class Summaries
{
    public static ReconciliationSummary Of(Sides sides, Matching matching, ComparePass pass, int damagedCells)
    {
        var fields = sides.Catalogue.Fields;
        return new ReconciliationSummary
        {
            RowsRegistry = sides.Registry.Rows,
            RowsAcademic = sides.Academic.Rows,
            Matched = matching.Registry.Count(RowState.Paired),
            Fields =
            [
                .. sides.Compared.Select(field => new FieldCounts(
                    fields[field],
                    Enum.GetValues<Verdict>().ToDictionary(verdict => verdict, verdict => pass.Count(field, verdict))
                )),
            ],
            NotCompared = [.. fields.Where((f, field) => f.Compared && !sides.Compared.Contains(field))],
            UnmatchedRegistry = Unmatched(matching.Registry, UnmatchedReason.NotInAcademic),
            UnmatchedAcademic = Unmatched(matching.Academic, UnmatchedReason.NotInRegistry),
            DamagedCells = damagedCells,
        };
    }

    private static Dictionary<UnmatchedReason, int> Unmatched(SideMatches matches, UnmatchedReason alone) =>
        new()
        {
            [alone] = matches.Count(RowState.Open),
            [UnmatchedReason.DuplicateKey] = matches.Count(RowState.Doubled),
            [UnmatchedReason.InvalidKey] = matches.Count(RowState.Keyless),
        };
}
