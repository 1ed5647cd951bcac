namespace Dengke.Features.Campaigns.Forms;

/// <summary>What a browser has sent of a form: values by name.</summary>
internal sealed class Posted(IReadOnlyDictionary<string, string[]> values)
{
    public static Posted Nothing { get; } = new(new Dictionary<string, string[]>(StringComparer.Ordinal));

    public IEnumerable<string> Names => values.Keys;

    public static Posted Of(IFormCollection form) =>
        new(form.ToDictionary(f => f.Key, f => f.Value.Select(v => Unix(v ?? "")).ToArray(), StringComparer.Ordinal));

    public bool Has(string name) => values.ContainsKey(name);

    /// <summary>The first value of the name; empty where there is none.</summary>
    public string First(string name) => values.GetValueOrDefault(name)?.FirstOrDefault() ?? "";

    public IReadOnlyList<string> All(string name) => values.GetValueOrDefault(name) ?? [];

    /// <summary>Browsers end each line with CR LF. No other character is touched: U+2028 may be meant.</summary>
    private static string Unix(string text) => text.Replace("\r\n", "\n", StringComparison.Ordinal).Replace('\r', '\n');
}
