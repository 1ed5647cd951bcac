using System.Buffers.Binary;
using System.Text;

namespace Dengke.Tables.Tests.Hostile;

/// <summary>SEC-6: workbooks made to hurt are refused before a parser sees them.</summary>
[Trait("Requirement", "SEC-6")]
public class HostileWorkbookTests
{
    private const string Dtd = "<!DOCTYPE a [<!ENTITY x SYSTEM \"file:///etc/passwd\">]>";

    private static Workbook Good => Workbook.OfRow(["学号", "姓名"], Workbook.Text("20210001"), Workbook.Text("李哲嘉"));

    [Fact]
    public void Open_GoodWorkbook_IsRead()
    {
        using var table = Files.Open(Good.Build()).Value;

        Assert.Equal("李哲嘉", Files.Read(table).Single().Text(table, "name"));
    }

    [Fact]
    public void Open_BombByRatio_IsRefused() =>
        AssertRefused("file_unpacks_too_large", Good.Part("xl/sharedStrings.xml", new string(' ', 64 << 20)));

    [Fact]
    public void Open_BombByTotal_IsRefused()
    {
        var options = new TableOptions { Limits = TableLimits.Default with { UnpackedBytes = 1 << 12 } };

        Assert.Equal(
            "file_unpacks_too_large",
            Files.Open(Good.Part("xl/a.xml", new string('x', 1 << 13)).Build(), options: options).Failure!.Code
        );
    }

    /// <summary>The central directory says less than the part unpacks to.</summary>
    [Fact]
    public void Open_PartThatLiesAboutItsSize_IsRefused()
    {
        var bytes = Good.Part("xl/sharedStrings.xml", "<sst>" + new string(' ', 1 << 20) + "</sst>").Build();
        Overwrite(bytes, "xl/sharedStrings.xml", 24, 100);

        Assert.False(Files.Open(bytes).IsOk);
    }

    [Fact]
    public void Open_TooManyParts_IsRefused()
    {
        var workbook = Good;
        for (var i = 0; i < 2_100; i++)
        {
            workbook.Bytes($"xl/media/{i}.bin", []);
        }

        AssertRefused("file_unpacks_too_large", workbook);
    }

    [Theory]
    [InlineData("xl/worksheets/sheet1.xml")]
    [InlineData("xl/workbook.xml")]
    [InlineData("docProps/core.xml")]
    [InlineData("_rels/.rels")]
    [InlineData("[Content_Types].xml")]
    public void Open_EntityDeclarationInAnyPart_IsRefused(string part) =>
        AssertRefused("file_has_dtd", Good.Part(part, Dtd + "<a>&x;</a>"));

    [Fact]
    public void Open_EntityDeclarationInUtf16_IsRefused() =>
        AssertRefused(
            "file_has_dtd",
            Good.Bytes(
                "docProps/app.xml",
                [
                    .. Encoding.Unicode.Preamble,
                    .. Encoding.Unicode.GetBytes("<?xml version=\"1.0\" encoding=\"UTF-16\"?>" + Dtd + "<a/>"),
                ]
            )
        );

    [Theory]
    [InlineData("xl/vbaProject.bin")]
    [InlineData("xl/macrosheets/sheet1.xml")]
    [InlineData("custom/VBAPROJECT.BIN")]
    public void Open_Macros_AreRefused(string part) =>
        AssertRefused("file_has_macros", Good.Bytes(part, Encoding.ASCII.GetBytes("<a/>")));

    [Fact]
    public void Open_MacroContentType_IsRefused() =>
        AssertRefused(
            "file_has_macros",
            Good.Part(
                "[Content_Types].xml",
                "<Types><Override ContentType=\"application/vnd.ms-excel.sheet.macroEnabled.main+xml\"/></Types>"
            )
        );

    [Fact]
    public void Open_LinksToOtherWorkbooks_AreRefused() =>
        AssertRefused("file_has_external_links", Good.Part("xl/externalLinks/externalLink1.xml", "<externalLink/>"));

    [Theory]
    [InlineData("image", false)]
    [InlineData("hyperlink", true)]
    public void Open_TargetsOutside_AreRefusedButHyperlinksAreNot(string type, bool allowed)
    {
        var rels = Workbook
            .Relations(("rId1", type, "https://example.com/x"))
            .Replace("/>", " TargetMode=\"External\"/>", StringComparison.Ordinal);

        Assert.Equal(allowed, Files.Open(Good.Part("xl/worksheets/_rels/sheet1.xml.rels", rels).Build()).IsOk);
    }

    [Theory]
    [InlineData("../../etc/cron.d/x.xml")]
    [InlineData("/etc/passwd.xml")]
    [InlineData("xl\\..\\..\\x.xml")]
    [InlineData("C:/x.xml")]
    [InlineData("xl/workbook.xml")]
    [InlineData("XL/Workbook.xml")]
    public void Open_TricksInPartNames_AreRefused(string name) =>
        AssertRefused("file_has_bad_part_name", Good.Bytes(name, Encoding.ASCII.GetBytes("<a/>")));

    [Fact]
    public void Open_BinaryWorkbook_SaysWhatToSaveItAs() =>
        AssertRefused("format_not_read", Good.Without("xl/workbook.xml").Bytes("xl/workbook.bin", [1]));

    [Fact]
    public void Open_WordDocument_SaysWhatItIs() =>
        AssertRefused("not_a_table", Good.Without("xl/workbook.xml").Part("word/document.xml", "<a/>"));

    [Fact]
    public void Open_FlippedBitInASheet_IsFoundByItsChecksum()
    {
        var bytes = new Workbook("<sheetData><row>" + Workbook.Text(new string('甲', 50)) + "</row></sheetData>").Build();
        Overwrite(bytes, "xl/worksheets/sheet1.xml", 16, 12345);

        Assert.Equal("file_damaged", Files.Open(bytes).Failure!.Code);
    }

    [Fact]
    public void Open_MillionDeclaredRowsWithFewFilled_ReadsThem()
    {
        var sheet =
            $"<dimension ref=\"A1:T1048576\"/><sheetData><row r=\"1\">{Workbook.Text("学号")}{Workbook.Text("姓名")}</row>"
            + $"<row r=\"1048576\">{Workbook.Text("20210001")}{Workbook.Text("李哲嘉")}</row></sheetData>";

        using var table = Files.Open(new Workbook(sheet).Build()).Value;

        Assert.Equal(1_048_576, Files.Read(table, out var summary).Single().Number);
        Assert.Equal(1_048_574, summary.BlankRows);
    }

    [Theory]
    [InlineData("A1:XFD1048576", 1_048_576)]
    [InlineData("A1", 2_000_000_000)]
    public void Open_SheetThatSpansTooMuch_IsRefused(string dimension, int lastRow)
    {
        var sheet =
            $"<dimension ref=\"{dimension}\"/><sheetData><row r=\"1\">{Workbook.Text("学号")}</row>"
            + $"<row r=\"{lastRow}\"><c r=\"XFD{lastRow}\"><v>1</v></c></row></sheetData>";

        AssertRefused("sheet_too_large", new Workbook(sheet));
    }

    [Fact]
    public void Open_NoSheets_SaysSo() =>
        Assert.False(
            Files
                .Open(
                    Good.Part(
                            "xl/workbook.xml",
                            "<workbook xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\"><sheets/></workbook>"
                        )
                        .Build()
                )
                .IsOk
        );

    private static void AssertRefused(string code, Workbook workbook)
    {
        var failure = Files.Open(workbook.Build(), "学生.xlsx").Failure!;

        Assert.Equal(code, failure.Code);
        Assert.Equal(1, failure.Message.Count(c => c == '。'));
    }

    /// <summary>Writes a number into the central directory's record of a part.</summary>
    private static void Overwrite(byte[] package, string part, int offset, int value)
    {
        var name = Encoding.UTF8.GetBytes(part);
        var record = package.AsSpan().LastIndexOf(name) - 46;
        BinaryPrimitives.WriteInt32LittleEndian(package.AsSpan(record + offset), value);
    }
}
