namespace Dengke.Tables.Reading;

/// <summary>The structure of GB18030: one, two or four bytes a character.</summary>
internal static class Gb18030Bytes
{
    public static bool AreValid(ReadOnlySpan<byte> bytes)
    {
        for (var i = 0; i < bytes.Length; i++)
        {
            if (bytes[i] < 0x80)
            {
                continue;
            }

            if (bytes[i] is 0x80 or 0xFF || i + 1 >= bytes.Length)
            {
                return false;
            }

            var second = bytes[++i];
            if (second is >= 0x30 and <= 0x39)
            {
                if (i + 2 >= bytes.Length || bytes[i + 1] is < 0x81 or 0xFF || bytes[i + 2] is < 0x30 or > 0x39)
                {
                    return false;
                }

                i += 2;
            }
            else if (second is < 0x40 or 0x7F or 0xFF)
            {
                return false;
            }
        }

        return true;
    }
}
