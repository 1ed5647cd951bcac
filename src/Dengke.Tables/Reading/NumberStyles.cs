using ExcelDataReader;

namespace Dengke.Tables.Reading;

/// <summary>
/// What a number's format makes of it in a person's eyes: a code with its leading zeros (000000), or a date by one of the
/// Chinese built-in formats, which have a number but no text in the file (ECMA-376 part 1, 18.8.30).
/// </summary>
internal sealed class NumberStyles(bool date1904)
{
    private const int DaysTo1904 = 1462;
    private const double LastDay = 2_958_466;

    private readonly Dictionary<int, int> zerosOfFormat = [];

    public RawCell Convert(double number, IExcelDataReader reader, int column)
    {
        var format = reader.GetNumberFormatIndex(column);
        if (format <= 0)
        {
            return RawCell.OfNumber(number);
        }

        if (!zerosOfFormat.TryGetValue(format, out var zeros))
        {
            zeros = Zeros(reader.GetNumberFormatString(column));
            zerosOfFormat[format] = zeros;
        }

        if (zeros < 0 && IsChineseDate(format))
        {
            var day = number + (date1904 ? DaysTo1904 : 0);
            return day is >= 0 and < LastDay ? RawCell.OfDate(DateTime.FromOADate(day)) : RawCell.OfNumber(number);
        }

        return zeros > 1 && number >= 0 && number == Math.Truncate(number) && number < PlainNumber.FirstInexact
            ? RawCell.OfText(PlainNumber.Write(number).PadLeft(zeros, '0'))
            : RawCell.OfNumber(number);
    }

    /// <summary>How many zeros the format consists of; 0 for another one, -1 for one without text.</summary>
    private static int Zeros(string? format) =>
        string.IsNullOrEmpty(format) ? -1
        : format.AsSpan().ContainsAnyExcept('0') ? 0
        : format.Length;

    private static bool IsChineseDate(int format) => format is (>= 27 and <= 31) or 36 or 50 or 51 or 52 or 53 or 54 or 57 or 58;
}
