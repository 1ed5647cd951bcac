using System.Buffers.Binary;
using System.Text;

namespace Dengke.Tables.Reading;

/// <summary>Reads one field's bytes by its type.</summary>
internal sealed class DbfValues(Encoding encoding)
{
    /// <summary>Astronomers' number of the day 0001-01-01, by which FoxPro counts.</summary>
    private const int FirstDay = 1_721_426;

    private const int LastDay = FirstDay + 3_652_058;

    private const double MillisecondsOfDay = 86_400_000;

    public RawCell Read(DbfField field, ReadOnlySpan<byte> bytes) =>
        field.Type switch
        {
            'C' or 'V' => RawCell.OfText(Text(bytes)),
            'N' or 'F' => Number(bytes),
            'D' => Date(bytes),
            'L' => Truth(bytes),
            'I' when bytes.Length == 4 => RawCell.OfNumber(BinaryPrimitives.ReadInt32LittleEndian(bytes)),
            'B' when bytes.Length == 8 => RawCell.OfNumber(BinaryPrimitives.ReadDoubleLittleEndian(bytes)),
            'Y' when bytes.Length == 8 => RawCell.OfNumber(BinaryPrimitives.ReadInt64LittleEndian(bytes) / 10_000d),
            'T' or '@' when bytes.Length == 8 => DateAndTime(bytes),
            '0' => default,
            // Memo texts stand in another file, which nobody hands in.
            _ => bytes.ContainsAnyExcept((byte)' ', (byte)0) ? RawCell.OfError("(备注型字段)") : default,
        };

    /// <summary>Padding goes: spaces behind, and whatever stands behind a NUL.</summary>
    private string Text(ReadOnlySpan<byte> bytes)
    {
        var end = bytes.IndexOf((byte)0);
        return encoding.GetString((end < 0 ? bytes : bytes[..end]).TrimEnd((byte)' '));
    }

    /// <summary>A number too wide for its field is filled with stars.</summary>
    private static RawCell Number(ReadOnlySpan<byte> bytes)
    {
        var text = Encoding.Latin1.GetString(bytes).Trim(' ', '\0');
        return text.StartsWith('*') ? RawCell.OfError(text) : RawCell.OfText(text);
    }

    private static RawCell Date(ReadOnlySpan<byte> bytes)
    {
        var text = Encoding.Latin1.GetString(bytes).Trim(' ', '\0');
        return text == "00000000" ? default : RawCell.OfText(text);
    }

    private static RawCell Truth(ReadOnlySpan<byte> bytes) =>
        bytes is [(byte)'T' or (byte)'t' or (byte)'Y' or (byte)'y'] ? RawCell.OfTruth(true)
        : bytes is [(byte)'F' or (byte)'f' or (byte)'N' or (byte)'n'] ? RawCell.OfTruth(false)
        : default;

    private static RawCell DateAndTime(ReadOnlySpan<byte> bytes)
    {
        var day = BinaryPrimitives.ReadInt32LittleEndian(bytes);
        var time = BinaryPrimitives.ReadInt32LittleEndian(bytes[4..]);
        return day is < FirstDay or > LastDay || time is < 0 or >= (int)MillisecondsOfDay
            ? default
            : RawCell.OfDate(DateTime.MinValue.AddDays(day - FirstDay).AddMilliseconds(time));
    }
}
