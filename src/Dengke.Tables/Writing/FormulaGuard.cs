namespace Dengke.Tables.Writing;

/// <summary>
/// Texts that a spreadsheet would run as a formula when it opens a CSV file. An apostrophe before them makes them text (OWASP,
/// CSV injection).
/// </summary>
public static class FormulaGuard
{
    /// <summary>Whether a cell that begins with <paramref name="first"/> may be taken for a formula.</summary>
    public static bool IsFormulaStart(char first) =>
        first is '=' or '+' or '-' or '@' or '\t' or '\r' or '＝' or '＋' or '－' or '＠';

    /// <summary><paramref name="text"/>, with an apostrophe before it where it needs one.</summary>
    public static string Guard(string text) => text.Length > 0 && IsFormulaStart(text[0]) ? "'" + text : text;
}
