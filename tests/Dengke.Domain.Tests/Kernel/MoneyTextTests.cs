using CsCheck;
using Dengke.Domain.Kernel;

namespace Dengke.Domain.Tests.Kernel;

[Trait("Requirement", "PAY-1")]
public sealed class MoneyTextTests
{
    [Theory]
    [InlineData(0, "零元整")]
    [InlineData(1, "壹分")]
    [InlineData(10, "壹角整")]
    [InlineData(105, "壹元零伍分")]
    [InlineData(2000, "贰拾元整")]
    [InlineData(3050, "叁拾元伍角整")]
    [InlineData(10_503, "壹佰零伍元零叁分")]
    [InlineData(100_000_000, "壹佰万元整")]
    [InlineData(1_000_100, "壹万零壹元整")]
    [InlineData(10_020_030_045, "壹亿零贰拾万零叁佰元肆角伍分")]
    public void Capitals_Amount_AreAsOnAReceipt(long fen, string text) => Assert.Equal(text, new Money(fen).InCapitals());

    [Theory]
    [InlineData("20", 2000)]
    [InlineData("20.5", 2050)]
    [InlineData(" 20.50 ", 2050)]
    [InlineData("２０．０５", 2005)]
    [InlineData("0", 0)]
    public void Parse_Amount_IsWholeFen(string text, long fen) => Assert.Equal(fen, YuanText.Parse(text)?.Fen);

    [Theory]
    [InlineData("")]
    [InlineData(null)]
    [InlineData("-1")]
    [InlineData("1,000")]
    [InlineData("20.505")]
    [InlineData("20.")]
    [InlineData(".5")]
    [InlineData("二十")]
    [InlineData("1e3")]
    [InlineData("99999999")]
    public void Parse_AnythingElse_IsRefused(string? text) => Assert.Null(YuanText.Parse(text));

    [Fact]
    public void Parse_WhatIsWritten_ComesBack() =>
        Gen.Long[0, 999_999_999].Sample(fen => YuanText.Parse(new Money(fen).ToString()) == new Money(fen));
}
