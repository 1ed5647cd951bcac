using System.Text;
using Dengke.Tables.Writing;

namespace Dengke.Tables.Tests.Writing;

/// <summary>What values take in a DBF field, before anything is written.</summary>
[Trait("Requirement", "SEA-4")]
public sealed class EncodedWidthTests
{
    [Theory]
    [InlineData("何一", DbfEncoding.Gbk, 4)]
    [InlineData("何一", DbfEncoding.Gb18030, 4)]
    [InlineData("阿依古丽·买买提", DbfEncoding.Gbk, 16)]
    [InlineData("李𠮷", DbfEncoding.Gb18030, 6)]
    [InlineData("A1", DbfEncoding.Gbk, 2)]
    [InlineData("", DbfEncoding.Gbk, 0)]
    public void Of_WhatTheEncodingHas_CountsItsBytes(string value, DbfEncoding encoding, int bytes)
    {
        var measured = EncodedWidth.Of(value, encoding);

        Assert.Equal((bytes, 0), (measured.Bytes, measured.Lacking.Count));
    }

    [Theory]
    [InlineData("李𠮷", DbfEncoding.Gbk, 0x20BB7)]
    [InlineData("张\uE000", DbfEncoding.Gb18030, 0xE000)]
    [InlineData("张\uE863", DbfEncoding.Gbk, 0xE863)]
    [InlineData("张\n三", DbfEncoding.Gb18030, '\n')]
    [InlineData("张\uD842", DbfEncoding.Gb18030, 0xFFFD)]
    public void Of_WhatTheFileCouldNotSay_NamesIt(string value, DbfEncoding encoding, int codePoint) =>
        Assert.Equal([new Rune(codePoint)], EncodedWidth.Of(value, encoding).Lacking);

    [Theory]
    [InlineData(DbfEncoding.Gbk)]
    [InlineData(DbfEncoding.Gb18030)]
    public void Of_WhatIsFoundToFit_IsWrittenWithoutAProblem(DbfEncoding encoding)
    {
        string[] values = ["何一", "阿依古丽·买买提", "䶮", "㑇", "𠮷", "é", "①", "〇", "·", "•", "Ａ"];
        foreach (var value in values.Where(v => EncodedWidth.Of(v, encoding).Lacking.Count == 0))
        {
            using var stream = new MemoryStream();
            var column = new DbfColumn("XM", EncodedWidth.Of(value, encoding).Bytes);
            using var writer = DbfWriter.Start(stream, [column], encoding, new DateOnly(2025, 1, 1)).Value;

            writer.WriteRecord(value);

            Assert.Empty(writer.Problems);
        }
    }
}
