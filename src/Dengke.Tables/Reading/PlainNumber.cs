using System.Globalization;

namespace Dengke.Tables.Reading;

/// <summary>Numbers as a person would type them: no exponent, no trailing zeros, the 15 significant digits that a spreadsheet keeps.</summary>
internal static class PlainNumber
{
    /// <summary>From here on a spreadsheet's number has more digits than it keeps.</summary>
    public const double FirstInexact = 1e15;

    private const double DecimalRange = 7.9e28;

    public static string Write(double number)
    {
        if (Math.Abs(number) < FirstInexact && number == Math.Truncate(number))
        {
            return ((long)number).ToString(CultureInfo.InvariantCulture);
        }

        // The conversion to decimal rounds to 15 significant digits, which is what the owner sees.
        return Math.Abs(number) < DecimalRange
            ? ((decimal)number).ToString("0.###############", CultureInfo.InvariantCulture)
            : number.ToString("R", CultureInfo.InvariantCulture);
    }
}
