using YamlDotNet.Core;

namespace Dengke.Features.Shared.Campaigns.Yaml.Tree;

/// <summary>Says in plain words what the YAML parser stumbled over.</summary>
internal static class YamlSyntax
{
    /// <summary>Parts of the parser's messages, and what they mean to somebody who types a campaign file.</summary>
    private static readonly (string Part, string Meaning)[] Meanings =
    [
        ("quoted scalar", "引号没有成对。"),
        ("could not find expected ':'", "这里少了冒号, 键和值应写作“键: 值”, 冒号后有空格。"),
        ("mapping values are not allowed", "此处不能再有“键: 值”; 请检查缩进, 或把含冒号的文字放进引号。"),
        ("Mapping values are not allowed", "此处不能再有“键: 值”; 请检查缩进, 或把含冒号的文字放进引号。"),
        ("block sequence entries are not allowed", "此处不能开始列表项“- ”; 请检查缩进。"),
        ("Block sequence entries are not allowed", "此处不能开始列表项“- ”; 请检查缩进。"),
        ("expected ',' or '}'", "花括号{}没有成对, 或其中少了逗号。"),
        ("expected ',' or ']'", "方括号[]没有成对, 或其中少了逗号。"),
        ("expected <block end>", "此处缩进不对, 同一层的内容要左对齐。"),
        ("expected '-' indicator", "此处应是列表项“- ”, 或缩进不对。"),
        ("cannot start any token", "此处的字符不能作一个值的开头, 请把文字放进引号。"),
        ("escape", "双引号内的反斜杠“\\”转义不对; 改用单引号即可照写。"),
        ("anchor", "“&”“*”开头的文字要放进引号。"),
        ("alias", "“&”“*”开头的文字要放进引号。"),
        ("directive", "“%”开头的文字要放进引号。"),
        ("tag", "“!”开头的文字要放进引号。"),
    ];

    public static void Explain(YamlException exception, string text, Problems problems)
    {
        var tabs = TabIndents(text).ToList();
        foreach (var place in tabs)
        {
            problems.Add(place, "", "缩进不能用制表符(Tab), 请改用空格。");
        }

        var start = new Place(Math.Max(1, (int)exception.Start.Line), Math.Max(1, (int)exception.Start.Column));
        if (tabs.All(t => t.Line != start.Line))
        {
            var meaning = Meanings.FirstOrDefault(m => exception.Message.Contains(m.Part, StringComparison.Ordinal)).Meaning;
            problems.Add(start, "", meaning is null ? "此处不合 YAML 语法。" : $"此处不合 YAML 语法: {meaning}");
        }
    }

    private static IEnumerable<Place> TabIndents(string text) =>
        from line in text.Split('\n').Index()
        let indent = line.Item.Length - line.Item.TrimStart().Length
        let tab = line.Item.IndexOf('\t', StringComparison.Ordinal)
        where tab >= 0 && tab < indent && indent < line.Item.Length
        select new Place(line.Index + 1, tab + 1);
}
