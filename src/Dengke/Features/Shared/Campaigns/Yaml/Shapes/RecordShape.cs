using System.Text.Json.Nodes;
using Dengke.Domain.Campaigns;
using Dengke.Features.Shared.Campaigns.Yaml.Tree;

namespace Dengke.Features.Shared.Campaigns.Yaml.Shapes;

/// <summary>A record as keys with values, each read from and written to a property. Unknown keys are refused.</summary>
/// <param name="title">What the record is, e.g. 班级.</param>
/// <param name="blank">What reading starts from; a key that may be left out has its default here.</param>
internal sealed class RecordShape<T>(Label title, T blank) : Shape<T>
{
    private readonly List<Key> keys = [];

    public override T Blank => blank;

    /// <summary>Whether to write the record on one line.</summary>
    public bool IsFlow { get; init; }

    public IEnumerable<string> Keys => keys.Select(k => k.Name);

    /// <summary>Adds a key that must be there.</summary>
    public RecordShape<T> Required<V>(string key, Label label, Shape<V> shape, Func<T, V> get, Func<T, V, T> set)
    {
        keys.Add(new Key<V>(key, label, true, shape, get, set));
        return this;
    }

    /// <summary>Adds a key that is left out when its value is that of the blank record.</summary>
    public RecordShape<T> Optional<V>(string key, Label label, Shape<V> shape, Func<T, V?> get, Func<T, V?, T> set)
    {
        keys.Add(new Key<V>(key, label, false, shape, t => get(t)!, set));
        return this;
    }

    /// <summary>The same record with a few of its keys.</summary>
    public RecordShape<T> Only(IReadOnlyCollection<string> names)
    {
        var part = new RecordShape<T>(title, blank) { IsFlow = IsFlow };
        part.keys.AddRange(keys.Where(k => names.Contains(k.Name)));
        return part;
    }

    public override T Read(Node node, Reading reading) => ReadOnto(blank, node, reading);

    /// <summary>Reads the keys of this shape in place of those that <paramref name="start"/> has.</summary>
    public T ReadOnto(T start, Node node, Reading reading)
    {
        if (node is not Mapping mapping)
        {
            reading.ReportKind(node, $"{title.Chinese}(由“键: 值”组成)");
            return start;
        }

        foreach (var entry in mapping.Entries.Where(e => !Keys.Contains(e.Key)))
        {
            var key = reading.Key(entry.Key);
            key.Problems.AddHarmless(
                entry.Place,
                key.Path,
                $"{title.Chinese}没有“{Excerpt.Of(entry.Key)}”这个键{Spelling.Suggest(entry.Key, Keys)}"
            );
        }

        return keys.Aggregate(start, (value, key) => key.Read(value, blank, mapping, reading));
    }

    public override Node Write(T value) => WriteMapping(value);

    public Mapping WriteMapping(T value) => new([.. keys.Select(k => k.Write(value, blank)).OfType<Entry>()]) { IsFlow = IsFlow };

    public override JsonObject Schema() =>
        new()
        {
            ["type"] = "object",
            ["title"] = title.Chinese,
            ["additionalProperties"] = false,
            ["required"] = new JsonArray([.. keys.Where(k => k.IsRequired).Select(k => JsonValue.Create(k.Name))]),
            ["properties"] = new JsonObject(keys.Select(k => KeyValuePair.Create(k.Name, (JsonNode?)k.Schema()))),
        };

    public override Control Control => new Control.Record(title, [.. keys.Select(k => k.Field(blank))], IsFlow);

    private abstract class Key(string name, Label label, bool isRequired)
    {
        public string Name => name;

        public Label Label => label;

        public bool IsRequired => isRequired;

        public abstract T Read(T onto, T blank, Mapping mapping, Reading reading);

        public abstract Entry? Write(T value, T blank);

        public abstract JsonObject Schema();

        public abstract FormField Field(T blank);
    }

    private sealed class Key<V>(string name, Label label, bool isRequired, Shape<V> shape, Func<T, V> get, Func<T, V, T> set)
        : Key(name, label, isRequired)
    {
        public override T Read(T onto, T blank, Mapping mapping, Reading reading)
        {
            if (mapping.Find(Name) is { } entry)
            {
                return set(onto, shape.Read(entry.Value, reading.Key(Name)));
            }

            if (IsRequired)
            {
                reading.Key(Name).Report(mapping, $"缺少“{Name}”({Label.Chinese})。");
            }

            return set(onto, get(blank));
        }

        public override Entry? Write(T value, T blank) =>
            !IsRequired && EqualityComparer<V>.Default.Equals(get(value), get(blank))
                ? null
                : new Entry(Name, default, shape.Write(get(value)), Label.Chinese);

        public override JsonObject Schema()
        {
            var schema = shape.Schema();
            var words = Label.Chinese;
            schema["title"] = schema["title"] is { } title && title.GetValue<string>() != words ? $"{words}: {title}" : words;
            if (Label.Hint is { } hint)
            {
                schema["description"] = schema["description"] is { } form ? $"{hint}; {form}" : hint;
            }

            return schema;
        }

        /// <summary>A required key has no default: its place in the blank record is only where reading starts.</summary>
        public override FormField Field(T blank) =>
            new(Name, Label, IsRequired, shape.Control, IsRequired || get(blank) is null ? null : shape.Write(get(blank)));
    }
}
