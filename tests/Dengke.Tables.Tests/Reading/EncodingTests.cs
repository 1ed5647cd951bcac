using System.Text;
using CsCheck;

namespace Dengke.Tables.Tests.Reading;

/// <summary>REC-1: encodings of delimited text are detected, and mixed ones refused by line.</summary>
[Trait("Requirement", "REC-1")]
public class EncodingTests
{
    private const string Text = "学号,姓名,证件号码\r\n20210001,李哲嘉,E12345678\r\n20210002,阿依古丽·买买提,E12345679\r\n";

    [Fact]
    public void Open_Utf8_IsDetected() => AssertReads(Encoding.UTF8.GetBytes(Text), "UTF-8");

    [Fact]
    public void Open_Utf8WithMark_IsDetected() =>
        AssertReads([.. Encoding.UTF8.Preamble, .. Encoding.UTF8.GetBytes(Text)], "UTF-8 BOM");

    [Fact]
    public void Open_Utf16WithMark_IsDetected() =>
        AssertReads([.. Encoding.Unicode.Preamble, .. Encoding.Unicode.GetBytes(Text)], "UTF-16");

    [Fact]
    public void Open_BigEndianUtf16WithMark_IsDetected() =>
        AssertReads([.. Encoding.BigEndianUnicode.Preamble, .. Encoding.BigEndianUnicode.GetBytes(Text)], "UTF-16");

    [Fact]
    public void Open_Gb18030_IsDetected() => AssertReads(Files.Gb18030.GetBytes(Text), "GB18030");

    /// <summary>联通 in GBK is valid UTF-8 by chance, as Notepad's users found out.</summary>
    [Fact]
    public void Open_Gb18030ThatIsValidUtf8ByChance_IsDetected()
    {
        using var table = Files.Open(Files.Gb18030.GetBytes("XH,XM\n20210001,联通")).Value;

        Assert.Equal("联通", Files.Read(table).Single().Text(table, "name"));
    }

    [Fact]
    public void Open_Utf8WithMiddleDotsOnly_StaysUtf8()
    {
        using var table = Files.Open(Encoding.UTF8.GetBytes("XH,XM\n20210001,Ana·Maria")).Value;

        Assert.Equal("Ana·Maria", Files.Read(table).Single().Text(table, "name"));
    }

    [Fact]
    public void Open_MixedEncodings_NamesTheLine()
    {
        var failure = Files.Refused("mixed-encodings.csv");

        Assert.Equal("mixed_encoding", failure.Code);
        Assert.Contains("第 8 行", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Open_MixedEncodingsMostlyGb18030_NamesTheUtf8Line()
    {
        byte[] bytes =
        [
            .. Files.Gb18030.GetBytes(Text),
            .. Encoding.UTF8.GetBytes("20210003,杨宇一,E1\n"),
            .. Files.Gb18030.GetBytes("20210004,周涵楷,E2\n"),
        ];

        var failure = Files.Open(bytes).Failure!;

        Assert.Equal("mixed_encoding", failure.Code);
        Assert.Contains("第 4 行", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Open_BytesOfNoEncoding_NamesTheLine()
    {
        var failure = Files.Open([.. Encoding.UTF8.GetBytes(Text), 0xFF, 0x20, 0xFF]).Failure!;

        Assert.Equal("bad_encoding", failure.Code);
        Assert.Contains("第 4 行", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Open_NulByte_NamesTheLine()
    {
        var failure = Files.Open([.. Encoding.UTF8.GetBytes(Text), 0x41, 0x00]).Failure!;

        Assert.Equal("nul_byte", failure.Code);
        Assert.Contains("第 4 行", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Open_ByteOrderMarkAlone_HasNoHeader() => Assert.Equal("no_header", Files.Open([0xEF, 0xBB, 0xBF]).Failure!.Code);

    [Fact]
    public void Open_AnyNames_ComeBackFromEitherEncoding()
    {
        // The ideographs of GB/T 2312, of which names are made; rarer ones have a test of their own.
        var han = Gen.Select(Gen.Byte[0xB0, 0xF7], Gen.Byte[0xA1, 0xF9], (lead, trail) => Files.Gb18030.GetString([lead, trail]))
            .Array[2, 4]
            .Select(string.Concat);

        Gen.Select(han.List[1, 30], Gen.Bool)
            .Sample(
                (names, utf8) =>
                {
                    var text = "学号,姓名\n" + string.Concat(names.Select((n, i) => $"2021{i:D4},{n}\n"));
                    using var table = Files.Open((utf8 ? Encoding.UTF8 : Files.Gb18030).GetBytes(text)).Value;
                    return Files.Read(table).Select(r => r.Text(table, "name")).SequenceEqual(names);
                },
                iter: 200
            );
    }

    [Fact]
    [Trait("Requirement", "REC-1")]
    public void Open_Gb18030NameThatIsValidUtf8Too_IsReadAsTheRestOfTheFile()
    {
        var text = "学号,姓名\n20210001,李哲嘉\n20210002,銆村帎铣\n20210003,王明\n";

        using var table = Files.Open(Files.Gb18030.GetBytes(text)).Value;

        Assert.Equal(["李哲嘉", "銆村帎铣", "王明"], Files.Read(table).Select(r => r.Text(table, "name")));
    }

    private static void AssertReads(byte[] bytes, string encoding)
    {
        using var table = Files.Open(bytes).Value;

        Assert.Equal(encoding, table.Encoding);
        Assert.Equal(["李哲嘉", "阿依古丽·买买提"], Files.Read(table).Select(r => r.Text(table, "name")));
    }
}
