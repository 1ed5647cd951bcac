using System.Text;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Dengke.Domain.Campaigns;
using Dengke.Features.Shared.Campaigns.Yaml.Tree;

namespace Dengke.Features.Shared.Campaigns.Yaml.Shapes;

/// <summary>Texts and names of a campaign file. They keep every code point that they came with.</summary>
internal static class Texts
{
    private const int LongestLine = 500;
    private const int LongestText = 20_000;

    /// <summary>One line, not blank.</summary>
    public static ScalarShape<string> Line { get; } =
        Text(
            "一行文字",
            text => text.Contains('\n', StringComparison.Ordinal) ? "此处的文字只能有一行。" : WrongText(text, LongestLine)
        );

    /// <summary>One or more lines, not blank.</summary>
    public static ScalarShape<string> Lines { get; } =
        Text("文字", text => WrongText(text, LongestText)).EditedAs(new Control.Lines());

    /// <summary>A short name of Dengke's own, as in addresses.</summary>
    public static ScalarShape<string> Id { get; } =
        Matching("编号", "^[0-9A-Za-z][0-9A-Za-z_-]{0,39}$", "由字母、数字、“_”、“-”组成, 不超过 40 个字符");

    /// <summary>An address of electronic mail: a plain one, without a name.</summary>
    public static ScalarShape<string> Email { get; } =
        Matching(
            "电子邮箱",
            "^[0-9A-Za-z._%+-]{1,64}@[0-9A-Za-z-]{1,63}(\\.[0-9A-Za-z-]{1,63}){1,8}$",
            "写作 name@example.edu.cn 这样"
        );

    /// <summary>The key of a field.</summary>
    public static ScalarShape<string> Key { get; } =
        Matching("字段", "^[a-z][a-z0-9_]{0,39}$", "由小写字母、数字、“_”组成, 以字母开头");

    /// <summary>A text of a fixed form.</summary>
    /// <param name="what">What it is, e.g. 院校代码.</param>
    /// <param name="pattern">A regular expression that .NET and JSON schema read alike.</param>
    /// <param name="form">The form in words.</param>
    public static ScalarShape<string> Matching(string what, string pattern, string form)
    {
        var regex = new Regex(pattern, RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, TimeSpan.FromSeconds(1));
        return Text(
            what,
            text => !text.EndsWith('\n') && regex.IsMatch(text) ? null : $"“{Excerpt.Of(text)}”不是有效的{what}, 应{form}。",
            () => Scalars.Pattern(pattern, form)
        );
    }

    /// <summary>Chinese, and English where there is one.</summary>
    public static Shape<BilingualText> Bilingual { get; } =
        new RecordShape<BilingualText>(new("中英文", "Chinese and English"), new BilingualText(""))
            .Required("chinese", new("中文", "Chinese"), Lines, t => t.Chinese, (t, v) => t with { Chinese = v })
            .Optional("english", new("英文", "English"), Lines, t => t.English, (t, v) => t with { English = v });

    private static ScalarShape<string> Text(string what, Func<string, string?> wrong, Func<JsonObject>? schema = null) =>
        new(
            what,
            "",
            ScalarForm.Text,
            (text, out value) =>
            {
                value = text;
                return wrong(text);
            },
            text => text,
            schema ?? (() => new JsonObject { ["type"] = "string", ["minLength"] = 1 }),
            new Control.Line()
        );

    /// <summary>The text is the name of something else in the campaign.</summary>
    public static ScalarShape<string> RefersTo(this ScalarShape<string> shape, Reference to) =>
        shape.EditedAs(new Control.Line(to));

    private static string? WrongText(string text, int longest) =>
        text switch
        {
            _ when string.IsNullOrWhiteSpace(text) => "此处的文字不能为空。",
            _ when text.Length > longest => $"文字有 {text.Length} 个字符, 超过上限 {longest}。",
            _ when text.Any(c => char.IsControl(c) && c is not '\n' and not '\t') =>
                "文字中有不可见的控制字符, 请删去后重新输入。",
            _ when !IsWellFormed(text) => "文字中有损坏的字符, 请重新输入。",
            _ => null,
        };

    /// <summary>Half a surrogate pair counts as U+FFFD, which itself is what a wrong encoding leaves behind.</summary>
    private static bool IsWellFormed(string text) => !text.EnumerateRunes().Contains(Rune.ReplacementChar);
}
