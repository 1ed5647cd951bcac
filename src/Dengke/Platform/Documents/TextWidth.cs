namespace Dengke.Platform.Documents;

/// <summary>How wide a text is where no font is at hand, in half characters: a Chinese character counts two.</summary>
internal static class TextWidth
{
    public static int Of(string text) => text.EnumerateRunes().Sum(r => r.Value < 0x2E80 ? 1 : 2);
}
