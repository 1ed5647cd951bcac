using System.Globalization;
using Dengke.Domain.Records;

namespace Dengke.Domain.Capture;

/// <summary>The numbers 拍摄号 that a vendor's system gives its shots.</summary>
public static class ShotNumbers
{
    /// <summary>In characters.</summary>
    public const int Longest = 40;

    /// <summary>Without spaces around, in upper case and half width; null for what is none.</summary>
    public static string? Normal(string text)
    {
        var number = Characters.HalfWidth(text).Trim().ToUpperInvariant();
        return number.Length is > 0 and <= Longest && number.All(c => char.IsAsciiLetterOrDigit(c) || c == '-') ? number : null;
    }

    /// <summary>The one after it: A0099 comes before A0100. Null where it does not end in digits or these are more than 18.</summary>
    public static string? After(string number)
    {
        var head = number.TrimEnd('0', '1', '2', '3', '4', '5', '6', '7', '8', '9');
        var digits = number[head.Length..];
        if (digits.Length is 0 or > 18)
        {
            return null;
        }

        var next = long.Parse(digits, CultureInfo.InvariantCulture) + 1;
        var after = head + next.ToString(CultureInfo.InvariantCulture).PadLeft(digits.Length, '0');
        return after.Length <= Longest ? after : null;
    }
}
