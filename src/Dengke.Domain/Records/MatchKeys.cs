namespace Dengke.Domain.Records;

/// <summary>
/// Which values may match a student's two rows (REC-5). The key is the folded value. A resident number whose birth date or check
/// character is wrong still is one: both sources may carry the same wrong number, and validation reports it. Not a key are blanks
/// and words for nothing, zeros, and shapes that no such number has: 16, 17 or more than 18 digits, 1.10105E+17, and an 18-digit
/// number that a spreadsheet rounded to 15 places (three zeros and a wrong check character), which other people would share.
/// </summary>
public static class MatchKeys
{
    private const int LongestNumber = 32;

    /// <summary>The match key of a value, or null where it cannot match anything (<see cref="UnmatchedReason.InvalidKey"/>).</summary>
    public static string? Of(FieldFormat format, string? value)
    {
        var key = Folding.Fold(format, value);
        return IsUsable(format, key) ? key : null;
    }

    /// <summary>
    /// Writes the match key without allocating; false where there is none, or where <paramref name="destination"/> is smaller than
    /// <see cref="Folding.MaxLength"/>.
    /// </summary>
    public static bool TryWrite(FieldFormat format, ReadOnlySpan<char> value, Span<char> destination, out int written) =>
        Folding.TryFold(format, value, destination, out written) && IsUsable(format, destination[..written]);

    /// <summary>Whether a folded value can be a match key.</summary>
    public static bool IsUsable(FieldFormat format, ReadOnlySpan<char> folded) =>
        format switch
        {
            FieldFormat.DocumentNumber => IsDocumentNumber(folded),
            FieldFormat.ExamNumber or FieldFormat.StudentNumber => IsNumber(folded),
            _ => !folded.IsEmpty && !IsPlaceholder(folded) && folded.ContainsAnyExcept('0'),
        };

    private static bool IsDocumentNumber(ReadOnlySpan<char> number) =>
        number.Length switch
        {
            18 => Checksum.HasShape(number) && number.ContainsAnyExcept('0') && !IsRounded(number),
            // Travel permits, passports, the 15-digit numbers before GB 11643-1999, permanent-residence cards of 2017.
            >= 5 and <= 15 => HasOnlyLettersAndDigits(number) && number.ContainsAnyInRange('1', '9'),
            _ => false,
        };

    private static bool IsRounded(ReadOnlySpan<char> number) => number.EndsWith("000") && !Checksum.IsValid(number);

    private static bool IsNumber(ReadOnlySpan<char> number)
    {
        if (number.Length > LongestNumber || !number.ContainsAnyInRange('1', '9'))
        {
            return false;
        }

        foreach (var c in number)
        {
            if (!char.IsAsciiLetterOrDigit(c) && c is not ('-' or '_' or '/'))
            {
                return false;
            }
        }

        return true;
    }

    private static bool HasOnlyLettersAndDigits(ReadOnlySpan<char> text)
    {
        foreach (var c in text)
        {
            if (!char.IsAsciiLetterOrDigit(c))
            {
                return false;
            }
        }

        return true;
    }

    private static bool IsPlaceholder(ReadOnlySpan<char> folded) =>
        folded is "无" or "暂无" or "没有" or "空" or "不详" or "未知" or "NULL" or "null" or "N/A" or "-" or "--" or "/";
}
