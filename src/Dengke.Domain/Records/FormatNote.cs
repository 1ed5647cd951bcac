using System.Numerics;

namespace Dengke.Domain.Records;

/// <summary>
/// What a difference of writing is made of, such as 间隔号U+2022 or 代码05; several are joined by 、. A whole column often differs
/// in one way (dates with and without dashes), so a single trait costs no allocation unless it shows a character or a code.
/// </summary>
internal static class FormatNote
{
    private const int LargestOnStack = 128;

    /// <summary>In the order of <see cref="Trait"/>'s bits.</summary>
    private static readonly string[] Words =
    [
        "全角",
        "空格",
        "不可见字符",
        "小写字母",
        "符号",
        "日期写法",
        "含换证次数",
        "写法不同",
        "间隔号",
        "旧码位",
        "代码",
    ];

    [Flags]
    private enum Trait
    {
        None = 0,
        FullWidth = 1,
        Space = 2,
        Invisible = 4,
        LowerCase = 8,
        Symbol = 16,
        DateWriting = 32,
        Reissues = 64,
        Writing = 128,
        Separator = 256,
        LegacyCharacter = 512,
        Code = 1024,

        /// <summary>Those that show what they found.</summary>
        Detailed = Separator | LegacyCharacter | Code,
    }

    /// <summary>The note on two values that fold to the same <paramref name="key"/>.</summary>
    public static string Of(FieldFormat format, ReadOnlySpan<char> registry, ReadOnlySpan<char> academic, ReadOnlySpan<char> key)
    {
        var traits = OfValue(format, registry, key) | OfValue(format, academic, key);
        return traits == Trait.None ? "写法不同"
            : BitOperations.IsPow2((int)traits) && (traits & Trait.Detailed) == Trait.None
                ? Words[BitOperations.TrailingZeroCount((int)traits)]
            : Join(format, traits, registry, academic, key);
    }

    private static Trait OfValue(FieldFormat format, ReadOnlySpan<char> value, ReadOnlySpan<char> key)
    {
        var traits = OfCharacters(format, value);
        if (format is FieldFormat.Name or FieldFormat.Text)
        {
            return traits;
        }

        var plain = value.Length <= LargestOnStack ? stackalloc char[value.Length] : new char[value.Length];
        plain = plain[..Plain(format, value, plain)];
        return plain.SequenceEqual(key) ? traits : traits | OfWhole(format, plain);
    }

    /// <summary>A date's inner spaces belong to its writing.</summary>
    private static int Plain(FieldFormat format, ReadOnlySpan<char> value, Span<char> plain) =>
        format == FieldFormat.Date ? Characters.Trim(value, plain) : Characters.Compact(value, plain);

    private static Trait OfCharacters(FieldFormat format, ReadOnlySpan<char> value)
    {
        var traits = Trait.None;
        for (var i = 0; i < value.Length; i++)
        {
            var c = value[i];
            traits |= c switch
            {
                _ when format == FieldFormat.Name && NameSeparators.IsLookAlike(c) => Trait.Separator,
                _ when Characters.IsOrdinary(c) => Trait.None,
                _ when format == FieldFormat.Name && PrivateUse.Find(c) is not null => Trait.LegacyCharacter,
                _ when Characters.IsFullWidth(c) => Trait.FullWidth,
                _ when char.IsWhiteSpace(c) => format != FieldFormat.Date || i == 0 || i == value.Length - 1
                    ? Trait.Space
                    : Trait.None,
                _ => Characters.InvisibleLength(value[i..]) > 0 ? Trait.Invisible : Trait.None,
            };
        }

        return traits;
    }

    private static Trait OfWhole(FieldFormat format, ReadOnlySpan<char> plain) =>
        format switch
        {
            FieldFormat.Date => Trait.DateWriting,
            FieldFormat.DocumentNumber when DocumentNumberKey.IsPermitWithReissue(plain) => Trait.Reissues,
            FieldFormat.DocumentNumber or FieldFormat.ExamNumber or FieldFormat.StudentNumber or FieldFormat.MajorCode =>
                plain.ContainsAnyInRange('a', 'z') ? Trait.LowerCase : Trait.Symbol,
            _ => CodeTables.For(format) is not null && char.IsAsciiLetterOrDigit(plain[0]) ? Trait.Code : Trait.Writing,
        };

    private static string Join(
        FieldFormat format,
        Trait traits,
        ReadOnlySpan<char> registry,
        ReadOnlySpan<char> academic,
        ReadOnlySpan<char> key
    )
    {
        List<string> notes = [];
        AddDetails(format, registry, key, notes);
        AddDetails(format, academic, key, notes);
        for (var bits = (uint)(traits & ~Trait.Detailed); bits != 0; bits &= bits - 1)
        {
            notes.Add(Words[BitOperations.TrailingZeroCount(bits)]);
        }

        return string.Join('、', notes.Distinct(StringComparer.Ordinal));
    }

    private static void AddDetails(FieldFormat format, ReadOnlySpan<char> value, ReadOnlySpan<char> key, List<string> notes)
    {
        foreach (var c in value)
        {
            var shown = OfCharacters(format, new(in c)) & Trait.Detailed;
            if (shown != Trait.None)
            {
                notes.Add($"{Words[BitOperations.TrailingZeroCount((int)shown)]}U+{(int)c:X4}");
            }
        }

        if ((OfValue(format, value, key) & Trait.Code) != Trait.None)
        {
            Span<char> code = new char[value.Length];
            notes.Add($"代码{code[..Plain(format, value, code)]}");
        }
    }
}
