namespace Dengke.Domain.Records;

/// <summary>
/// The key by which names are compared (REC-4): the separator's look-alikes as U+00B7, no spaces, half-width, legacy private-use
/// characters as of today. Unicode normalisation has no part in it: NFC would turn U+F92C into another person's character.
/// </summary>
internal static class NameKey
{
    /// <summary>Writes the key; at most twice as long as the name, where private-use characters become pairs.</summary>
    public static int Write(ReadOnlySpan<char> name, Span<char> destination)
    {
        var written = 0;
        for (var i = 0; i < name.Length; i++)
        {
            var c = name[i];
            if (c is >= '\u3400' and < '\uD800')
            {
                // Most characters of most names, so asked first.
                destination[written++] = c;
            }
            else if (NameSeparators.IsLookAlike(c))
            {
                destination[written++] = NameSeparators.Standard;
            }
            else if (Characters.IsOrdinary(c))
            {
                destination[written++] = c;
            }
            else if (PrivateUse.Find(c) is { } today)
            {
                today.CopyTo(destination[written..]);
                written += today.Length;
            }
            else if (Characters.InvisibleLength(name[i..]) is > 0 and var skipped)
            {
                i += skipped - 1;
            }
            else if (!char.IsWhiteSpace(c))
            {
                destination[written++] = Characters.HalfWidth(c);
            }
        }

        return written;
    }
}
