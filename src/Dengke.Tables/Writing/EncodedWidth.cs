using System.Text;

namespace Dengke.Tables.Writing;

/// <summary>What a value takes in a DBF field, asked before anything is written.</summary>
/// <param name="Bytes">Bytes of the characters that the encoding has.</param>
/// <param name="Lacking">
/// Characters that the file could not say, each once, in their order: those that the encoding lacks, control characters, and characters
/// of the private use area, which have bytes but mean another character on every machine.
/// </param>
public sealed record EncodedWidth(int Bytes, IReadOnlyList<Rune> Lacking)
{
    public static EncodedWidth Of(string value, DbfEncoding encoding)
    {
        Span<byte> buffer = stackalloc byte[4];
        List<Rune>? lacking = null;
        var bytes = 0;
        foreach (var rune in value.EnumerateRunes())
        {
            var written = DbfText.Encode(rune, encoding, buffer).Length;
            bytes += written;
            if ((written == 0 || rune.Value < ' ' || IsPrivateUse(rune)) && lacking?.Contains(rune) != true)
            {
                (lacking ??= []).Add(rune);
            }
        }

        return new EncodedWidth(bytes, lacking ?? (IReadOnlyList<Rune>)[]);
    }

    private static bool IsPrivateUse(Rune rune) =>
        Rune.GetUnicodeCategory(rune) == System.Globalization.UnicodeCategory.PrivateUse;
}
