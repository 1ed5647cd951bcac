namespace Dengke.Domain.Records;

/// <summary>What is unusual or wrong about a major code.</summary>
public enum MajorCodeFlaw
{
    None,

    /// <summary>Not six digits, with or without letters behind them.</summary>
    Shape,

    /// <summary>Letters other than T, K, TK; catalogues before 2012 and schools have their own.</summary>
    Suffix,

    /// <summary>The first two digits are no 学科门类 and no 专业大类.</summary>
    Discipline,
}

/// <summary>
/// 专业代码: 《普通高等学校本科专业目录》 has six digits and T (特设), K (国家控制布点) or TK behind them; the registry's column has
/// room for the six only, so both forms are kept apart (domain facts 3.1, 3.6). 《职业教育专业目录(2021年)》 has six digits too.
/// </summary>
public static class MajorCode
{
    private const int DigitCount = 6;

    private static readonly string[] Disciplines =
    [
        "哲学",
        "经济学",
        "法学",
        "教育学",
        "文学",
        "历史学",
        "理学",
        "工学",
        "农学",
        "医学",
        "军事学",
        "管理学",
        "艺术学",
        "交叉学科",
    ];

    /// <summary>What a folded code suffers from.</summary>
    public static MajorCodeFlaw Check(ReadOnlySpan<char> code)
    {
        if (IsSetBySchool(code))
        {
            return HasKnownStart(code) ? MajorCodeFlaw.None : MajorCodeFlaw.Discipline;
        }

        if (Digits(code).IsEmpty || code[DigitCount..].ContainsAnyExceptInRange('A', 'Z'))
        {
            return MajorCodeFlaw.Shape;
        }

        return code[DigitCount..] is not ("" or "T" or "K" or "TK") ? MajorCodeFlaw.Suffix
            : HasKnownStart(code) ? MajorCodeFlaw.None
            : MajorCodeFlaw.Discipline;
    }

    /// <summary>The six digits of a folded code, as the registry's column wants them; empty where it has none.</summary>
    public static ReadOnlySpan<char> Digits(ReadOnlySpan<char> code) =>
        code.Length >= DigitCount && !code[..DigitCount].ContainsAnyExceptInRange('0', '9') ? code[..DigitCount] : [];

    /// <summary>The 学科门类 of a folded code of the undergraduate or postgraduate catalogue, or null.</summary>
    public static string? Discipline(ReadOnlySpan<char> code) =>
        Start(code) is >= 1 and <= 14 and var number ? Disciplines[number - 1] : null;

    /// <summary>Disciplines that a school sets itself for postgraduates: four digits, a letter, a digit, such as 0812Z1.</summary>
    private static bool IsSetBySchool(ReadOnlySpan<char> code) =>
        code is [_, _, _, _, 'J' or 'Z', >= '0' and <= '9'] && !code[..4].ContainsAnyExceptInRange('0', '9');

    /// <summary>01–14 学科门类; 21–39 and 41–59 the 专业大类 of vocational bachelors and of 高职.</summary>
    private static bool HasKnownStart(ReadOnlySpan<char> code) =>
        Start(code) is (>= 1 and <= 14) or (>= 21 and <= 39) or (>= 41 and <= 59);

    private static int Start(ReadOnlySpan<char> code) =>
        code is [>= '0' and <= '9' and var tens, >= '0' and <= '9' and var ones, ..] ? ((tens - '0') * 10) + (ones - '0') : -1;
}
