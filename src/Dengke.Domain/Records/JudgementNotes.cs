namespace Dengke.Domain.Records;

/// <summary>What a difference of writing is made of, such as 间隔号U+2022 or 代码05; several are joined by 、.</summary>
internal static class FormatNote
{
    public static string Of(FieldFormat format, ReadOnlySpan<char> registry, ReadOnlySpan<char> academic)
    {
        List<string> traits = [];
        Collect(format, registry, traits);
        Collect(format, academic, traits);
        return traits.Count == 0 ? "写法不同" : string.Join('、', traits.Distinct(StringComparer.Ordinal));
    }

    private static void Collect(FieldFormat format, ReadOnlySpan<char> value, List<string> traits)
    {
        for (var i = 0; i < value.Length; i++)
        {
            if (OfCharacter(format, value[i..]) is { } trait)
            {
                traits.Add(trait);
            }
        }

        Span<char> plain = new char[Folding.MaxLength(value.Length)];
        Span<char> key = new char[Folding.MaxLength(value.Length)];
        plain = plain[..(format == FieldFormat.Date ? Characters.Trim(value, plain) : Characters.Compact(value, plain))];
        if (
            Folding.TryFold(format, value, key, out var written)
            && !plain.SequenceEqual(key[..written])
            && OfWhole(format, plain) is { } whole
        )
        {
            traits.Add(whole);
        }
    }

    private static string? OfCharacter(FieldFormat format, ReadOnlySpan<char> rest) =>
        rest[0] switch
        {
            var c when format == FieldFormat.Name && NameSeparators.IsLookAlike(c) => $"间隔号U+{(int)c:X4}",
            var c when format == FieldFormat.Name && PrivateUse.Find(c) is not null => $"旧码位U+{(int)c:X4}",
            var c when Characters.IsFullWidth(c) => "全角",
            var c when char.IsWhiteSpace(c) => "空格",
            _ when Characters.InvisibleLength(rest) > 0 => "不可见字符",
            _ => null,
        };

    private static string? OfWhole(FieldFormat format, ReadOnlySpan<char> plain) =>
        format switch
        {
            FieldFormat.Name or FieldFormat.Text => null,
            FieldFormat.Date => "日期写法",
            FieldFormat.DocumentNumber when DocumentNumberKey.IsPermitWithReissue(plain) => "含换证次数",
            FieldFormat.DocumentNumber or FieldFormat.ExamNumber or FieldFormat.StudentNumber or FieldFormat.MajorCode =>
                plain.ContainsAnyInRange('a', 'z') ? "小写字母" : "符号",
            _ when CodeTables.For(format) is not null && char.IsAsciiLetterOrDigit(plain[0]) => $"代码{plain}",
            _ => "写法不同",
        };
}

/// <summary>What a real difference looks like, where it has a known cause; the values themselves say the rest.</summary>
internal static class DifferenceNote
{
    /// <summary>U+3013, what GBK files carry for a character that they cannot hold.</summary>
    private const string Lost = "〓\uFFFD?";

    public static string Of(FieldFormat format, ReadOnlySpan<char> registry, ReadOnlySpan<char> academic) =>
        format switch
        {
            FieldFormat.Name when registry.ContainsAny(Lost) || academic.ContainsAny(Lost) => "含编码缺字",
            FieldFormat.Date when AreSwapped(registry, academic) => "月日互换",
            FieldFormat.DocumentNumber when IsLegacy(registry) != IsLegacy(academic) => "15位旧号",
            FieldFormat.DocumentNumber => Checksums(registry, academic),
            FieldFormat.MajorCode when SixDigits(registry) is { IsEmpty: false } six && six.SequenceEqual(SixDigits(academic)) =>
                "后缀不同",
            _ => "",
        };

    private static string Checksums(ReadOnlySpan<char> registry, ReadOnlySpan<char> academic) =>
        (IsWrong(registry), IsWrong(academic)) switch
        {
            (true, true) => "两侧校验码均不符",
            (true, false) => "学籍平台校验码不符",
            (false, true) => "教务系统校验码不符",
            _ => "",
        };

    private static bool IsLegacy(ReadOnlySpan<char> number) => number.Length == 15 && !number.ContainsAnyExceptInRange('0', '9');

    private static bool IsWrong(ReadOnlySpan<char> number) => Checksum.HasShape(number) && !Checksum.IsValid(number);

    private static bool AreSwapped(ReadOnlySpan<char> registry, ReadOnlySpan<char> academic) =>
        RecordDate.TryParse(registry, out var one)
        && RecordDate.TryParse(academic, out var other)
        && one.Year == other.Year
        && one.Month == other.Day
        && one.Day == other.Month;

    private static ReadOnlySpan<char> SixDigits(ReadOnlySpan<char> code) =>
        code.Length >= 6 && !code[..6].ContainsAnyExceptInRange('0', '9') ? code[..6] : [];
}
