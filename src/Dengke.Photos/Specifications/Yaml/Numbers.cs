using System.Globalization;

namespace Dengke.Photos.Specifications.Yaml;

/// <summary>Numbers as a specification file writes them.</summary>
internal static class Numbers
{
    private const NumberStyles Style =
        NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint | NumberStyles.AllowExponent;

    public static bool TryParse(string text, out double value) =>
        double.TryParse(text, Style, CultureInfo.InvariantCulture, out value) && double.IsFinite(value);

    /// <summary>The shortest text that reads as the same number.</summary>
    public static string Write(double value) => value.ToString("R", CultureInfo.InvariantCulture);
}
