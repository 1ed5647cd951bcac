using System.Globalization;

namespace Dengke.Photos.Specifications.Yaml;

/// <summary>
/// The keys of one mapping, taken one by one. A method that takes a value answers null where the key is missing, or where it is not what
/// it should be, and then a problem says so.
/// </summary>
internal sealed class Fields(Mapping mapping, string path, Problems problems)
{
    private readonly HashSet<string> taken = [];

    public Place Place => mapping.Place;

    /// <summary>The entries whose keys nobody has taken yet.</summary>
    public IEnumerable<Entry> Rest => mapping.Entries.Where(e => !taken.Contains(e.Key));

    public string PathOf(string key) => path.Length == 0 ? key : $"{path}.{key}";

    public Node? Take(string key)
    {
        taken.Add(key);
        return mapping.Find(key)?.Value;
    }

    public string? Text(string key) =>
        Take(key) switch
        {
            null => null,
            Scalar { IsNull: false } scalar => scalar.Text,
            var other => Wrong<string>(other, key, "一段文字", "text"),
        };

    public int? Whole(string key, int min, int max) =>
        Take(key) switch
        {
            null => null,
            Scalar scalar when int.TryParse(scalar.Text, CultureInfo.InvariantCulture, out var v) && v >= min && v <= max => v,
            var other => WrongValue<int>(other, key, $"{min} 到 {max} 的整数", $"a whole number from {min} to {max}"),
        };

    public double? Number(string key) =>
        Take(key) switch
        {
            null => null,
            Scalar scalar when Numbers.TryParse(scalar.Text, out var v) && v >= 0 => v,
            var other => WrongValue<double>(other, key, "不小于零的数", "a number, zero or more"),
        };

    public bool? Truth(string key) =>
        Take(key) switch
        {
            null => null,
            Scalar { Text: "true" } => true,
            Scalar { Text: "false" } => false,
            var other => WrongValue<bool>(other, key, "true 或 false", "true or false"),
        };

    public Fields? Inner(string key) =>
        Take(key) switch
        {
            null => null,
            Mapping inner => new Fields(inner, PathOf(key), problems),
            var other => Wrong<Fields>(other, key, "键值", "keys with values"),
        };

    public IReadOnlyList<Node>? List(string key) =>
        Take(key) switch
        {
            null => null,
            Sequence sequence => sequence.Items,
            var other => Wrong<IReadOnlyList<Node>>(other, key, "列表", "a list"),
        };

    /// <summary>A name in both languages, <c>{zh: …, en: …}</c>.</summary>
    public Bilingual? Name(string key) => Inner(key) is { } inner ? inner.Name() : null;

    /// <summary>The keys <c>zh</c> and <c>en</c> of this mapping.</summary>
    public Bilingual? Name(bool alone = true)
    {
        var (chinese, english) = (Required(Text("zh"), "zh"), Required(Text("en"), "en"));
        if (alone)
        {
            RefuseRest();
        }

        return chinese is null || english is null ? null : new Bilingual(chinese, english);
    }

    /// <summary>Reports <paramref name="key"/> as missing where it is, and hands on what was read of it.</summary>
    public T? Required<T>(T? value, string key)
    {
        if (mapping.Find(key) is null)
        {
            problems.Add(Place, PathOf(key), "缺少此键。", "This key is missing.");
        }

        return value;
    }

    /// <summary>Reports every key that nobody has taken.</summary>
    public void RefuseRest()
    {
        foreach (var entry in Rest)
        {
            var known = string.Join(", ", taken);
            problems.Add(
                entry.Place,
                PathOf(entry.Key),
                $"没有这个键; 此处可用 {known}。",
                $"There is no such key; known are {known}."
            );
        }
    }

    public void Report(Node node, string key, string chinese, string english)
    {
        if (node is not Scalar { IsReported: true })
        {
            problems.Add(node.Place, PathOf(key), chinese, english);
        }
    }

    private T? Wrong<T>(Node node, string key, string chinese, string english)
        where T : class
    {
        Report(node, key, $"应是{chinese}, 却是{node.Kind.Chinese}。", $"This should be {english}, but is {node.Kind.English}.");
        return null;
    }

    private T? WrongValue<T>(Node node, string key, string chinese, string english)
        where T : struct
    {
        var (zh, en) = node is Scalar { IsNull: false } s
            ? ($"“{Cut(s.Text)}”", $"“{Cut(s.Text)}”")
            : (node.Kind.Chinese, node.Kind.English);
        Report(node, key, $"应是{chinese}, 却是{zh}。", $"This should be {english}, but is {en}.");
        return null;
    }

    private static string Cut(string text) => text.ReplaceLineEndings(" ") is { Length: > 40 } long_ ? $"{long_[..40]}…" : text;
}
