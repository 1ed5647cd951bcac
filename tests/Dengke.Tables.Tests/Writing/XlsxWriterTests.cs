using Dengke.Tables.Writing;
using ExcelDataReader;

namespace Dengke.Tables.Tests.Writing;

/// <summary>SEC-6: what is written as XLSX is text and stays text.</summary>
[Trait("Requirement", "SEC-6")]
public class XlsxWriterTests
{
    [Theory]
    [InlineData("=HYPERLINK(\"http://x\",\"点我\")")]
    [InlineData("+8613800000000")]
    [InlineData("-1")]
    [InlineData("@SUM(A1)")]
    [InlineData("\t=1+1")]
    [InlineData("650102200202140032")]
    [InlineData("080901")]
    [InlineData("阿依古丽·买买提 𠮷䶮")]
    [InlineData("  李 哲嘉  ")]
    public async Task AddRow_AnyText_ComesBackAsTextInTextFormat(string text)
    {
        var cells = await WriteAndRead("名单", [new("学号"), new("内容")], ["1", text]);

        Assert.Equal((text, "@"), cells[1]);
    }

    [Theory]
    [InlineData("a\u0001b", "ab")]
    [InlineData("a\uFFFEb", "a\uFFFDb")]
    public async Task AddRow_CharactersThatXmlForbids_DoNotSpoilTheFile(string text, string read)
    {
        var cells = await WriteAndRead("名单", [new("内容")], [text]);

        Assert.Equal(read, cells[0].Text);
    }

    [Fact]
    public async Task AddRow_TextOverTheLimit_IsCutWithAMark()
    {
        var cells = await WriteAndRead("名单", [new("内容")], [new string('长', 40_000)]);

        Assert.Equal(new string('长', 32_766) + "…", cells[0].Text);
    }

    [Theory]
    [InlineData("金融学院/会计系[1]", "金融学院会计系1")]
    [InlineData("", "Sheet")]
    [InlineData("'名单'", "名单")]
    public async Task Start_SheetNameThatIsNotAllowed_IsCleaned(string name, string written)
    {
        using var output = new MemoryStream();
        await using (var writer = await XlsxWriter.StartAsync(output, name, [new("学号")]))
        {
            await writer.FinishAsync();
        }

        using var reader = ExcelReaderFactory.CreateOpenXmlReader(output);
        Assert.Equal(written, reader.Name);
    }

    [Fact]
    public async Task AddRow_MoreRowsThanASheetHolds_GoesOnToTheNextSheet()
    {
        using var output = new MemoryStream();
        await using (var writer = await XlsxWriter.StartAsync(output, "名单", [new("学号")]))
        {
            await writer.AddHeaderAsync();
            for (var i = 0; i < XlsxWriter.RowsOfSheet; i++)
            {
                await writer.AddRowAsync(["1"]);
            }

            await writer.FinishAsync();
        }

        using var reader = ExcelReaderFactory.CreateOpenXmlReader(output);
        Assert.True(reader.NextResult());
        Assert.Equal(("名单 (2)", 2), (reader.Name, reader.RowCount));
        Assert.True(reader.Read());
        Assert.Equal("学号", reader.GetString(0));
    }

    private static async Task<List<(string? Text, string? Format)>> WriteAndRead(
        string sheet,
        IReadOnlyList<XlsxColumn> columns,
        string?[] row
    )
    {
        _ = Files.Gb18030;
        using var output = new MemoryStream();
        await using (var writer = await XlsxWriter.StartAsync(output, sheet, columns))
        {
            await writer.AddHeaderAsync();
            await writer.AddRowAsync(row);
            await writer.FinishAsync();
        }

        using var reader = ExcelReaderFactory.CreateOpenXmlReader(output);
        reader.Read();
        reader.Read();
        return
        [
            .. Enumerable
                .Range(0, reader.FieldCount)
                .Select(i => (reader.GetValue(i) as string, reader.GetNumberFormatString(i))),
        ];
    }
}
