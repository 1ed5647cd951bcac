namespace Dengke.Features.Shared.Campaigns.Yaml.Tree;

/// <summary>Finds the place of a path such as <c>phases.sessions[0].closes</c> in a tree.</summary>
internal static class NodePath
{
    /// <summary>
    /// Where the value of the path stands, or else the nearest thing around it; null where not even its first key is in the tree.
    /// </summary>
    public static Place? Locate(Mapping root, string path) => Nearest(root, path)?.Place;

    /// <summary>The value of the path, or else the nearest thing around it; null where not even its first key is in the tree.</summary>
    public static Node? Nearest(Mapping root, string path)
    {
        Node node = root;
        Node? found = null;
        foreach (var step in Steps(path))
        {
            var next = node switch
            {
                Mapping mapping => mapping.Find(step)?.Value,
                Sequence sequence when int.TryParse(step, out var index) && index < sequence.Items.Count => sequence.Items[index],
                _ => null,
            };
            if (next is null)
            {
                break;
            }

            node = next;
            found = next;
        }

        return path.Length == 0 ? root : found;
    }

    /// <summary>Whether one of the paths is the other or lies around it.</summary>
    public static bool OnOneLine(string a, string b) => IsWithin(a, b) || IsWithin(b, a);

    /// <summary>Whether <paramref name="path"/> is <paramref name="outer"/> or lies within it.</summary>
    public static bool IsWithin(string path, string outer) =>
        path.StartsWith(outer, StringComparison.Ordinal)
        && (outer.Length == 0 || path.Length == outer.Length || path[outer.Length] is '.' or '[');

    /// <summary>The keys and indexes of a path, e.g. <c>phases</c>, <c>sessions</c>, <c>0</c>.</summary>
    public static string[] Steps(string path) => path.Split(['.', '[', ']'], StringSplitOptions.RemoveEmptyEntries);
}
