namespace Dengke.Domain.Records;

/// <summary>
/// Dates as records write them: 20020509, 2002-05-09, 2002/5/9, 2002.5.9, 2002年5月9日, each also with a midnight behind it.
/// Year first and nothing else: day and month are never swapped, and a spreadsheet's serial number is no date.
/// </summary>
public static class RecordDate
{
    /// <summary>Reads a date; false for anything that is not exactly one.</summary>
    public static bool TryParse(ReadOnlySpan<char> value, out DateOnly date)
    {
        Span<char> trimmed = stackalloc char[48];
        date = default;
        return value.Length <= trimmed.Length && TryParseTrimmed(trimmed[..Characters.Trim(value, trimmed)], out date);
    }

    /// <summary>As <see cref="TryParse"/>, for text that is half-width and trimmed already.</summary>
    internal static bool TryParseTrimmed(ReadOnlySpan<char> text, out DateOnly date)
    {
        date = default;
        if (!TakeNumber(ref text, 4, 4, out var year) || text.IsEmpty)
        {
            return false;
        }

        int month;
        int day;
        if (char.IsAsciiDigit(text[0]))
        {
            if (!TakeNumber(ref text, 2, 2, out month) || !TakeNumber(ref text, 2, 2, out day))
            {
                return false;
            }
        }
        else
        {
            var separator = text.TrimStart(' ') is [var c, ..] ? Separator(c) : '\0';
            var second = separator == '年' ? '月' : separator;
            if (separator is '\0' or '月' || !TakeSeparator(ref text, separator) || !TakeNumber(ref text, 1, 2, out month))
            {
                return false;
            }

            if (!TakeSeparator(ref text, second) || !TakeNumber(ref text, 1, 2, out day))
            {
                return false;
            }

            _ = second == '月' && (TakeSuffix(ref text, '日') || TakeSuffix(ref text, '号'));
        }

        if (!IsMidnight(text) || year == 0 || month is < 1 or > 12 || day < 1 || day > DateTime.DaysInMonth(year, month))
        {
            return false;
        }

        date = new DateOnly(year, month, day);
        return true;
    }

    /// <summary>Whether the text looks like a spreadsheet's days since 1899-12-30: five digits are 1927 to 2173.</summary>
    internal static bool IsSerial(ReadOnlySpan<char> text) => text.Length == 5 && !text.ContainsAnyExceptInRange('0', '9');

    /// <summary>Writes the eight digits of the registry's columns.</summary>
    internal static int Write(DateOnly date, Span<char> destination)
    {
        var rest = (date.Year * 10000) + (date.Month * 100) + date.Day;
        for (var i = 7; i >= 0; i--)
        {
            destination[i] = (char)('0' + (rest % 10));
            rest /= 10;
        }

        return 8;
    }

    private static bool TakeNumber(ref ReadOnlySpan<char> text, int least, int most, out int number)
    {
        number = 0;
        var length = 0;
        while (length < most && length < text.Length && char.IsAsciiDigit(text[length]))
        {
            number = (number * 10) + (text[length++] - '0');
        }

        text = text[length..];
        return length >= least;
    }

    private static bool TakeSeparator(ref ReadOnlySpan<char> text, char separator)
    {
        var rest = text.TrimStart(' ');
        if (rest.IsEmpty || Separator(rest[0]) != separator)
        {
            return false;
        }

        text = rest[1..].TrimStart(' ');
        return true;
    }

    /// <summary>As a separator, but a space behind it stays: a time may follow.</summary>
    private static bool TakeSuffix(ref ReadOnlySpan<char> text, char suffix)
    {
        var rest = text.TrimStart(' ');
        text = rest.StartsWith(suffix) ? rest[1..] : text;
        return rest.StartsWith(suffix);
    }

    private static char Separator(char c) =>
        c switch
        {
            '-' or '/' or '.' or '年' or '月' => c,
            >= '\u2010' and <= '\u2015' or '\u2212' => '-',
            _ => '\0',
        };

    /// <summary>Nothing, or a time of day that says nothing: 00:00, T00:00:00, 0:00:00.000.</summary>
    private static bool IsMidnight(ReadOnlySpan<char> rest)
    {
        var time = rest.TrimStart(' ');
        if (time.IsEmpty)
        {
            return true;
        }

        time = time[0] == 'T' ? time[1..] : time;
        return time.Length >= 4
            && time.Length <= 16
            && rest[0] is ' ' or 'T'
            && time[0] == '0'
            && time.Contains(':')
            && !time.ContainsAnyExcept("0:.");
    }
}
