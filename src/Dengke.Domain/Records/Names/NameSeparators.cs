namespace Dengke.Domain.Records;

/// <summary>
/// The separator inside names such as 阿依古丽·买买提. 民委发〔2016〕33号 knows exactly one, U+00B7 (GB 18030 A1A4);
/// files carry many characters that look like it (domain facts 3.4).
/// </summary>
public static class NameSeparators
{
    /// <summary>The only right one, U+00B7 MIDDLE DOT.</summary>
    public const char Standard = '\u00B7';

    /// <summary>Whether <paramref name="c"/> is written where the separator is meant: bullets, katakana dots, full stops.</summary>
    public static bool IsLookAlike(char c) =>
        c
            is '.'
                or '\u0387' // GREEK ANO TELEIA
                or '\u16EB' // RUNIC SINGLE PUNCTUATION
                or '\u2022' // BULLET
                or '\u2024' // ONE DOT LEADER
                or '\u2027' // HYPHENATION POINT
                or '\u2219' // BULLET OPERATOR
                or '\u22C5' // DOT OPERATOR
                or '\u25CF' // BLACK CIRCLE
                or '\u2E31' // WORD SEPARATOR MIDDLE DOT
                or '\u30FB' // KATAKANA MIDDLE DOT
                or '\u318D' // HANGUL LETTER ARAEA
                or '\uFF0E' // FULLWIDTH FULL STOP
                or '\uFF65'; // HALFWIDTH KATAKANA MIDDLE DOT
}
