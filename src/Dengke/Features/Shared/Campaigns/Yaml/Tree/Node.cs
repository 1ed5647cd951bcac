using System.Runtime.InteropServices;

namespace Dengke.Features.Shared.Campaigns.Yaml.Tree;

/// <summary>A place in a text; both 1-based, and both 0 for a node that was made and not read.</summary>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct Place(int Line, int Column);

/// <summary>A node of a YAML document, with the place where it begins.</summary>
internal abstract class Node
{
    public Place Place { get; init; }

    /// <summary>What the node is, in the words of an error message.</summary>
    public abstract string Kind { get; }
}

/// <summary>How a scalar is to be written.</summary>
internal enum ScalarForm
{
    /// <summary>Text, which is quoted where YAML could take it for something else.</summary>
    Text,

    /// <summary>A number, truth value, date or time, never quoted.</summary>
    Plain,
}

/// <summary>A single value as written; what type it has is up to the shape that reads it.</summary>
internal sealed class Scalar(string text, ScalarForm form = ScalarForm.Text) : Node
{
    public string Text { get; } = text;

    public ScalarForm Form { get; } = form;

    /// <summary>Whether nothing stands there: no text at all, <c>~</c> or <c>null</c>, without quotes.</summary>
    public bool IsNull { get; init; }

    /// <summary>Whether a problem of this very node is reported already, so that its reader keeps silent.</summary>
    public bool IsReported { get; init; }

    /// <summary>Whether it was written as a block, each of its lines on one of the file.</summary>
    public bool IsBlock { get; init; }

    public override string Kind => IsNull ? "空" : "一个值";
}

internal sealed class Sequence(IReadOnlyList<Node> items) : Node
{
    public IReadOnlyList<Node> Items { get; } = items;

    /// <summary>Whether to write it on one line.</summary>
    public bool IsFlow { get; init; }

    public override string Kind => "列表";
}

/// <summary>A key with its value.</summary>
/// <param name="Place">Where the key stands.</param>
/// <param name="Label">What the key means, for a node that was made from a shape.</param>
internal sealed record Entry(string Key, Place Place, Node Value, string? Label = null);

internal sealed class Mapping(IReadOnlyList<Entry> entries) : Node
{
    public IReadOnlyList<Entry> Entries { get; } = entries;

    /// <summary>Whether to write it on one line.</summary>
    public bool IsFlow { get; init; }

    public override string Kind => "键值";

    public Entry? Find(string key) => Entries.FirstOrDefault(e => e.Key == key);
}
