using System.Collections.Frozen;
using System.Text;
using AnyAscii;

namespace Dengke.Features.Shared.Records;

/// <summary>The first letters of a name's pinyin, by which people search: <c>wxm</c> for 王小明, <c>al</c> for Ann Lee.</summary>
internal static class NameInitials
{
    private const int FirstIdeograph = 0x2E80;

    /// <summary>Surnames that are read differently from the character in other words (现代汉语词典).</summary>
    private static readonly FrozenDictionary<string, string> Surnames = new Dictionary<string, string>(StringComparer.Ordinal)
    {
        ["单"] = "s",
        ["單"] = "s",
        ["曾"] = "z",
        ["仇"] = "q",
        ["解"] = "x",
        ["区"] = "o",
        ["區"] = "o",
        ["查"] = "z",
        ["翟"] = "z",
        ["覃"] = "q",
        ["乐"] = "y",
        ["樂"] = "y",
        ["缪"] = "m",
        ["员"] = "y",
        ["秘"] = "b",
        ["繁"] = "p",
        ["种"] = "c",
        ["洗"] = "x",
        ["隗"] = "k",
        ["召"] = "s",
        ["郇"] = "h",
        ["盛"] = "s",
        ["尉迟"] = "yc",
        ["尉遲"] = "yc",
        ["长孙"] = "zs",
        ["長孫"] = "zs",
        ["万俟"] = "mq",
        ["澹台"] = "tt",
    }.ToFrozenDictionary(StringComparer.Ordinal);

    /// <returns>Lower-case letters; where the surname has a reading of its own, that first and the other after a space.</returns>
    public static string Of(string name)
    {
        var usual = Read(name);
        foreach (var length in new[] { 2, 1 })
        {
            if (name.Length >= length && Surnames.TryGetValue(name[..length], out var surname))
            {
                var own = surname + Read(name[length..]);
                return own == usual ? usual : $"{own} {usual}";
            }
        }

        return usual;
    }

    private static string Read(string name)
    {
        var initials = new StringBuilder();
        var inWord = false;
        foreach (var rune in name.EnumerateRunes())
        {
            var ideograph = rune.Value >= FirstIdeograph && Rune.IsLetter(rune);
            var letter = rune.ToString().Transliterate().FirstOrDefault(char.IsAsciiLetter);
            if (letter != default && (ideograph || !inWord))
            {
                initials.Append(char.ToLowerInvariant(letter));
            }

            inWord = !ideograph && (Rune.IsLetter(rune) || rune.Value is '\'' or '’');
        }

        return initials.ToString();
    }
}
