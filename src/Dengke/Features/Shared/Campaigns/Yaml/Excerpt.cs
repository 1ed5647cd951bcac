using System.Text;

namespace Dengke.Features.Shared.Campaigns.Yaml;

/// <summary>Text of a file as a message quotes it.</summary>
internal static class Excerpt
{
    private const int Longest = 40;

    /// <summary>On one line, cut where it is long.</summary>
    public static string Of(string text)
    {
        var start = text.EnumerateRunes().Take(Longest + 1).Select(r => Rune.IsControl(r) ? " " : r.ToString()).ToList();
        return start.Count > Longest ? $"{string.Concat(start[..Longest])}…" : string.Concat(start);
    }
}
