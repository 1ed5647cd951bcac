using YamlDotNet.Core;
using YamlDotNet.Core.Events;

namespace Dengke.Features.Shared.Campaigns.Yaml.Tree;

/// <summary>
/// Reads the YAML of a campaign file into a tree that knows its places. The file is bounded in size, depth and number of values, and it
/// spells everything out: anchors, aliases and tags are refused, so that there is no bomb of references and nothing to lose in writing.
/// </summary>
internal sealed class YamlReader
{
    /// <summary>In UTF-16 code units; a real campaign has about 40,000.</summary>
    public const int LongestText = 1_000_000;

    public const int MostNodes = 100_000;

    /// <summary>A real campaign has 7.</summary>
    public const int Deepest = 16;

    private readonly Scanner scanner;
    private readonly Parser parser;
    private readonly Problems problems;
    private int nodes;
    private bool stopped;

    private YamlReader(string text, Problems problems)
    {
        scanner = new Scanner(new StringReader(text), skipComments: true);
        parser = new Parser(scanner);
        this.problems = problems;
    }

    /// <summary>The root mapping; null where there is none to speak of, and then a problem says why.</summary>
    public static Mapping? Read(string text, Problems problems)
    {
        if (text.Length > LongestText)
        {
            problems.Add(new Place(1, 1), "", $"文件有 {text.Length} 个字符, 超过上限 {LongestText}。");
            return null;
        }

        if (text.IndexOf('\0', StringComparison.Ordinal) is >= 0 and var end)
        {
            // The scanner would take it for the end of the text.
            var lines = text[..end].Split('\n');
            problems.Add(new Place(lines.Length, lines[^1].Length + 1), "", "此处有空字符(NUL), 文件可能已损坏。");
            return null;
        }

        var reader = new YamlReader(text.TrimStart('\uFEFF'), problems);
        try
        {
            return reader.ReadDocument();
        }
        catch (YamlException exception)
        {
            YamlSyntax.Explain(exception, reader.Position, text, problems);
        }
        catch (EndOfStreamException)
        {
            // The parser's own failure after a colon with no key before it: it has ended the document in the midst of it.
            problems.Add(reader.Position, "", "此处之前有不合 YAML 语法之处: 请检查有没有缺少键的冒号, 以及缩进和引号。");
        }
        catch (InvalidOperationException)
        {
            // The scanner's own failure where a bracket is still open and the next line begins at the left margin.
            problems.Add(reader.Position, "", "此处不合 YAML 语法: 上文的方括号或花括号没有成对。");
        }

        return null;
    }

    private Place Position => new((int)scanner.CurrentPosition.Line, (int)scanner.CurrentPosition.Column);

    private Mapping? ReadDocument()
    {
        parser.Consume<StreamStart>();
        if (!parser.TryConsume<DocumentStart>(out _))
        {
            problems.Add(new Place(1, 1), "", "文件是空的。");
            return null;
        }

        var root = ReadNode(0);
        if (stopped)
        {
            return null;
        }

        parser.Consume<DocumentEnd>();
        if (parser.TryConsume<DocumentStart>(out var second))
        {
            problems.Add(PlaceOf(second), "", "一个文件只能有一个批次, 请删去“---”之后的另一份内容。");
        }

        if (root is Mapping mapping)
        {
            return mapping;
        }

        problems.Add(
            root.Place,
            "",
            root is Scalar { IsNull: true } ? "文件是空的。" : $"文件应由“键: 值”组成, 却是{root.Kind}。"
        );
        return null;
    }

    private Node ReadNode(int depth)
    {
        var start = parser.Current!;
        if (depth > Deepest || ++nodes > MostNodes)
        {
            problems.Add(PlaceOf(start), "", depth > Deepest ? $"内容嵌套超过 {Deepest} 层。" : $"内容超过 {MostNodes} 项。");
            stopped = true;
            return new Scalar("");
        }

        var refused = Refuse(start);
        if (parser.TryConsume<YamlDotNet.Core.Events.Scalar>(out var scalar))
        {
            return ScalarOf(scalar, refused);
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
        var entries = new Dictionary<string, Entry>(StringComparer.Ordinal);
        var ordered = new List<Entry>();
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
                problems.Add(key.Place, "", "键应是一个词。");
            }
            else if (!entries.TryAdd(name.Text, new Entry(name.Text, key.Place, value)))
            {
                problems.Add(key.Place, "", $"键“{Excerpt.Of(name.Text)}”已在第 {entries[name.Text].Place.Line} 行写过。");
            }
            else
            {
                ordered.Add(entries[name.Text]);
            }
        }

        return new Mapping(ordered) { Place = PlaceOf(start) };
    }

    /// <summary>Reports an anchor, alias or tag.</summary>
    private bool Refuse(ParsingEvent start)
    {
        var reason = start switch
        {
            AnchorAlias alias => $"批次文件不用引用(*{Excerpt.Of(alias.Value.Value)}), 请把内容写全。",
            NodeEvent { Anchor.IsEmpty: false } node => $"批次文件不用锚点(&{Excerpt.Of(node.Anchor.Value)}), 请去掉它。",
            NodeEvent { Tag: { IsEmpty: false, IsNonSpecific: false } } node =>
                $"批次文件不用类型标记({Excerpt.Of(node.Tag.Value)}), 请去掉它。",
            _ => null,
        };
        if (reason is not null)
        {
            problems.Add(PlaceOf(start), "", reason);
        }

        return reason is not null;
    }

    private static Scalar ScalarOf(YamlDotNet.Core.Events.Scalar scalar, bool refused) =>
        new(scalar.Value)
        {
            Place = PlaceOf(scalar),
            IsNull = scalar is { Style: ScalarStyle.Plain, Value: "" or "~" or "null" or "Null" or "NULL" },
            IsReported = refused,
            IsBlock = scalar.Style == ScalarStyle.Literal,
        };

    private static Place PlaceOf(ParsingEvent start) => new((int)start.Start.Line, (int)start.Start.Column);
}
