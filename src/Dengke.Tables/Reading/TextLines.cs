using System.Text;
using System.Text.Unicode;

namespace Dengke.Tables.Reading;

/// <summary>
/// Counts the lines that can only be UTF-8, those that can only be GB18030, and those that are neither. Chinese text in UTF-8
/// is three-byte sequences beginning with E4 to E9; pairs of GB18030 bytes that happen to be valid UTF-8 are two-byte ones.
/// </summary>
internal sealed class TextLines
{
    private const double ClearlyMore = 0.5;
    private bool anyDoubtful;
    private bool anyDoubtfulNotDot;

    /// <summary>The number of the next line, from 1.</summary>
    public int Line { get; private set; } = 1;

    public int Utf8 { get; private set; }

    public int Gb18030 { get; private set; }

    public int? FirstUtf8 { get; private set; }

    public int? FirstGb18030 { get; private set; }

    public int? FirstBad { get; private set; }

    /// <summary>
    /// Whether, of a text that may be either, GB18030 is the likelier: its bytes would be Latin or Cyrillic letters in UTF-8. The
    /// middle dot of names (C2 B7) alone says nothing.
    /// </summary>
    public bool IsRatherGb18030 => anyDoubtful && anyDoubtfulNotDot;

    /// <summary>Adds a block of whole lines.</summary>
    public void Add(ReadOnlySpan<byte> block)
    {
        if (Ascii.IsValid(block))
        {
            Line += block.Count((byte)'\n');
            return;
        }

        // A large block that is valid UTF-8 throughout, and Chinese, is not worth looking at line by line.
        if (block.Length > 1 << 12 && IsChineseUtf8(block) && System.Text.Unicode.Utf8.IsValid(block))
        {
            FirstUtf8 ??= Line + block[..block.IndexOfAnyInRange((byte)0x80, (byte)0xFF)].Count((byte)'\n');
            var lines = block.Count((byte)'\n');
            Utf8 += lines;
            Line += lines;
            return;
        }

        while (!block.IsEmpty)
        {
            var end = block.IndexOf((byte)'\n');
            AddLine(end < 0 ? block : block[..end]);
            Line += end < 0 ? 0 : 1;
            block = end < 0 ? [] : block[(end + 1)..];
        }
    }

    private void AddLine(ReadOnlySpan<byte> line)
    {
        if (Ascii.IsValid(line))
        {
            return;
        }

        var isUtf8 = System.Text.Unicode.Utf8.IsValid(line);
        if (isUtf8 && IsChineseUtf8(line) && LooksLikeUtf8(line))
        {
            Utf8++;
            FirstUtf8 ??= Line;
        }
        else if (isUtf8)
        {
            var isGb = Gb18030Bytes.AreValid(line);
            anyDoubtful |= isGb;
            anyDoubtfulNotDot |= isGb && HasMoreThanDots(line);
            FirstUtf8 ??= isGb ? null : Line;
        }
        else if (Gb18030Bytes.AreValid(line))
        {
            Gb18030++;
            FirstGb18030 ??= Line;
        }
        else
        {
            FirstBad ??= Line;
        }
    }

    private static bool IsChineseUtf8(ReadOnlySpan<byte> text) =>
        text.IndexOfAnyInRange((byte)0xE3, (byte)0xE9) is >= 0 and var first
        && text[(first + 1)..].ContainsAnyInRange((byte)0xE3, (byte)0xE9);

    /// <summary>
    /// Of a line that is valid either way, as some rare names are, UTF-8 only where that reading has clearly more of the 3,755
    /// commonest ideographs (GB/T 2312 level 1, lead byte B0 to D7) than the other one.
    /// </summary>
    private static bool LooksLikeUtf8(ReadOnlySpan<byte> line) =>
        !Gb18030Bytes.AreValid(line)
        || CommonShare(TextEncodings.Gb18030.GetBytes(TextEncodings.Utf8.GetString(line))) - CommonShare(line) >= ClearlyMore;

    private static double CommonShare(ReadOnlySpan<byte> gb18030)
    {
        var (characters, common) = (0, 0);
        for (var i = 0; i < gb18030.Length; )
        {
            if (gb18030[i] < 0x80)
            {
                i++;
                continue;
            }

            characters++;
            var trail = i + 1 < gb18030.Length ? gb18030[i + 1] : 0;
            common += gb18030[i] is >= 0xB0 and <= 0xD7 && trail >= 0xA1 ? 1 : 0;
            i += trail is >= 0x30 and <= 0x39 ? 4 : 2;
        }

        return characters == 0 ? 0 : (double)common / characters;
    }

    private static bool HasMoreThanDots(ReadOnlySpan<byte> line)
    {
        for (var i = line.IndexOfAnyInRange((byte)0x80, (byte)0xFF); i < line.Length; i++)
        {
            if (line[i] >= 0x80 && !line[i..].StartsWith("·"u8) && !(i > 0 && line[(i - 1)..].StartsWith("·"u8)))
            {
                return true;
            }
        }

        return false;
    }
}
