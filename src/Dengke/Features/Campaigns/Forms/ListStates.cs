using System.Globalization;

namespace Dengke.Features.Campaigns.Forms;

/// <summary>What a form shows of its lists: <c>page:PATH</c>, <c>filter:PATH</c>, <c>paste:PATH</c>, and <c>open</c> with the paths of open rows.</summary>
internal sealed class ListStates
{
    private readonly Dictionary<string, int> pages = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string> filters = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string> pastes = new(StringComparer.Ordinal);
    private HashSet<string> open = new(StringComparer.Ordinal);

    /// <summary>Paths of the rows whose inputs are shown.</summary>
    public IReadOnlyCollection<string> Open => open;

    /// <summary>The lists into which something was pasted that is not yet taken over.</summary>
    public IEnumerable<string> Pasted => pastes.Where(p => !string.IsNullOrWhiteSpace(p.Value)).Select(p => p.Key);

    public static ListStates Of(Posted posted)
    {
        var states = new ListStates { open = posted.All("open").ToHashSet(StringComparer.Ordinal) };
        foreach (var name in posted.Names)
        {
            var (kind, path) = name.Split(':', 2) is [var first, var second] ? (first, second) : (name, "");
            switch (kind)
            {
                case "page":
                    states.pages[path] = int.TryParse(posted.First(name), CultureInfo.InvariantCulture, out var page) ? page : 1;
                    break;
                case "filter":
                    states.filters[path] = posted.First(name).Trim();
                    break;
                case "paste":
                    states.pastes[path] = posted.First(name);
                    break;
            }
        }

        return states;
    }

    public int PageOf(string path) => pages.GetValueOrDefault(path, 1);

    public string FilterOf(string path) => filters.GetValueOrDefault(path, "");

    public string PasteOf(string path) => pastes.GetValueOrDefault(path, "");

    public void Show(string path, int page) => pages[path] = page;

    public void ShowAll(string path) => filters.Remove(path);

    public void Taken(string path) => pastes.Remove(path);

    public void OpenRow(string row) => open.Add(row);

    public void CloseRow(string row) => open.Remove(row);

    /// <summary>Rows of a list have moved: <paramref name="moved"/> gives each old index its new one, null for a row that is gone.</summary>
    public void Move(string path, Func<int, int?> moved) =>
        open = open.Select(row => Moved(row, path, moved)).OfType<string>().ToHashSet(StringComparer.Ordinal);

    private static string? Moved(string row, string path, Func<int, int?> moved)
    {
        if (!row.StartsWith($"{path}[", StringComparison.Ordinal))
        {
            return row;
        }

        var end = row.IndexOf(']', path.Length);
        return int.TryParse(row.AsSpan(path.Length + 1, end - path.Length - 1), CultureInfo.InvariantCulture, out var index)
            ? moved(index) is { } place
                ? $"{path}[{place}]{row.AsSpan(end + 1)}"
                : null
            : row;
    }
}
