using Dengke.Domain.Records;

namespace Dengke.Tables.Reading;

/// <summary>
/// What shows that a spreadsheet has changed a value. A spreadsheet keeps 15 significant digits, drops leading zeros of what
/// looks like a number, and stores dates as days since 1900.
/// </summary>
internal static class Damages
{
    /// <summary>Digits of a major code in the national catalogue, before its suffix (domain facts 3.6).</summary>
    private const int MajorCodeDigits = 6;

    /// <summary>Dates between 1927 and 2173 have serial numbers of five digits; no date is written with five digits.</summary>
    private const int SerialDigits = 5;

    public static CellDamage OfNumber(double number, FieldFormat format) =>
        format switch
        {
            _ when ColumnRecogniser.IsKey(format) && Math.Abs(number) >= PlainNumber.FirstInexact => CellDamage.Rounded,
            FieldFormat.Date when number is >= 10_000 and < 100_000 => CellDamage.DateSerial,
            FieldFormat.MajorCode when number is > 0 and < 100_000 => CellDamage.LeadingZeroLost,
            _ => CellDamage.None,
        };

    public static CellDamage OfText(ReadOnlySpan<char> text, FieldFormat format)
    {
        if (text.Contains('\uFFFD'))
        {
            return CellDamage.CharacterLost;
        }

        if (text[0] == '#' && IsErrorValue(text))
        {
            return CellDamage.ErrorValue;
        }

        return format switch
        {
            FieldFormat.DocumentNumber when IsScientific(text) || IsRoundedIdNumber(text) => CellDamage.Rounded,
            FieldFormat.ExamNumber or FieldFormat.StudentNumber when IsScientific(text) => CellDamage.Rounded,
            FieldFormat.Date when IsSerial(text) => CellDamage.DateSerial,
            FieldFormat.MajorCode when text.Length == MajorCodeDigits - 1 && IsDigits(text) => CellDamage.LeadingZeroLost,
            _ => CellDamage.None,
        };
    }

    /// <summary>The spellings are the same in every language of Excel's files and in CSV exports of most.</summary>
    private static bool IsErrorValue(ReadOnlySpan<char> text) =>
        text is "#N/A" or "#REF!" or "#VALUE!" or "#NAME?" or "#DIV/0!" or "#NULL!" or "#NUM!" or "#SPILL!" or "#CALC!";

    /// <summary>Such as 6.50102E+17, what a CSV export writes for a number that its column was too narrow to show.</summary>
    private static bool IsScientific(ReadOnlySpan<char> text)
    {
        var exponent = text.IndexOfAny("eE");
        return exponent > 0
            && exponent + 2 < text.Length
            && text[exponent + 1] == '+'
            && IsDigits(text[(exponent + 2)..])
            && IsDigits(text[..1])
            && (exponent == 1 || (text[1] == '.' && IsDigits(text[2..exponent])));
    }

    /// <summary>18 digits that end in 000 because they were a number once; a true number ending so has its right check digit.</summary>
    private static bool IsRoundedIdNumber(ReadOnlySpan<char> text) =>
        text.Length == 18 && text.EndsWith("000") && IsDigits(text) && !Checksum.IsValid(text);

    private static bool IsSerial(ReadOnlySpan<char> text) =>
        text.Length >= SerialDigits
        && IsDigits(text[..SerialDigits])
        && (
            text.Length == SerialDigits
            || (text.Length > SerialDigits + 1 && text[SerialDigits] == '.' && IsDigits(text[(SerialDigits + 1)..]))
        );

    private static bool IsDigits(ReadOnlySpan<char> text) => text.Length > 0 && !text.ContainsAnyExceptInRange('0', '9');
}
