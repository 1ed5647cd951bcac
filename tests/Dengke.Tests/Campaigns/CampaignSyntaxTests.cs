using CsCheck;
using Dengke.Domain.Campaigns;
using Dengke.Features.Shared.Campaigns.Yaml;

namespace Dengke.Tests.Campaigns;

/// <summary>What is no YAML, or YAML that a campaign file has no use for, is refused; nothing stops the reader.</summary>
[Trait("Requirement", "CAM-1")]
public sealed class CampaignSyntaxTests
{
    [Theory]
    [InlineData("title: 'abc\nid: 1\n", 1, 8, "此处不合 YAML 语法: 引号没有成对。")]
    [InlineData(
        "title: a: b\n",
        1,
        9,
        "此处不合 YAML 语法: 此处不能再有“键: 值”; 请检查冒号是否半角、缩进是否对齐, 含冒号的文字要放进引号。"
    )]
    [InlineData(
        "title：x\nid: 1\n",
        2,
        3,
        "此处不合 YAML 语法: 此处不能再有“键: 值”; 请检查冒号是否半角、缩进是否对齐, 含冒号的文字要放进引号。"
    )]
    [InlineData(
        "id: 1\ntitle\nphases: 1\n",
        2,
        1,
        "此处不合 YAML 语法: 此处应是“键: 值”; 请检查冒号是否半角且后有空格、缩进是否对齐、引号是否成对。"
    )]
    [InlineData("id: [1, 2\n", 2, 1, "此处不合 YAML 语法: 方括号没有成对, 或其中少了逗号。")]
    [InlineData("id: [1, 2\ntitle: x\n", 2, 1, "此处不合 YAML 语法: 上文的方括号或花括号没有成对。")]
    [InlineData("id: {a: 1\n", 2, 1, "此处不合 YAML 语法: 花括号没有成对, 或其中少了逗号。")]
    [InlineData("title: @x\n", 1, 8, "此处不合 YAML 语法: 此处的符号不能作开头, 请把文字放进引号。")]
    [InlineData("title: \"\\q\"\n", 1, 8, "此处不合 YAML 语法: 双引号内的反斜杠“\\”转义不对; 改用单引号即可照写。")]
    [InlineData("title: a\0b\n", 1, 9, "此处有空字符(NUL), 文件可能已损坏。")]
    [InlineData("", 1, 1, "文件是空的。")]
    [InlineData("# nothing\n", 1, 1, "文件是空的。")]
    [InlineData("- a\n", 1, 1, "文件应由“键: 值”组成, 却是列表。")]
    public void Read_NoYaml_SaysWhereAndWhatToDo(string file, int line, int column, string message) =>
        Assert.Equal([(line, column, message)], BrokenFile.Problems(file).Select(p => (p.Line, p.Column, p.Message)));

    [Fact]
    public void Read_TabsAsIndentation_NamesEachLine() =>
        Assert.Equal(
            [(2, 1, "缩进不能用制表符(Tab), 请改用空格。"), (3, 1, "缩进不能用制表符(Tab), 请改用空格。")],
            BrokenFile.Problems("school:\n\tname: x\n\tcode: y\n").Select(p => (p.Line, p.Column, p.Message))
        );

    [Theory]
    [InlineData("title: &t 2025届", "&t", "批次文件不用锚点(&t), 请去掉它。")]
    [InlineData("title: *t", "*t", "批次文件不用引用(*t), 请把内容写全。")]
    [InlineData("title: !!str 2025届", "!!str", "批次文件不用类型标记(tag:yaml.org,2002:str), 请去掉它。")]
    public void Read_AnchorAliasOrTag_IsRefused(string line, string place, string message)
    {
        var file = BrokenFile.Replace("title: 2025届", line);

        var problem = Assert.Single(BrokenFile.Problems(file));

        Assert.Equal(message, problem.Message);
        Assert.Equal(BrokenFile.PlaceOf(file, place), (problem.Line, problem.Column));
    }

    [Fact]
    public void Read_KeyWrittenTwice_NamesTheFirst()
    {
        var problem = Assert.Single(BrokenFile.Problems("title: 2025届\n", "title: 2025届\ntitle: 2026届\n"));

        Assert.Equal((5, 1, "键“title”已在第 4 行写过。"), (problem.Line, problem.Column, problem.Message));
    }

    [Fact]
    public void Read_SecondDocument_IsRefused() =>
        Assert.Contains(
            BrokenFile.Problems(DefaultCampaign.Text + "---\nid: x\n"),
            p => p.Message.StartsWith("一个文件只能有一个批次", StringComparison.Ordinal)
        );

    public static TheoryData<string, string> Bombs =>
        new()
        {
            { "too long", new string('#', 1_000_001) },
            { "too deep, brackets", new string('[', 900_000) },
            { "too deep, dashes", string.Concat(Enumerable.Repeat("- ", 400_000)) },
            { "too many", string.Concat(Enumerable.Range(0, 90_000).Select(i => $"k{i}: 1\n")) },
            {
                "aliases",
                "a: &a [x,x,x,x,x,x,x,x,x]\n" + string.Concat(Enumerable.Range(0, 20).Select(i => $"b{i}: &b{i} [*a,*a,*a,*a]\n"))
            },
            { "unknown keys", string.Concat(Enumerable.Range(0, 40_000).Select(i => $"venue{i}: 1\n")) },
            { "open quote", "a: \"" + new string('a', 900_000) },
        };

    [Theory]
    [MemberData(nameof(Bombs))]
    public void Read_HostileFile_IsRefusedWithABoundedListOfShortSentences(string what, string file)
    {
        var problems = BrokenFile.Problems(file);

        Assert.True(problems.Count <= 200, what);
        Assert.All(problems, p => Assert.True(p.Message.Length < 300, p.Message));
    }

    /// <summary>The YAML parser itself breaks down over it.</summary>
    [Fact]
    public void Read_ColonWithoutAKeyInAList_IsRefusedWithAPlace()
    {
        var file = BrokenFile.Replace("- id: registrar-south", "- : registrar-south");

        var problems = BrokenFile.Problems(file);

        Assert.Equal(BrokenFile.PlaceOf(file, ": registrar-south").Line, problems[0].Line);
        Assert.Contains(problems, p => p.Message.Contains("不合 YAML 语法", StringComparison.Ordinal));
    }

    [Fact]
    public void Read_DefaultFileDamagedAnywhere_NeverThrowsAndLosesNothing()
    {
        string[] damages =
        [
            "",
            "\t",
            "'",
            "\"",
            ":",
            ": ",
            "\n",
            "  ",
            "- ",
            "[",
            "]",
            "{",
            "}",
            "#",
            " #",
            "&a ",
            "*a ",
            "!",
            "|",
            ">",
            "%",
            "@",
            "\0",
            "\uD800",
            "---",
            "?",
            ",",
        ];
        Gen.Select(Gen.Int[0, DefaultCampaign.Text.Length - 1], Gen.Int[0, 3], Gen.OneOf(damages))
            .Sample(
                (at, length, damage) =>
                {
                    var text = DefaultCampaign.Text;
                    var file = text[..at] + damage + text[Math.Min(text.Length, at + length)..];
                    var read = CampaignYaml.Read(file);
                    Assert.True(
                        read.IsOk
                            ? CampaignYaml.Read(CampaignYaml.Write(read.Value)).Value == read.Value
                            : read.Failure!.Fields is [CampaignProblem { Line: > 0, Column: > 0 }, ..]
                    );
                },
                iter: 150
            );
    }
}
