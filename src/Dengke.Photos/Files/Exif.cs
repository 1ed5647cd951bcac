using System.Buffers.Binary;
using System.Runtime.InteropServices;

namespace Dengke.Photos.Files;

/// <summary>The few things of an EXIF block that matter here (CIPA DC-008): orientation, resolution, whether there is a place.</summary>
/// <param name="Orientation">1 to 8; 0 if it was not said.</param>
/// <param name="Dpi">Resolution; null if it was not said.</param>
/// <param name="HasLocation">Whether a GPS directory is there.</param>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct Exif(int Orientation, double? Dpi, bool HasLocation)
{
    private const int MaxEntries = 512;

    /// <summary>Reads the first directory of a TIFF block; whatever is damaged is left out.</summary>
    public static Exif Read(ReadOnlySpan<byte> tiff)
    {
        var little = tiff.StartsWith("II"u8);
        if (tiff.Length < 8 || (!little && !tiff.StartsWith("MM"u8)))
        {
            return default;
        }

        var directory = UInt32(tiff, 4, little);
        if (directory > tiff.Length - 2)
        {
            return default;
        }

        var orientation = 0;
        double? dpi = null;
        var unit = 2;
        var location = false;
        var count = Math.Min(MaxEntries, (int)UInt16(tiff, (int)directory, little));
        for (var i = 0; i < count; i++)
        {
            var entry = (int)directory + 2 + (12 * i);
            if (entry + 12 > tiff.Length)
            {
                break;
            }

            switch (UInt16(tiff, entry, little))
            {
                case 0x0112:
                    orientation = UInt16(tiff, entry + 8, little);
                    break;
                case 0x011A:
                    dpi = Rational(tiff, UInt32(tiff, entry + 8, little), little);
                    break;
                case 0x0128:
                    unit = UInt16(tiff, entry + 8, little);
                    break;
                case 0x8825:
                    location = true;
                    break;
            }
        }

        return new(orientation, unit == 3 ? dpi * 2.54 : dpi, location);
    }

    private static double? Rational(ReadOnlySpan<byte> tiff, uint at, bool little)
    {
        if (at > tiff.Length - 8)
        {
            return null;
        }

        var divisor = UInt32(tiff, (int)at + 4, little);
        return divisor == 0 ? null : UInt32(tiff, (int)at, little) / (double)divisor;
    }

    private static ushort UInt16(ReadOnlySpan<byte> bytes, int at, bool little) =>
        little ? BinaryPrimitives.ReadUInt16LittleEndian(bytes[at..]) : BinaryPrimitives.ReadUInt16BigEndian(bytes[at..]);

    private static uint UInt32(ReadOnlySpan<byte> bytes, int at, bool little) =>
        little ? BinaryPrimitives.ReadUInt32LittleEndian(bytes[at..]) : BinaryPrimitives.ReadUInt32BigEndian(bytes[at..]);
}
