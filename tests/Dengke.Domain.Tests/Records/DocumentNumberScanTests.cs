using Dengke.Domain.Records;

namespace Dengke.Domain.Tests.Records;

[Trait("Requirement", "MSG-1")]
public sealed class DocumentNumberScanTests
{
    [Theory]
    [InlineData("11010519491231002X")]
    [InlineData("号码:11010519491231002x。")]
    [InlineData("ID11010519491231002X99")]
    [InlineData("１１０１０５１９４９１２３１００２Ｘ")]
    [InlineData("110105 1949 1231 002X")]
    [InlineData("110105-1949-1231-002X")]
    [InlineData("5511010519491231002X")]
    public void Finds_ANumberWhateverIsAroundIt_IsTrueAndMasked(string text)
    {
        Assert.True(DocumentNumberScan.Finds(text));
        Assert.False(DocumentNumberScan.Finds(DocumentNumberScan.Mask(text)));
        Assert.Contains("1101**********002", DocumentNumberScan.Mask(text), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("110105194912310021")]
    [InlineData("2021310001")]
    [InlineData("13800000001 2021310001")]
    [InlineData("1101**********002X")]
    [InlineData("")]
    public void Finds_WhatIsNone_IsFalseAndLeftAlone(string text)
    {
        Assert.False(DocumentNumberScan.Finds(text));
        Assert.Equal(text, DocumentNumberScan.Mask(text));
    }
}
