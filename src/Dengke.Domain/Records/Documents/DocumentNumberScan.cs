using System.Text.RegularExpressions;

namespace Dengke.Domain.Records;

/// <summary>Finds resident numbers in running text: the guard that no message holds one.</summary>
public static partial class DocumentNumberScan
{
    private const int Length = 18;

    /// <summary>
    /// Whether a text holds a valid number of 18 characters (GB 11643), anywhere, also in full-width digits and in groups with a space or a
    /// hyphen between them.
    /// </summary>
    public static bool Finds(string text) => Places(Plain(text)).Any();

    /// <summary>The text with every such number masked but for its first and last four characters.</summary>
    public static string Mask(string text)
    {
        var masked = text;
        foreach (var place in Places(Plain(text)).Reverse().ToList())
        {
            var number = Bare(place.Value);
            masked = $"{masked[..place.Index]}{number[..4]}**********{number[^4..]}{masked[(place.Index + place.Length)..]}";
        }

        return masked;
    }

    /// <summary>Full-width characters as plain ones, each in its place.</summary>
    private static string Plain(string text) =>
        string.Create(
            text.Length,
            text,
            (plain, from) =>
            {
                for (var i = 0; i < from.Length; i++)
                {
                    plain[i] = from[i] is '\u3000' or '\u00A0' ? ' ' : Characters.HalfWidth(from[i]);
                }
            }
        );

    private static IEnumerable<Group> Places(string text)
    {
        var end = 0;
        foreach (Match match in Grouped().Matches(text))
        {
            var number = match.Groups["number"];
            if (number.Index >= end && IdNumber.Read(Bare(number.Value), out _) == IdNumberFlaw.None)
            {
                end = number.Index + number.Length;
                yield return number;
            }
        }
    }

    private static string Bare(string number)
    {
        Span<char> bare = stackalloc char[Length];
        var at = 0;
        foreach (var c in number.Where(char.IsAsciiLetterOrDigit))
        {
            bare[at++] = char.ToUpperInvariant(c);
        }

        return new string(bare);
    }

    /// <summary>Looked for at every place, since a number may stand within a longer row of digits.</summary>
    [GeneratedRegex(
        "(?=(?<number>[0-9]{6}[ -]?[0-9]{4}[ -]?[0-9]{4}[ -]?[0-9]{3}[0-9Xx]))",
        RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture,
        1000
    )]
    private static partial Regex Grouped();
}
