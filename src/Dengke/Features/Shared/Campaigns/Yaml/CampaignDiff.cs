using Dengke.Domain.Campaigns;
using Dengke.Features.Shared.Campaigns.Yaml.Tree;

namespace Dengke.Features.Shared.Campaigns.Yaml;

/// <summary>One thing in which two campaigns differ.</summary>
/// <param name="Chapter">The id of the chapter.</param>
/// <param name="Path">Where, e.g. <c>classes[金融21-1].counselor</c>; an element of a list goes by its name or id where it has one, else by its index.</param>
/// <param name="Words">In words, e.g. 班级 › 金融21-1 › 辅导员账号: c01 → c02.</param>
public sealed record CampaignChange(string Chapter, string Path, string Words);

/// <summary>What changed between two versions of a campaign, as the history of a campaign shows it.</summary>
public static class CampaignDiff
{
    private const int LongestValue = 40;

    public static IReadOnlyList<CampaignChange> Between(Campaign before, Campaign after) =>
        [
            .. Compare("", "", CampaignShape.Whole.WriteMapping(before), CampaignShape.Whole.WriteMapping(after))
                .Select(c => new CampaignChange(CampaignChapters.OfPath(c.Path)!.Id, c.Path, c.Words)),
        ];

    private static IEnumerable<(string Path, string Words)> Compare(string path, string title, Node before, Node after) =>
        (before, after) switch
        {
            (Mapping a, Mapping b) => Compare(path, title, a, b),
            (Sequence a, Sequence b) when IsOfRecords(a) || IsOfRecords(b) => Compare(path, title, a, b),
            _ when IsSame(before, after) => [],
            _ when IsLong(before) || IsLong(after) => [(path, $"{title}: 内容已改")],
            _ => [(path, $"{title}: {Show(before)} → {Show(after)}")],
        };

    private static IEnumerable<(string Path, string Words)> Compare(string path, string title, Mapping before, Mapping after)
    {
        var keys = before.Entries.Concat(after.Entries).DistinctBy(e => e.Key);
        return keys.SelectMany(key =>
        {
            var keyPath = path.Length == 0 ? key.Key : $"{path}.{key.Key}";
            var keyTitle = title.Length == 0 ? key.Label! : $"{title} › {key.Label}";
            return (before.Find(key.Key)?.Value, after.Find(key.Key)?.Value) switch
            {
                ({ } a, { } b) => Compare(keyPath, keyTitle, a, b),
                (null, { } b) => [(keyPath, $"{keyTitle}: 增加 {Show(b)}")],
                ({ } a, _) => [(keyPath, $"{keyTitle}: 删去 {Show(a)}")],
                _ => [],
            };
        });
    }

    private static IEnumerable<(string Path, string Words)> Compare(string path, string title, Sequence before, Sequence after)
    {
        var (old, now) = Identities(before) is { } a && Identities(after) is { } b ? (a, b) : (Indexes(before), Indexes(after));
        foreach (var name in old.Keys.Union(now.Keys))
        {
            var found = (old.GetValueOrDefault(name), now.GetValueOrDefault(name)) switch
            {
                ({ } x, { } y) => Compare($"{path}[{name}]", $"{title} › {name}", x, y),
                (null, _) => [($"{path}[{name}]", $"{title}: 增加 {name}")],
                _ => [($"{path}[{name}]", $"{title}: 删去 {name}")],
            };
            foreach (var change in found)
            {
                yield return change;
            }
        }

        if (!old.Keys.Where(now.ContainsKey).SequenceEqual(now.Keys.Where(old.ContainsKey)))
        {
            yield return (path, $"{title}: 次序已改");
        }
    }

    /// <summary>The elements by the value of their first key, in order; null where that does not tell them apart.</summary>
    private static OrderedDictionary<string, Node>? Identities(Sequence sequence)
    {
        var byName = new OrderedDictionary<string, Node>(StringComparer.Ordinal);
        return sequence.Items.All(i => i is Mapping { Entries: [{ Value: Scalar name }, ..] } && byName.TryAdd(name.Text, i))
            ? byName
            : null;
    }

    private static OrderedDictionary<string, Node> Indexes(Sequence sequence) =>
        new(sequence.Items.Select((item, index) => KeyValuePair.Create($"{index + 1}", item)), StringComparer.Ordinal);

    private static bool IsSame(Node before, Node after) =>
        (before, after) switch
        {
            (Scalar a, Scalar b) => a.Text == b.Text,
            (Sequence a, Sequence b) => a.Items.Count == b.Items.Count && a.Items.Zip(b.Items, IsSame).All(same => same),
            _ => false,
        };

    private static bool IsOfRecords(Sequence sequence) => sequence.Items.Any(i => i is Mapping);

    private static bool IsLong(Node node) =>
        Exact(node).Length > LongestValue || Exact(node).Contains('\n', StringComparison.Ordinal);

    private static string Show(Node node) => Excerpt.Of(Exact(node));

    private static string Exact(Node node) =>
        node switch
        {
            Scalar scalar => scalar.Text,
            Sequence { Items: [] } => "(无)",
            Sequence sequence => string.Join('、', sequence.Items.Select(Exact)),
            Mapping mapping => string.Join(", ", mapping.Entries.Select(e => $"{e.Label} {Exact(e.Value)}")),
            _ => "",
        };
}
