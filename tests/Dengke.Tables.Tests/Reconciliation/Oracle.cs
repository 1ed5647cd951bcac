using Dengke.Domain.Records;
using Dengke.Tables.Reconciliation;

namespace Dengke.Tables.Tests.Reconciliation;

/// <summary>The rules of <see cref="Reconciler"/> done naively, over lists, as the specification tells them.</summary>
internal sealed class Oracle(FieldCatalogue catalogue, IReadOnlyList<string> keys)
{
    public (List<MatchedPair> Matched, List<UnmatchedRow> Unmatched) Reconcile(
        IReadOnlyList<string[]> registry,
        IReadOnlyList<string[]> academic
    )
    {
        int[] keyFields = [.. keys.Select(key => catalogue.Fields.ToList().FindIndex(f => f.Key == key))];
        var (left, right) = (Side(registry, keyFields), Side(academic, keyFields));
        for (var key = 0; key < keyFields.Length; key++)
        {
            Round(left, right, key);
        }

        var pairs = left.Where(r => r.Partner is not null).Select(r => Compare(r, r.Partner!)).ToList();
        List<UnmatchedRow> unmatched =
        [
            .. Leftovers(left, Source.Registry, keyFields),
            .. Leftovers(right, Source.Academic, keyFields),
        ];
        return (pairs, unmatched);
    }

    private List<Row> Side(IReadOnlyList<string[]> rows, int[] keyFields) =>
        [
            .. rows.Select(
                (values, n) => new Row(n, values, [.. keyFields.Select(f => MatchKeys.Of(catalogue.Fields[f].Format, values[f]))])
            ),
        ];

    private static void Round(List<Row> left, List<Row> right, int key)
    {
        foreach (var value in left.Where(r => r.IsOpen).Select(r => r.Keys[key]).OfType<string>().Distinct().ToList())
        {
            var ours = left.Where(r => r.IsOpen && r.Keys[key] == value).ToList();
            var theirs = right.Where(r => r.IsOpen && r.Keys[key] == value).ToList();
            if (theirs.Count == 0)
            {
                continue;
            }

            (ours[0].Partner, theirs[0].Partner) = (theirs[0], ours[0]);
            ours.Skip(1).Concat(theirs.Skip(1)).ToList().ForEach(r => r.IsDouble = true);
        }
    }

    private IEnumerable<UnmatchedRow> Leftovers(List<Row> rows, Source side, int[] keyFields)
    {
        foreach (var row in rows.Where(r => r.Partner is null))
        {
            var isDouble =
                row.IsDouble
                || rows.Any(other =>
                    other != row
                    && (other.Partner is not null || other.Number < row.Number)
                    && row.Keys.Zip(other.Keys).Any(pair => pair.First is not null && pair.First == pair.Second)
                );
            var alone = side == Source.Registry ? UnmatchedReason.NotInAcademic : UnmatchedReason.NotInRegistry;
            var reason =
                row.Keys.All(k => k is null) ? UnmatchedReason.InvalidKey
                : isDouble ? UnmatchedReason.DuplicateKey
                : alone;
            yield return new UnmatchedRow(side, row.Number, Named(keyFields, row.Values), reason);
        }
    }

    private static string Named(int[] keyFields, params string[][] rows) =>
        keyFields.SelectMany(f => rows.Select(r => r[f])).FirstOrDefault(v => v.Trim().Length > 0, "");

    private MatchedPair Compare(Row ours, Row theirs)
    {
        var differences = new List<FieldDifference>();
        for (var f = 0; f < catalogue.Fields.Count; f++)
        {
            if (ours.Values[f] != theirs.Values[f])
            {
                var (verdict, note) = FieldJudge.Judge(catalogue.Fields[f], ours.Values[f], theirs.Values[f]);
                if (verdict != Verdict.Same)
                {
                    differences.Add(new FieldDifference(catalogue.Fields[f], verdict, ours.Values[f], theirs.Values[f], note));
                }
            }
        }

        return new MatchedPair(ours.Number, theirs.Number, differences);
    }

    private sealed class Row(int number, string[] values, string?[] keys)
    {
        public int Number { get; } = number;

        public string[] Values { get; } = values;

        public string?[] Keys { get; } = keys;

        public Row? Partner { get; set; }

        public bool IsDouble { get; set; }

        public bool IsOpen => Partner is null && !IsDouble;
    }
}
