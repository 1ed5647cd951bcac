namespace Dengke.Domain.Records;

/// <summary>The check character of 18-character numbers: GB 11643-1999 by ISO 7064 MOD 11-2 (domain facts 3.3).</summary>
public static class Checksum
{
    private static ReadOnlySpan<byte> Weights => [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];

    private static ReadOnlySpan<char> Characters => "10X98765432";

    /// <summary>The check character of 17 digits.</summary>
    /// <exception cref="ArgumentException">Not 17 ASCII digits.</exception>
    public static char Of(ReadOnlySpan<char> digits)
    {
        if (digits.Length != Weights.Length || digits.ContainsAnyExceptInRange('0', '9'))
        {
            throw new ArgumentException("Wants 17 digits.", nameof(digits));
        }

        var sum = 0;
        for (var i = 0; i < Weights.Length; i++)
        {
            sum += Weights[i] * (digits[i] - '0');
        }

        return Characters[sum % 11];
    }

    /// <summary>Whether the text is 17 digits and a digit or capital X.</summary>
    public static bool HasShape(ReadOnlySpan<char> number) =>
        number.Length == 18
        && !number[..17].ContainsAnyExceptInRange('0', '9')
        && (char.IsAsciiDigit(number[17]) || number[17] == 'X');

    /// <summary>Whether the text has the shape and the right check character.</summary>
    public static bool IsValid(ReadOnlySpan<char> number) => HasShape(number) && Of(number[..17]) == number[17];
}
