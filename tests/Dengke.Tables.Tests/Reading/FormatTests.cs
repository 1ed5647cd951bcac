using System.Text;
using Dengke.Domain.Records;

namespace Dengke.Tables.Tests.Reading;

/// <summary>REC-1: the formats, told by content, each with the same twelve people.</summary>
[Trait("Requirement", "REC-1")]
public class FormatTests
{
    [Theory]
    [InlineData("registry.xls", TableFormat.Xls, null, 12)]
    [InlineData("academic.xlsx", TableFormat.Xlsx, null, 12)]
    [InlineData("academic.xls", TableFormat.Xls, null, 12)]
    [InlineData("registry.dbf", TableFormat.Dbf, "GB18030", 11)]
    [InlineData("registry-utf8.dbf", TableFormat.Dbf, "UTF-8", 12)]
    [InlineData("registry-gb18030.csv", TableFormat.Delimited, "GB18030", 12)]
    public void Open_RegistrarsFile_ReadsItsPeople(string fixture, TableFormat format, string? encoding, int people)
    {
        using var table = Files.Open(fixture);

        var rows = Files.Read(table, out var summary);

        Assert.Equal((format, encoding), (table.Format, table.Encoding));
        Assert.Equal((people, 0), (summary.Rows, summary.Damages.Total));
        var second = rows[1];
        Assert.Equal("2021310001", second.Text(table, "student_no"));
        Assert.Equal("阿依古丽·买买提", second.Text(table, "name"));
        Assert.Equal("310101200302110215", second.Text(table, "document_no"));
        Assert.Equal("120203K", second.Text(table, "major_code"));
        Assert.Equal("20030211", second.Text(table, "birth_date"));
        Assert.Equal("4", second.Text(table, "duration"));
    }

    [Fact]
    public void Open_AcademicSystemsFile_FindsHeaderBelowTitleAndReportsTheRest()
    {
        using var table = Files.Open("academic.xlsx");

        var rows = Files.Read(table, out var summary);

        Assert.Equal(3, table.HeaderRow);
        Assert.Equal("毕业生", table.Sheet);
        Assert.Equal((1, "示例财经大学2025届毕业生名单"), (table.Titles.Single().Row, table.Titles.Single().Text));
        Assert.Equal(["手机号", "辅导员"], table.Columns.Where(c => c.Field is null).Select(c => c.Header));
        Assert.Equal(4, rows[0].Number);
        Assert.Equal("080901", rows[0].Text(table, "major_code"));
        Assert.Equal("20210901", rows[0].Text(table, "entry_date"));
        Assert.Equal(("13800000000", "辅导员甲"), (rows[0].Cells[12].Text, rows[0].Cells[13].Text));
        Assert.Equal((16, RowKind.Note), (summary.Skipped.Single().Row, summary.Skipped.Single().Kind));
    }

    [Fact]
    public void Open_DbfWithDeletedRecord_PassesItOverAndCountsIt()
    {
        using var table = Files.Open("registry.dbf");

        var rows = Files.Read(table, out var summary);

        Assert.Equal(1, summary.DeletedRows);
        Assert.Equal([1, 2, 3, 5], rows.Take(4).Select(r => r.Number));
        Assert.Equal("王〓", rows[2].Text(table, "name"));
    }

    [Fact]
    public void Open_Gb18030_KeepsCharactersBeyondGbk()
    {
        using var table = Files.Open("registry-gb18030.csv");

        var names = Files.Read(table).Select(r => r.Text(table, "name")).ToList();

        Assert.Contains("𠮷田明", names);
        Assert.Contains(names, n => n is "王䶮" or "王\uE863");
    }

    [Fact]
    public void Open_SuffixThatLies_ReadsByContent()
    {
        var table = SourceTable.Open(
            new MemoryStream(File.ReadAllBytes(Files.Fixture("registry.xls"))),
            "导出.csv",
            FieldCatalogue.Default
        );

        Assert.Equal(TableFormat.Xls, table.Value.Format);
    }

    [Theory]
    [InlineData(',')]
    [InlineData('\t')]
    [InlineData(';')]
    public void Open_AnySeparator_IsDetected(char separator)
    {
        var text =
            string.Join(separator, "学号", "姓名", "证件号码")
            + "\r\n"
            + string.Join(separator, "20210001", "\"李, 哲; 嘉\"", "E12345678");

        using var table = Files.OpenText(text).Value;

        Assert.Equal("李, 哲; 嘉", Files.Read(table).Single().Text(table, "name"));
    }

    [Fact]
    public void Open_StreamThatCannotSeek_ReadsIt()
    {
        using var pipe = new OneWayStream(File.ReadAllBytes(Files.Fixture("academic.xlsx")));

        using var table = SourceTable.Open(pipe, "上传.xlsx", FieldCatalogue.Default).Value;

        Assert.Equal(12, Files.Read(table).Count);
    }

    [Fact]
    public void Rows_CalledTwice_ReadsTheFileAgain()
    {
        using var table = Files.Open("academic.xlsx");

        var first = Files.Read(table).Select(r => (r.Number, r.Text(table, "document_no"))).ToList();
        var second = Files.Read(table).Select(r => (r.Number, r.Text(table, "document_no"))).ToList();

        Assert.Equal(first, second);
    }

    [Fact]
    public void Open_TwoSheetsWithHeader_AsksWhichOne()
    {
        Assert.Equal("several_tables", Files.Refused("two-tables.xlsx").Code);

        using var table = Files.Open("two-tables.xlsx", new TableOptions { Sheet = "法学院" });

        Assert.Equal("法学院", table.Sheet);
        Assert.Equal(12, Files.Read(table).Count);
        Assert.Equal("unknown_sheet", Files.Refused("two-tables.xlsx", new TableOptions { Sheet = "商学院" }).Code);
    }

    private sealed class OneWayStream(byte[] bytes) : MemoryStream(bytes)
    {
        public override bool CanSeek => false;
    }
}
