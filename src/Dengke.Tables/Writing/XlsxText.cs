namespace Dengke.Tables.Writing;

/// <summary>What a workbook allows in cells and in the names of sheets.</summary>
internal static class XlsxText
{
    private const int LongestCell = 32_767;
    private const int LongestSheetName = 31;
    private const double NarrowestColumn = 10;
    private const double WidestColumn = 60;

    /// <summary>
    /// Text that every reader of XLSX can open: at most 32,767 characters, none of U+FFFE and U+FFFF, which XML forbids. The
    /// writer itself drops control characters.
    /// </summary>
    public static string Clean(string text)
    {
        if (text.Length > LongestCell)
        {
            text = string.Concat(text.AsSpan(0, LongestCell - 1), "…");
        }

        return text.AsSpan().ContainsAnyInRange('\uFFFE', '\uFFFF')
            ? text.Replace('\uFFFE', '\uFFFD').Replace('\uFFFF', '\uFFFD')
            : text;
    }

    /// <summary>A lawful sheet name; the second sheet of a long table is numbered (2), and so on.</summary>
    public static string SheetName(string name, int number = 1)
    {
        var suffix = number == 1 ? "" : $" ({number})";
        var lawful = new string([
            .. name.Where(c => c is not ('/' or '\\' or '*' or '?' or '[' or ']' or ':') && !char.IsControl(c)),
        ]);
        lawful = lawful.Trim().Trim('\'');
        lawful = lawful.Length == 0 ? "Sheet" : lawful;
        return lawful[..Math.Min(lawful.Length, LongestSheetName - suffix.Length)] + suffix;
    }

    /// <summary>In characters: a Chinese one counts for two.</summary>
    public static double WidthOf(string header) =>
        Math.Clamp(header.Sum(c => c > 0xFF ? 2.2 : 1.1) + 2, NarrowestColumn, WidestColumn);
}
