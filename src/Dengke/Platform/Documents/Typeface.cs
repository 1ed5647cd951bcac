using System.Text;
using SkiaSharp;

namespace Dengke.Platform.Documents;

/// <summary>A typeface of a font file, as documents use it.</summary>
internal sealed class Typeface : IDisposable
{
    private readonly SKFont lookUp;

    private Typeface(SKTypeface face)
    {
        Face = face;
        lookUp = new SKFont(face);
    }

    public SKTypeface Face { get; }

    /// <returns>The typeface, or null where there is no such file or it is no font.</returns>
    public static Typeface? Open(FontFile from)
    {
        using var font = File.Exists(from.Path) ? MappedFont.Of(from) : null;
        return font is not null && SKTypeface.FromData(font, from.Index) is { } face ? new Typeface(face) : null;
    }

    public bool Has(Rune character) => lookUp.GetGlyph(character.Value) != 0;

    public void Dispose()
    {
        lookUp.Dispose();
        Face.Dispose();
    }
}
