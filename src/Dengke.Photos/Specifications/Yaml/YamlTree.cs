using YamlDotNet.Core;
using YamlDotNet.Core.Events;

namespace Dengke.Photos.Specifications.Yaml;

/// <summary>
/// Reads YAML into a tree that knows its places. Text, depth and number of values are bounded; anchors, aliases and tags are refused, so
/// that there is no bomb of references and nothing to lose in writing.
/// </summary>
internal sealed class YamlTree
{
    private const int LongestText = 200_000;
    private const int MostNodes = 10_000;
    private const int Deepest = 8;

    private readonly Scanner scanner;
    private readonly Parser parser;
    private readonly Problems problems;
    private int nodes;
    private bool stopped;

    private YamlTree(string text, Problems problems)
    {
        scanner = new Scanner(new StringReader(text), skipComments: true);
        parser = new Parser(scanner);
        this.problems = problems;
    }

    private Place Position => new((int)scanner.CurrentPosition.Line, (int)scanner.CurrentPosition.Column);

    /// <summary>The root mapping; null where there is none, and then a problem says why.</summary>
    public static Mapping? Read(string text, Problems problems)
    {
        if (text.Length > LongestText || text.Contains('\0', StringComparison.Ordinal))
        {
            problems.Add(new Place(1, 1), "", "这不是照片规格文件。", "This is no photo specification file.");
            return null;
        }

        var tree = new YamlTree(text.TrimStart('\uFEFF'), problems);
        try
        {
            return tree.ReadDocument();
        }
        catch (YamlException e)
        {
            tree.Stumbled(e.Start.Line > 0 ? new Place((int)e.Start.Line, (int)e.Start.Column) : tree.Position);
        }
        catch (Exception e) when (e is EndOfStreamException or InvalidOperationException)
        {
            // The parser's own failures after a colon with no key before it, and where a bracket is still open.
            tree.Stumbled(tree.Position);
        }

        return null;
    }

    private void Stumbled(Place place) =>
        problems.Add(
            place,
            "",
            "此处不合 YAML 语法: 请检查缩进、冒号、引号和括号是否成对。",
            "This is not YAML: look at indentation, colons, quotes and brackets."
        );

    private Mapping? ReadDocument()
    {
        parser.Consume<StreamStart>();
        var root = parser.TryConsume<DocumentStart>(out _) ? ReadNode(0) : new Scalar("") { IsNull = true, Place = new(1, 1) };
        if (stopped)
        {
            return null;
        }

        if (parser.TryConsume<DocumentEnd>(out _) && parser.TryConsume<DocumentStart>(out var second))
        {
            problems.Add(PlaceOf(second), "", "一个文件只能有一份规格。", "A file holds one specification only.");
        }

        if (root is not Mapping mapping)
        {
            problems.Add(root.Place, "", "文件应由“键: 值”组成。", "A file is made of “key: value”.");
            return null;
        }

        return mapping;
    }

    private Node ReadNode(int depth)
    {
        var start = parser.Current!;
        if (depth > Deepest || ++nodes > MostNodes)
        {
            problems.Add(PlaceOf(start), "", "内容过多或嵌套过深。", "There is too much in it, or it lies too deep.");
            stopped = true;
            return new Scalar("");
        }

        var refused = Refuse(start);
        if (parser.TryConsume<YamlDotNet.Core.Events.Scalar>(out var scalar))
        {
            return new Scalar(scalar.Value)
            {
                Place = PlaceOf(scalar),
                IsNull = scalar is { Style: ScalarStyle.Plain, Value: "" or "~" or "null" or "Null" or "NULL" },
                IsReported = refused,
            };
        }

        if (parser.TryConsume<SequenceStart>(out _))
        {
            return ReadSequence(start, depth);
        }

        if (parser.TryConsume<MappingStart>(out _))
        {
            return ReadMapping(start, depth);
        }

        parser.MoveNext();
        return new Scalar("") { Place = PlaceOf(start), IsReported = true };
    }

    private Sequence ReadSequence(ParsingEvent start, int depth)
    {
        var items = new List<Node>();
        while (!stopped && !parser.TryConsume<SequenceEnd>(out _))
        {
            items.Add(ReadNode(depth + 1));
        }

        return new Sequence(items) { Place = PlaceOf(start) };
    }

    private Mapping ReadMapping(ParsingEvent start, int depth)
    {
        var entries = new OrderedDictionary<string, Entry>(StringComparer.Ordinal);
        while (!stopped && !parser.TryConsume<MappingEnd>(out _))
        {
            var key = ReadNode(depth + 1);
            var value = stopped ? key : ReadNode(depth + 1);
            if (stopped)
            {
                break;
            }

            if (key is not Scalar { IsNull: false, IsReported: false } name)
            {
                problems.Add(key.Place, "", "键应是一个词。", "A key is a single word.");
            }
            else if (!entries.TryAdd(name.Text, new Entry(name.Text, value, key.Place)))
            {
                var first = entries[name.Text].Place.Line;
                problems.Add(key.Place, name.Text, $"此键已在第 {first} 行写过。", $"This key is on line {first} already.");
            }
        }

        return new Mapping([.. entries.Values]) { Place = PlaceOf(start) };
    }

    /// <summary>Reports an anchor, alias or tag.</summary>
    private bool Refuse(ParsingEvent start)
    {
        var refused =
            start
            is AnchorAlias
                or NodeEvent { Anchor.IsEmpty: false }
                or NodeEvent { Tag: { IsEmpty: false, IsNonSpecific: false } };
        if (refused)
        {
            problems.Add(
                PlaceOf(start),
                "",
                "规格文件不用引用、锚点和类型标记, 请把内容写全。",
                "A specification has no aliases, anchors and tags: write it out."
            );
        }

        return refused;
    }

    private static Place PlaceOf(ParsingEvent start) => new((int)start.Start.Line, (int)start.Start.Column);
}
