using CsCheck;
using Dengke.Platform.Documents;

namespace Dengke.Tests.Documents;

/// <summary>Each Chinese character is 2 wide here, each other one 1.</summary>
[Trait("Requirement", "CON-5")]
public sealed class LineBreaksTests
{
    [Theory]
    [InlineData("学籍信息更正", 6, "学籍信|息更正")]
    [InlineData("学籍信息。更正", 8, "学籍信|息。更正")]
    [InlineData("学籍(更正)表", 5, "学籍|(更|正)表")]
    [InlineData("学号20211101更正", 8, "学号|20211101|更正")]
    [InlineData("abc def ghi", 7, "abc def|ghi")]
    [InlineData("202111010001", 5, "20211|10100|01")]
    [InlineData("一\n\n二", 8, "一||二")]
    [InlineData("", 8, "")]
    [InlineData("𠮷野家", 4, "𠮷野|家")]
    public void Lines_Text_AreBrokenAsChineseIs(string text, float width, string lines) =>
        Assert.Equal(lines, string.Join('|', Lines(text, width)));

    [Fact]
    public void Lines_Indent_ShortensTheFirstLineOnly() =>
        Assert.Equal(["学", "籍信息", "更正"], LineBreaks.Lines("学籍信息更正", 6, c => c.Value >= 0x2E80 ? 2 : 1, indent: 4));

    [Fact]
    public void Lines_AnyText_LoseNothingButSpaces() =>
        Gen.Char["学籍。，(（)）ab1 "]
            .Array[0, 60]
            .Select(Gen.Int[2, 20])
            .Sample(
                (text, width) =>
                {
                    var joined = string.Concat(Lines(new string(text), width)).Replace(" ", "", StringComparison.Ordinal);
                    Assert.Equal(new string(text).Replace(" ", "", StringComparison.Ordinal), joined);
                    Assert.All(Lines(new string(text), width), l => Assert.True(l.Sum(c => c >= 0x2E80 ? 2 : 1) <= width, l));
                }
            );

    private static IEnumerable<string> Lines(string text, float width) =>
        LineBreaks.Lines(text, width, c => c.Value >= 0x2E80 ? 2 : 1);
}
