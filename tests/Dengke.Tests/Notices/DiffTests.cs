using Dengke.Platform.Documents;

namespace Dengke.Tests.Notices;

/// <summary>What changed from one version to the next, in words.</summary>
[Trait("Requirement", "CAM-5")]
public sealed class DiffTests
{
    [Fact]
    public void Between_ChangedHours_SaysBoth() =>
        Assert.Equal(
            ["三、采集: 10月22日 ｜ 8:30—16:30 ｜ 讲堂 → 10月22日 ｜ 9:00—17:00 ｜ 讲堂"],
            Words("# 三、采集\n10月22日 ｜ 8:30—16:30 ｜ 讲堂\n不变", "# 三、采集\n10月22日 ｜ 9:00—17:00 ｜ 讲堂\n不变")
        );

    [Fact]
    public void Between_AddedAndRemoved_NamesSectionAndLine() =>
        Assert.Equal(
            ["一、范围: 删去“外国留学生不参加。”", "二、要求: 增加“请带校园卡和采集费。”"],
            Words(
                "# 一、范围\n全部。\n外国留学生不参加。\n# 二、要求\n守时。",
                "# 一、范围\n全部。\n# 二、要求\n守时。\n请带校园卡和采集费。"
            )
        );

    [Fact]
    public void Between_Same_SaysNothing() => Assert.Empty(Words("# 一\n甲\n乙", "# 一\n甲\n乙"));

    [Fact]
    public void Between_RareCharacters_AreNotCutApart() =>
        Assert.Equal(
            ["…𠮷𠮷𠮷𠮷𠮷𠮷甲𠮷𠮷𠮷𠮷𠮷𠮷… → …𠮷𠮷𠮷𠮷𠮷𠮷乙𠮷𠮷𠮷𠮷𠮷𠮷…"],
            Words(new string('一', 3) + Rare(8) + "甲" + Rare(8), new string('一', 3) + Rare(8) + "乙" + Rare(8))
        );

    [Fact]
    public void Between_RowMovedAmongMany_IsOneRemovedAndOneAdded()
    {
        var lines = Enumerable.Range(0, 200).Select(i => $"班级{i:000} ｜ 第{i}时段").ToList();
        var moved = lines.Where((_, i) => i != 20).Append(lines[20]);

        var changes = Words(string.Join('\n', lines), string.Join('\n', moved));

        Assert.Equal(["删去“班级020 ｜ 第20时段”", "增加“班级020 ｜ 第20时段”"], changes);
    }

    private static string Rare(int count) => string.Concat(Enumerable.Repeat("𠮷", count));

    private static IEnumerable<string> Words(string before, string after) =>
        DocumentDiff.Between(Lines(before), Lines(after)).Select(c => c.Words);

    /// <summary>Lines that begin with # are headings.</summary>
    private static List<DocumentLine> Lines(string text)
    {
        var section = "";
        List<DocumentLine> lines = [];
        foreach (var line in text.Split('\n'))
        {
            section = line.StartsWith('#') ? line[2..] : section;
            lines.Add(new DocumentLine(section, line.TrimStart('#', ' ')));
        }

        return lines;
    }
}
