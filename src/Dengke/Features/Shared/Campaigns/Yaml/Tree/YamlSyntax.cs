using YamlDotNet.Core;

namespace Dengke.Features.Shared.Campaigns.Yaml.Tree;

/// <summary>Says in plain words what the YAML parser stumbled over.</summary>
internal static class YamlSyntax
{
    /// <summary>Parts of the parser's messages, and what they mean to somebody who types a campaign file.</summary>
    private static readonly (string Part, string Meaning)[] Meanings =
    [
        ("quoted scalar, found unexpected end", "引号没有成对。"),
        ("quoted scalar, found wrong indentation", "引号没有成对。"),
        ("escape character", "双引号内的反斜杠“\\”转义不对; 改用单引号即可照写。"),
        ("hexadecimal", "双引号内的反斜杠“\\”转义不对; 改用单引号即可照写。"),
        ("found invalid mapping", "此处不能再有“键: 值”; 请检查冒号是否半角、缩进是否对齐, 含冒号的文字要放进引号。"),
        ("did not find expected key", "此处应是“键: 值”; 请检查冒号是否半角且后有空格、缩进是否对齐、引号是否成对。"),
        ("entries are not allowed", "此处不能开始列表项“- ”; 请检查缩进。"),
        ("expected ',' or '}'", "花括号没有成对, 或其中少了逗号。"),
        ("expected ',' or ']'", "方括号没有成对, 或其中少了逗号。"),
        ("expected node content", "此处少了一个值。"),
        ("cannot start any token", "此处的符号不能作开头, 请把文字放进引号。"),
        ("anchor or alias", "“&”“*”开头的文字要放进引号。"),
        ("scanning a tag", "“!”开头的文字要放进引号。"),
        ("block scalar", "“|”“>”之后要换行再写文字; 以它们开头的文字要放进引号。"),
    ];

    /// <param name="position">Where the parser was when it gave up.</param>
    public static void Explain(YamlException exception, Place position, string text, Problems problems)
    {
        if (exception.Message.Contains("tab", StringComparison.Ordinal) && TabIndents(text).ToList() is [_, ..] tabs)
        {
            foreach (var tab in tabs)
            {
                problems.Add(tab, "", "缩进不能用制表符(Tab), 请改用空格。");
            }

            return;
        }

        var start = exception.Start.Line > 0 ? new Place((int)exception.Start.Line, (int)exception.Start.Column) : position;
        var meaning = Meanings.FirstOrDefault(m => exception.Message.Contains(m.Part, StringComparison.Ordinal)).Meaning;
        problems.Add(start, "", $"此处不合 YAML 语法: {meaning ?? "请检查缩进、冒号和引号。"}");
    }

    private static IEnumerable<Place> TabIndents(string text) =>
        from line in text.Split('\n').Index()
        let indent = line.Item.Length - line.Item.TrimStart().Length
        let tab = line.Item.IndexOf('\t', StringComparison.Ordinal)
        where tab >= 0 && tab < indent && indent < line.Item.Length
        select new Place(line.Index + 1, tab + 1);
}
