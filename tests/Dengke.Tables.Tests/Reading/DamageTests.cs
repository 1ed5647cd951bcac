using Dengke.Domain.Records;

namespace Dengke.Tables.Tests.Reading;

/// <summary>REC-1: a spreadsheet's own damage is recognised and named cell by cell, never guessed at.</summary>
[Trait("Requirement", "REC-1")]
public class DamageTests
{
    [Theory]
    [InlineData("damaged.xlsx")]
    [InlineData("damaged.xls")]
    public void Read_WorkbookDamagedByASpreadsheet_NamesEachCell(string fixture)
    {
        using var table = Files.Open(fixture);

        var rows = Files.Read(table, out var summary);

        var found = summary.Damages.Kept.ToDictionary(d => d.Address, d => (d.Field.Key, d.Value, d.Damage));
        Assert.Equal(12, rows.Count);
        Assert.Equal(20, summary.Damages.Total);
        Assert.Equal(("birth_date", "37694", CellDamage.DateSerial), found["C2"]);
        Assert.Equal(("document_no", "310101200302110000", CellDamage.Rounded), found["D3"]);
        Assert.Equal(("major_code", "80901", CellDamage.LeadingZeroLost), found["F2"]);
        Assert.Equal(("class_name", "2024-03-01", CellDamage.TakenForDate), found["G6"]);
        Assert.Equal(("ethnicity", "#N/A", CellDamage.ErrorValue), found["H7"]);
        Assert.Equal(4, summary.Damages.Counts[CellDamage.LeadingZeroLost]);
        Assert.DoesNotContain("D2", found.Keys);
    }

    [Theory]
    [InlineData("证件号码", "6.50102E+17", CellDamage.Rounded)]
    [InlineData("证件号码", "650102200202140000", CellDamage.Rounded)]
    [InlineData("证件号码", "650102200202140032", CellDamage.None)]
    [InlineData("证件号码", "650102200202140999", CellDamage.None)]
    [InlineData("考生号", "2.11123E+13", CellDamage.Rounded)]
    [InlineData("考生号", "21112256150000", CellDamage.None)]
    [InlineData("专业代码", "80901", CellDamage.LeadingZeroLost)]
    [InlineData("专业代码", "080901", CellDamage.None)]
    [InlineData("专业代码", "030101K", CellDamage.None)]
    [InlineData("民族", "1", CellDamage.None)]
    [InlineData("出生日期", "37693", CellDamage.DateSerial)]
    [InlineData("出生日期", "37693.5", CellDamage.DateSerial)]
    [InlineData("出生日期", "20030313", CellDamage.None)]
    [InlineData("出生日期", "2003-3-13", CellDamage.None)]
    [InlineData("姓名", "#REF!", CellDamage.ErrorValue)]
    [InlineData("姓名", "李\uFFFD", CellDamage.CharacterLost)]
    [InlineData("姓名", "李哲嘉", CellDamage.None)]
    public void Read_Text_IsJudgedByItsField(string label, string value, CellDamage damage) =>
        Assert.Equal(new Cell(value, damage), Files.CellOf(label, value));

    /// <summary>An ID number may well end in 000; its check digit then is right.</summary>
    [Fact]
    public void Read_IdNumberEndingInZerosWithRightCheckDigit_IsNotDamaged()
    {
        var number = Enumerable.Range(1, 31).Select(day => $"310101200301{day:D2}1000").First(n => Checksum.IsValid(n));

        Assert.Equal(CellDamage.None, Files.CellOf("证件号码", number).Damage);
    }

    [Theory]
    [InlineData("学制", "4.0", 0, "4", CellDamage.None)]
    [InlineData("学制", "2.5", 0, "2.5", CellDamage.None)]
    [InlineData("学号", "2021310174", 0, "2021310174", CellDamage.None)]
    [InlineData("考生号", "21116314150174", 0, "21116314150174", CellDamage.None)]
    [InlineData("考生号", "2.1116314150174E+13", 0, "21116314150174", CellDamage.None)]
    [InlineData("证件号码", "650102200309233490", 0, "650102200309234000", CellDamage.Rounded)]
    [InlineData("证件号码", "6.50102200309234E+17", 0, "650102200309234000", CellDamage.Rounded)]
    [InlineData("专业代码", "80901", 0, "80901", CellDamage.LeadingZeroLost)]
    [InlineData("专业代码", "80901", 3, "080901", CellDamage.None)]
    [InlineData("专业代码", "120203", 0, "120203", CellDamage.None)]
    [InlineData("出生日期", "20030313", 0, "20030313", CellDamage.None)]
    [InlineData("出生日期", "37693", 0, "37693", CellDamage.DateSerial)]
    [InlineData("出生日期", "37693", 1, "20030313", CellDamage.None)]
    [InlineData("出生日期", "37693", 2, "20030313", CellDamage.None)]
    [InlineData("班级", "45352", 1, "2024-03-01", CellDamage.TakenForDate)]
    public void Read_Number_BecomesPlainTextOrDamage(string label, string stored, int style, string text, CellDamage damage)
    {
        var key = label == "学号" ? "考生号" : "学号";
        var workbook = Workbook.OfRow([key, label], Workbook.Text("21112256150000"), Workbook.Number(stored, style));

        using var table = Files.Open(workbook.Build()).Value;

        Assert.Equal(new Cell(text, damage), Files.Read(table).Single()[1]);
    }

    [Theory]
    [InlineData("<c t=\"b\"><v>1</v></c>", "TRUE", CellDamage.TruthValue)]
    [InlineData("<c t=\"e\"><v>#N/A</v></c>", "#N/A", CellDamage.ErrorValue)]
    [InlineData("<c t=\"e\"><f>VLOOKUP(A2,D:E,2,0)</f><v>#REF!</v></c>", "#REF!", CellDamage.ErrorValue)]
    public void Read_TruthAndErrorValues_AreFindings(string cell, string text, CellDamage damage)
    {
        using var table = Files.Open(Workbook.OfRow(["学号", "民族"], Workbook.Text("20210001"), cell).Build()).Value;

        Assert.Equal(new Cell(text, damage), Files.Read(table).Single()[1]);
    }

    [Fact]
    public void Read_WorkbookThatCountsFrom1904_GivesTheDateThatItShows()
    {
        var rows =
            $"<sheetData><row r=\"1\">{Workbook.Text("学号")}{Workbook.Text("出生日期")}{Workbook.Text("入学日期")}</row>"
            + $"<row r=\"2\">{Workbook.Text("20210001")}{Workbook.Number("36231", 1)}{Workbook.Number("36231", 2)}</row></sheetData>";

        using var table = Files.Open(new Workbook(rows, "<workbookPr date1904=\"1\"/>").Build()).Value;

        var row = Files.Read(table).Single();
        Assert.Equal(("20030313", "20030313"), (row[1].Text, row[2].Text));
    }

    [Fact]
    public void Read_TextsThatExportsWrap_AreUnwrapped()
    {
        using var table = Files.OpenText("学号,证件号码\n=\"0021\",'650102200202140032").Value;

        var row = Files.Read(table).Single();

        Assert.Equal(("0021", "650102200202140032"), (row[0].Text, row[1].Text));
    }

    [Fact]
    public void Rows_ManyDamages_AreAllCountedAndStreamed()
    {
        var lines = string.Concat(Enumerable.Range(0, 50).Select(i => $"2021{i:D4},6.50102E+17\n"));
        var options = new TableOptions { Limits = TableLimits.Default with { Kept = 10 } };
        using var table = Files.OpenText("学号,证件号码\n" + lines, options).Value;
        var streamed = new List<string>();

        var stream = table.Rows(d => streamed.Add(d.Address));
        _ = stream.Count();

        var damages = stream.Outcome.Value.Damages;
        Assert.Equal((50, 10, 50), (damages.Total, damages.Kept.Count, streamed.Count));
        Assert.Equal("B51", streamed[^1]);
    }

    [Fact]
    public void Message_OfADamagedCell_SaysWhereWhatAndWhy()
    {
        using var table = Files.OpenText("学号,专业代码\n20210001,80901").Value;
        Files.Read(table, out var summary);

        Assert.Equal("B2 专业代码“80901”: 代码被当作数字, 开头的0已丢失。", summary.Damages.Kept.Single().Message);
    }
}
