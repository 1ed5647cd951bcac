using CsCheck;

namespace Dengke.Tests.Campaigns;

/// <summary>Texts that are hard on a YAML file: its own marks, words that it takes for something else, blanks, rare characters.</summary>
internal static class HardTexts
{
    private static readonly string[] Crumbs =
    [
        .. "a,届,·,䶮,\U00020BB7,\uE863,\U0001F393,',\",:,: , #,#,- ,-,?,* ,&a,!,%,@,`,{,},[,],|,>,~,null,true,no,2025,0x1F,1e3".Split(
            ','
        ),
        .. "2024-10-09;12:30;.5;=;<<;\\;\t; ;  ;\u00A0;\u3000;\u200B;\u2028;\uFEFF;---;...;{{ name }};/;é;\u0301;,;, ".Split(';'),
    ];

    /// <summary>One line, not blank.</summary>
    public static Gen<string> Line { get; } = Joined(Crumbs, 6);

    /// <summary>One or more lines, not blank.</summary>
    public static Gen<string> Lines { get; } = Joined([.. Crumbs, "\n", "\n", "\n\n", " \n", "\n "], 12);

    public static Gen<string?> MaybeLine { get; } = Gen.Null(Line);

    public static Gen<string?> MaybeLines { get; } = Gen.Null(Lines);

    /// <summary>A message, whose braces are checked and so stand only where they may.</summary>
    public static Gen<string> Message { get; } = Lines.Select(t => t.Replace('{', '(').Replace('}', ')') + "{{ name }}");

    private static Gen<string> Joined(string[] crumbs, int most) =>
        Gen.OneOf(crumbs).Array[1, most].Select(string.Concat).Where(t => !string.IsNullOrWhiteSpace(t));
}
