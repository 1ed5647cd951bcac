using System.Text;

namespace Dengke.Domain.Records;

/// <summary>What a name suffers from.</summary>
public enum NameFlaw
{
    /// <summary>A space at an end, or beside a Chinese character, as in 李 想. Registrars forbid it.</summary>
    Padding,

    /// <summary>A zero-width character, a byte order mark, a variation selector or a control character.</summary>
    Invisible,

    /// <summary>A look-alike where the separator U+00B7 is meant.</summary>
    Separator,

    /// <summary>Full-width Latin letters or digits.</summary>
    FullWidth,

    /// <summary>A legacy private-use character whose character of today is known.</summary>
    LegacyCharacter,

    /// <summary>Any other private-use character: nobody can know which character it is without the identity card.</summary>
    PrivateUse,

    /// <summary>〓 U+3013, U+FFFD or a question mark: the file's encoding could not hold the character.</summary>
    Replacement,

    /// <summary>Half of a surrogate pair.</summary>
    Broken,
}

/// <summary>One flaw of a name.</summary>
/// <param name="Flaw">What it is.</param>
/// <param name="Position">Where, in UTF-16 units from 0.</param>
/// <param name="CodePoint">The character in question.</param>
public sealed record NameFinding(NameFlaw Flaw, int Position, int CodePoint);

/// <summary>
/// Names keep the code points they came with (REC-4; 民委发〔2016〕33号; domain facts 3.4). This names their flaws and proposes a
/// repair for a person to confirm; nothing is repaired unasked.
/// </summary>
public static class PersonName
{
    /// <summary>The key by which names are compared; see <see cref="Folding"/>.</summary>
    public static string Key(string? name) => Folding.Fold(FieldFormat.Name, name);

    /// <summary>The flaws from left to right; none, and nothing allocated, for a name that is in order.</summary>
    public static IReadOnlyList<NameFinding> Inspect(ReadOnlySpan<char> name)
    {
        List<NameFinding>? findings = null;
        for (var i = 0; i < name.Length; i++)
        {
            var isPair = char.IsHighSurrogate(name[i]) && i + 1 < name.Length && char.IsLowSurrogate(name[i + 1]);
            if (FlawAt(name, i) is { } flaw)
            {
                (findings ??= []).Add(new(flaw, i, isPair ? char.ConvertToUtf32(name[i], name[i + 1]) : name[i]));
            }

            i += isPair ? 1 : 0;
        }

        return findings ?? (IReadOnlyList<NameFinding>)[];
    }

    /// <summary>
    /// The name as it probably should be, for a person to confirm: without padding and invisible characters, with U+00B7, half-width,
    /// legacy characters as of today. Characters that are lost stay as they are.
    /// </summary>
    public static string Propose(string name)
    {
        var repaired = new StringBuilder(name.Length);
        for (var i = 0; i < name.Length; i++)
        {
            var flaw = FlawAt(name, i);
            _ = flaw switch
            {
                NameFlaw.Padding => repaired,
                NameFlaw.Separator => repaired.Append(NameSeparators.Standard),
                NameFlaw.FullWidth => repaired.Append(Characters.HalfWidth(name[i])),
                NameFlaw.LegacyCharacter => repaired.Append(PrivateUse.Find(name[i])),
                NameFlaw.Invisible => repaired,
                _ => repaired.Append(name[i]),
            };
            i += flaw == NameFlaw.Invisible ? Characters.InvisibleLength(name.AsSpan(i)) - 1 : 0;
        }

        return repaired.ToString();
    }

    private static NameFlaw? FlawAt(ReadOnlySpan<char> name, int i)
    {
        var c = name[i];
        return c switch
        {
            // Most characters of most names.
            NameSeparators.Standard or >= '\u3400' and < '\uD800' => null,
            '\u3013' or '\uFFFD' or '?' or '\uFF1F' => NameFlaw.Replacement,
            _ when NameSeparators.IsLookAlike(c) => c != '.' || IsBesideChinese(name, i) ? NameFlaw.Separator : null,
            _ when Characters.IsOrdinary(c) => null,
            _ when PrivateUse.Contains(c) => PrivateUse.Find(c) is null ? NameFlaw.PrivateUse : NameFlaw.LegacyCharacter,
            _ when char.IsWhiteSpace(c) => IsBesideChinese(name, i) ? NameFlaw.Padding : null,
            _ when Characters.InvisibleLength(name[i..]) > 0 => NameFlaw.Invisible,
            _ when Characters.IsFullWidth(c) => NameFlaw.FullWidth,
            _ when char.IsHighSurrogate(c) && i + 1 < name.Length && char.IsLowSurrogate(name[i + 1]) => PrivateUse.Contains(
                c,
                name[i + 1]
            )
                ? NameFlaw.PrivateUse
                : null,
            _ when char.IsSurrogate(c) => NameFlaw.Broken,
            _ => null,
        };
    }

    /// <summary>
    /// Whether the space or full stop stands at an end or next to anything but a Latin letter: between those it belongs to the
    /// name, as in JOHN A. SMITH.
    /// </summary>
    private static bool IsBesideChinese(ReadOnlySpan<char> name, int i)
    {
        var before = i - 1;
        while (before >= 0 && IsBetweenWords(name[before]))
        {
            before--;
        }

        var after = i + 1;
        while (after < name.Length && IsBetweenWords(name[after]))
        {
            after++;
        }

        var abbreviates = name[i] == '.' && after == name.Length;
        return before < 0 || !IsLatin(name[before]) || (after == name.Length ? !abbreviates : !IsLatin(name[after]));
    }

    private static bool IsBetweenWords(char c) => c == '.' || char.IsWhiteSpace(c) || Characters.InvisibleLength(new(in c)) > 0;

    private static bool IsLatin(char c) =>
        Characters.HalfWidth(c) is < '\u0250' and var half && (char.IsLetter(half) || half is '\'' or '-' or ',');
}
