namespace Dengke.Features.Shared.Campaigns.Yaml.Tree;

/// <summary>Changes a tree at a path such as <c>phases.sessions[0].breaks</c>; trees themselves never change.</summary>
internal static class NodeEdit
{
    /// <summary>The node at the path; null where there is none.</summary>
    public static Node? Find(Node root, string path) =>
        NodePath
            .Steps(path)
            .Aggregate(
                (Node?)root,
                (node, step) =>
                    node switch
                    {
                        Mapping mapping => mapping.Find(step)?.Value,
                        Sequence sequence when IndexOf(step, sequence) is { } index => sequence.Items[index],
                        _ => null,
                    }
            );

    /// <summary>The tree with another node at the path, null to take it out; the same tree where the path leads nowhere.</summary>
    public static Node Put(Node root, string path, Node? value) => Put(root, NodePath.Steps(path), value);

    private static Node Put(Node node, ReadOnlySpan<string> steps, Node? value)
    {
        var step = steps[0];
        var rest = steps[1..];
        switch (node)
        {
            case Sequence sequence when IndexOf(step, sequence) is { } index:
                var items = sequence.Items.ToList();
                var item = rest.IsEmpty ? value : Put(items[index], rest, value);
                items.RemoveAt(index);
                if (item is not null)
                {
                    items.Insert(index, item);
                }

                return new Sequence(items) { IsFlow = sequence.IsFlow };
            case Mapping mapping:
                var old = mapping.Find(step);
                var changed = rest.IsEmpty ? value : Put(old?.Value ?? new Mapping([]), rest, value);
                var entry = changed is null ? null : new Entry(step, default, changed, old?.Label);
                var kept = mapping.Entries.Select(e => e.Key == step ? entry : e).OfType<Entry>();
                return new Mapping([.. kept, .. old is null && entry is not null ? [entry] : Array.Empty<Entry>()])
                {
                    IsFlow = mapping.IsFlow,
                };
            default:
                return node;
        }
    }

    private static int? IndexOf(string step, Sequence sequence) =>
        int.TryParse(step, out var index) && index >= 0 && index < sequence.Items.Count ? index : null;
}
