using Dengke.Domain.Campaigns;
using Dengke.Domain.Kernel;

namespace Dengke.Domain.Tests.Campaigns;

[Trait("Requirement", "CAM-1")]
public sealed class SpellingTests
{
    [Theory]
    [InlineData("makeup", "make_up")]
    [InlineData("Classes", "classes")]
    [InlineData("clases", "classes")]
    [InlineData("colsed", "closes")]
    [InlineData("金触学院", "金融学院")]
    [InlineData("zzz", null)]
    [InlineData("", null)]
    public void Nearest_MisspeltWord_FindsWhatWasMeant(string word, string? expected) =>
        Assert.Equal(expected, Spelling.Nearest(word, ["classes", "closes", "make_up", "金融学院", ""]));

    [Fact]
    public void Nearest_EndlessWord_IsNotCompared() => Assert.Null(Spelling.Nearest(new string('a', 100_000), ["classes"]));

    [Theory]
    [InlineData(2000, "20.00")]
    [InlineData(5, "0.05")]
    [InlineData(-150, "-1.50")]
    [InlineData(9_999_999_999, "99999999.99")]
    public void ToString_Money_IsYuanWithTwoPlaces(long fen, string expected) =>
        Assert.Equal(expected, new Money(fen).ToString());
}
