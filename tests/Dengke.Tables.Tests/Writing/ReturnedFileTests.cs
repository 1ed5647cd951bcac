using Dengke.Tables.Writing;
using ExcelDataReader;

namespace Dengke.Tables.Tests.Writing;

/// <summary>REC-1: an owner's file comes back with all that was in it and a column that says what is wrong.</summary>
[Trait("Requirement", "REC-1")]
public class ReturnedFileTests
{
    [Fact]
    public async Task Write_Workbook_KeepsRowsAndColumnsAndAddsProblems()
    {
        using var table = Files.Open("damaged.xlsx");

        var (rows, summary) = await Return(table, row => row.Number == 3 ? "姓名与学信网不一致。" : null);

        Assert.Equal(12, summary.Rows);
        Assert.Equal(["学号", "姓名", "出生日期", "证件号码", "考生号", "专业代码", "班级", "民族", "问题"], rows[0]);
        Assert.Equal(["2021310001", "阿依古丽·买买提"], rows[2][..2]);
        Assert.Equal(
            "C3 出生日期“37695”: 日期变成了序列号, 请把该列设为日期格式或写成8位数字。\n"
                + "D3 证件号码“310101200302110000”: 超过15位的数字被电子表格取整, 末几位已丢失, 请从原系统重新导出为文本。\n"
                + "姓名与学信网不一致。",
            rows[2][8]
        );
    }

    [Fact]
    public async Task Write_TitlesBlanksAndNotes_StayInTheirRows()
    {
        using var table = Files.Open("academic.xlsx");

        var (rows, _) = await Return(table, _ => null);

        Assert.Equal("示例财经大学2025届毕业生名单", rows[0][0]);
        Assert.Null(rows[1][0]);
        Assert.Equal(("学号", "问题"), (rows[2][0], rows[2][14]));
        Assert.Equal(("2021310000", "13800000000", null), (rows[3][0], rows[3][12], rows[3][14]));
        Assert.Equal("注：以学信网信息为准, 2025年1月", rows[15][0]);
    }

    [Fact]
    public async Task Write_CellBesideTheTable_StaysLeftOfTheProblems()
    {
        var sheet =
            $"<sheetData><row r=\"1\">{Workbook.Text("学号")}{Workbook.Text("姓名")}</row>"
            + $"<row r=\"2\">{Workbook.Text("20210001")}{Workbook.Text("李哲嘉")}{Workbook.Text("")}{Workbook.Text("旁注")}</row></sheetData>";
        using var table = Files.Open(new Workbook(sheet).Build()).Value;

        var (rows, _) = await Return(table, _ => "有误。");

        Assert.Equal("问题", rows[0][4]);
        Assert.Equal(["20210001", "李哲嘉", null, "旁注", "有误。"], rows[1]);
    }

    [Fact]
    public async Task Write_Formula_ComesBackAsText()
    {
        using var table = Files.OpenText("学号,备注\n20210001,=cmd|' /C calc'!A0").Value;

        var (rows, _) = await Return(table, _ => null);

        Assert.Equal("=cmd|' /C calc'!A0", rows[1][1]);
    }

    private static async Task<(List<string?[]> Rows, ReadSummary Summary)> Return(
        SourceTable table,
        Func<SourceRow, string?> findings
    )
    {
        using var output = new MemoryStream();
        var outcome = await ReturnedFile.WriteAsync(table, output, findings);

        using var reader = ExcelReaderFactory.CreateOpenXmlReader(output);
        var rows = new List<string?[]>();
        while (reader.Read())
        {
            rows.Add([.. Enumerable.Range(0, reader.FieldCount).Select(i => reader.GetValue(i) as string)]);
        }

        return (rows, outcome.Value);
    }
}
