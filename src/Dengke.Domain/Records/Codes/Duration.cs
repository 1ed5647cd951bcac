namespace Dengke.Domain.Records;

/// <summary>学制 in years, as 4, 4.0, 4年, 四年 or 两年半 (domain facts 3.1, column XZ).</summary>
public static class Duration
{
    private const string Numerals = "零一二三四五六七八九";

    /// <summary>Whether a folded duration is one of the registry's enumeration.</summary>
    public static bool IsAllowed(ReadOnlySpan<char> folded) =>
        folded is "1.5" or "2" or "2.5" or "3" or "3.5" or "4" or "4.5" or "5" or "5.5" or "6" or "7" or "8";

    /// <summary>A folded duration in whole months, or null for what is no number of whole or half years.</summary>
    public static int? Months(ReadOnlySpan<char> folded)
    {
        var half = folded.EndsWith(".5");
        var years = half ? folded[..^2] : folded;
        return years.Length is 1 or 2 && !years.ContainsAnyExceptInRange('0', '9')
            ? (int.Parse(years) * 12) + (half ? 6 : 0)
            : null;
    }

    /// <summary>Folds <paramref name="compact"/> in place to its shortest decimal; leaves what is not a duration as it is.</summary>
    internal static int Fold(Span<char> compact)
    {
        var number = WithoutUnit(compact, out var half);
        if (number.Length == 1 && (number[0] == '两' ? 2 : Numerals.IndexOf(number[0])) is > 0 and var numeral)
        {
            compact[0] = (char)('0' + numeral);
            return half ? Half(compact, 1) : 1;
        }

        var point = number.IndexOf('.');
        var whole = point < 0 ? number : number[..point];
        var fraction = point < 0 ? [] : number[(point + 1)..];
        if (
            whole.IsEmpty
            || whole.ContainsAnyExceptInRange('0', '9')
            || fraction.ContainsAnyExceptInRange('0', '9')
            || (half && point >= 0)
        )
        {
            return compact.Length;
        }

        whole = whole.TrimStart('0') is { IsEmpty: false } significant ? significant : whole[^1..];
        fraction = fraction.TrimEnd('0');
        whole.CopyTo(compact);
        var written = whole.Length;
        if (half)
        {
            return Half(compact, written);
        }

        if (!fraction.IsEmpty)
        {
            compact[written++] = '.';
            fraction.CopyTo(compact[written..]);
            written += fraction.Length;
        }

        return written;
    }

    /// <summary>Cuts 年, 年制, 学年 and 半 from the end; 2年半 and 两年半 are two and a half years.</summary>
    private static Span<char> WithoutUnit(Span<char> compact, out bool half)
    {
        var number = compact.EndsWith("制") ? compact[..^1] : compact;
        half = number.EndsWith("年半");
        number = half ? number[..^1] : number;
        return number.EndsWith("学年") ? number[..^2]
            : number.EndsWith("年") ? number[..^1]
            : number;
    }

    /// <summary>年半 itself made the room for .5.</summary>
    private static int Half(Span<char> compact, int written)
    {
        ".5".CopyTo(compact[written..]);
        return written + 2;
    }
}
