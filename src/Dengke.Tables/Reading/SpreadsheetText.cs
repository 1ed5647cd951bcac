namespace Dengke.Tables.Reading;

/// <summary>
/// Two ways by which exports keep a spreadsheet from taking digits for a number, undone in reading: the formula ="0012", and an
/// apostrophe before digits or before a sign that would start a formula (which is how <see cref="Writing.FormulaGuard"/> writes).
/// </summary>
internal static class SpreadsheetText
{
    public static string Unwrap(string text)
    {
        if (text.Length < 2)
        {
            return text;
        }

        if (text[0] == '=' && text.Length > 2 && text[1] == '"' && text[^1] == '"')
        {
            return text[2..^1];
        }

        return text[0] == '\'' && (char.IsAsciiDigit(text[1]) || Writing.FormulaGuard.IsFormulaStart(text[1])) ? text[1..] : text;
    }
}
