using System.Globalization;
using System.Text;

namespace Dengke.Platform.Files;

/// <summary>
/// Names of files and folders that every system takes, Windows above all (Microsoft, Naming Files, Paths, and Namespaces): what somebody has
/// typed never leads out of a folder, and never names a device.
/// </summary>
public static class SafeName
{
    /// <summary>Of one part of a path, in bytes of UTF-8: the most that Linux takes is 255.</summary>
    public const int LongestPart = 200;

    /// <summary>Of a whole path, in UTF-16 units: Windows takes 260 with the folder before it.</summary>
    public const int LongestPath = 180;

    private const char Stand = '_';

    private static readonly string[] Devices =
    [
        "CON",
        "PRN",
        "AUX",
        "NUL",
        "CONIN$",
        "CONOUT$",
        .. "0123456789¹²³".SelectMany(d => (string[])[$"COM{d}", $"LPT{d}"]),
    ];

    /// <summary><paramref name="text"/> as one part of a path; <c>_</c> stands for each character that is not allowed. Never empty.</summary>
    public static string Of(string text)
    {
        var name = new StringBuilder(text.Length);
        foreach (var rune in text.EnumerateRunes())
        {
            name.Append(IsAllowed(rune) ? rune.ToString() : Stand.ToString());
        }

        // Spaces before and dots or spaces behind are dropped by Windows, and with them what tells two names apart.
        var trimmed = name.ToString().TrimStart(' ').TrimEnd('.', ' ');
        if (trimmed.Length == 0)
        {
            return Stand.ToString();
        }

        var stem = trimmed.Split('.')[0].TrimEnd(' ');
        return Devices.Contains(stem, StringComparer.OrdinalIgnoreCase) ? Stand + trimmed : trimmed;
    }

    /// <summary>As <see cref="Of"/>, cut to <paramref name="most"/> characters, never through one.</summary>
    public static string Short(string text, int most)
    {
        var name = Of(text);
        if (name.Length <= most)
        {
            return name;
        }

        var cut = char.IsHighSurrogate(name[most - 1]) ? most - 1 : most;
        return Of(name[..cut]);
    }

    /// <summary>Whether a path of such parts is longer than some system takes.</summary>
    public static bool IsTooLong(string path) =>
        path.Length > LongestPath || path.Split('/').Any(p => Encoding.UTF8.GetByteCount(p) > LongestPart);

    private static bool IsAllowed(Rune rune) =>
        rune.Value >= ' '
        && rune.Value is not ('<' or '>' or ':' or '"' or '/' or '\\' or '|' or '?' or '*')
        && Rune.GetUnicodeCategory(rune)
            is not (
                UnicodeCategory.Control
                or UnicodeCategory.Format
                or UnicodeCategory.Surrogate
                or UnicodeCategory.LineSeparator
                or UnicodeCategory.ParagraphSeparator
                or UnicodeCategory.OtherNotAssigned
            )
        && rune != Rune.ReplacementChar;
}
