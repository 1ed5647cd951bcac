using System.Text.RegularExpressions;
using Dengke.Domain.Kernel;

namespace Dengke.Domain.Capture;

/// <summary>
/// How the files of the photo archive are named, e.g. <c>{college}/{class}/{student_no}-{name}.jpg</c>: names of values in braces, folders
/// apart by <c>/</c>. One value at least must tell two people apart.
/// </summary>
public sealed partial class PhotoNameTemplate
{
    /// <summary>What a campaign takes that says nothing else.</summary>
    public const string Default = "{student_no}.jpg";

    public const string DocumentNo = "document_no";

    /// <summary>A regular expression that .NET and JSON schema read alike.</summary>
    public const string Pattern =
        @"^(?=.*\{(student_no|exam_no|document_no|token)\})(?!/)(?!.*//)(?!.*\.\.)(?!.*(^|/) )(?!.*[. ]/)"
        + @"([^{}\\/:*?""<>|\u0000-\u001f]|/|\{(student_no|exam_no|document_no|name|college|class|major|token)\}){1,150}\.jpg$";

    private readonly string text;

    private PhotoNameTemplate(string text) => this.text = text;

    /// <summary>The values that can be named.</summary>
    public static IReadOnlyList<string> Keys { get; } =
    ["student_no", "exam_no", DocumentNo, "name", "college", "class", "major", "token"];

    /// <summary>The values that the template names, each once.</summary>
    public IReadOnlyList<string> Named => [.. Placeholder().Matches(text).Select(m => m.Groups["key"].Value).Distinct()];

    /// <returns>The template, or <c>bad_template</c>.</returns>
    public static Outcome<PhotoNameTemplate> Read(string template) =>
        Whole().IsMatch(template) && !template.EndsWith('\n')
            ? new PhotoNameTemplate(template)
            : Failure.Refused(
                "bad_template",
                $"命名模板应由 {string.Join(' ', Keys.Select(k => $"{{{k}}}"))} 和文件名允许的字符组成, 以 .jpg 结尾, 并至少含学号、考生号、证件号码或令牌之一。",
                "A template has these names in braces and characters that file names allow, ends in .jpg, and has student_no, exam_no, document_no or token."
            );

    public bool Names(string key) => text.Contains($"{{{key}}}", StringComparison.Ordinal);

    /// <summary>The values filled in, one text a folder and the file last. They are not yet safe as names.</summary>
    public IEnumerable<string> Fill(Func<string, string> value) =>
        text.Split('/').Select(part => Placeholder().Replace(part, m => value(m.Groups["key"].Value).Trim()));

    public override string ToString() => text;

    [GeneratedRegex(@"\{(?<key>[a-z_]+)\}", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Placeholder();

    [GeneratedRegex(Pattern, RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Whole();
}
