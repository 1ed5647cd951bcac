using System.Runtime.InteropServices;

namespace Dengke.Photos.Specifications.Yaml;

/// <summary>A place in a text; both 1-based, both 0 for a node that was made and not read.</summary>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct Place(int Line, int Column);

/// <summary>A node of a YAML document, with the place where it begins.</summary>
internal abstract record Node
{
    public Place Place { get; init; }

    /// <summary>What the node is, in the words of an error message.</summary>
    public abstract Bilingual Kind { get; }
}

/// <summary>A single value as written.</summary>
internal sealed record Scalar(string Text) : Node
{
    /// <summary>Whether nothing stands there: no text at all, <c>~</c> or <c>null</c>, without quotes.</summary>
    public bool IsNull { get; init; }

    /// <summary>Whether a problem of this very node is reported already, so that its reader keeps silent.</summary>
    public bool IsReported { get; init; }

    public override Bilingual Kind => IsNull ? new("空", "nothing") : new("一个值", "a single value");
}

internal sealed record Sequence(IReadOnlyList<Node> Items) : Node
{
    public bool IsFlow { get; init; }

    public override Bilingual Kind => new("列表", "a list");
}

/// <summary>A key with its value.</summary>
/// <param name="Place">Where the key stands.</param>
internal sealed record Entry(string Key, Node Value, Place Place = default);

internal sealed record Mapping(IReadOnlyList<Entry> Entries) : Node
{
    public bool IsFlow { get; init; }

    public override Bilingual Kind => new("键值", "keys with values");

    public Entry? Find(string key) => Entries.FirstOrDefault(e => e.Key == key);
}
