namespace Dengke.Platform.Documents;

/// <summary>How wide a text is where no font is at hand, in half characters: a Chinese character or mark counts two.</summary>
internal static class TextWidth
{
    public static int Of(string text) =>
        text.EnumerateRunes().Sum(r => r.Value is < 0x2E80 and not (>= 0x2010 and <= 0x2027) ? 1 : 2);
}
