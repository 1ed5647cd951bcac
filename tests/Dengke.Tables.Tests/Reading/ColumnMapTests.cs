using Dengke.Domain.Records;

namespace Dengke.Tables.Tests.Reading;

/// <summary>REC-1: columns that are not recognised are mapped by hand, and the map is remembered.</summary>
[Trait("Requirement", "REC-1")]
public class ColumnMapTests
{
    private const string Text = "编号,姓名,身份证明,备用姓名\n20210001,李哲嘉,E12345678,旧名";

    [Fact]
    public void Open_MapByHand_GoesBeforeTheCatalogue()
    {
        using var table = Files
            .OpenText(Text, With(("编号", "student_no"), ("身份证明", "document_no"), ("姓名", null), ("备用姓名", "name")))
            .Value;

        var row = Files.Read(table).Single();

        Assert.Equal("20210001", row.Text(table, "student_no"));
        Assert.Equal("E12345678", row.Text(table, "document_no"));
        Assert.Equal("旧名", row.Text(table, "name"));
    }

    [Fact]
    public void Open_MapWithHeadersThatTheFileLacks_DoesNoHarm()
    {
        using var table = Files.OpenText("学号,姓名\n20210001,李哲嘉", With(("民族码", "ethnicity"))).Value;

        Assert.Equal(["student_no", "name"], table.Fields.Select(f => f.Key));
    }

    [Fact]
    public void Open_MapToUnknownField_IsRefused()
    {
        var failure = Files.OpenText(Text, With(("编号", "studentnumber"))).Failure!;

        Assert.Equal("unknown_field", failure.Code);
        Assert.Equal("列对应中“编号”指向的字段“studentnumber”不存在。", failure.Message);
    }

    [Fact]
    public void Open_MapOfTwoColumnsToOneField_IsRefused() =>
        Assert.Equal(
            "duplicate_column",
            Files.OpenText(Text, With(("编号", "student_no"), ("姓名", "name"), ("备用姓名", "name"))).Failure!.Code
        );

    [Fact]
    public void ToJson_ReadBack_IsTheSameMap()
    {
        var map = new ColumnMap(new Dictionary<string, string?> { ["编号"] = "student_no", ["备用姓名"] = null });

        Assert.Equal(map.Headers, ColumnMap.FromJson(map.ToJson()).Value.Headers);
    }

    [Theory]
    [InlineData("")]
    [InlineData("null")]
    [InlineData("[1]")]
    [InlineData("{\"学号\": {}}")]
    public void FromJson_NoMap_IsRefused(string json) => Assert.Equal("bad_column_map", ColumnMap.FromJson(json).Failure!.Code);

    [Fact]
    public void Preview_FileThatWouldBeRefused_ShowsColumnsAndSamplesAndWhy()
    {
        var path = Path.GetTempFileName();
        File.WriteAllText(path, "编号,身份证明\n20210001,E12345678\n20210002,E12345679\n20210002,E1");

        var preview = TablePreview.Open(path, FieldCatalogue.Default).Value;

        Assert.Equal("no_header", preview.Problem!.Code);
        Assert.Equal(["编号", "身份证明"], preview.Columns.Select(c => c.Column.Header));
        Assert.Equal(["20210001", "20210002"], preview.Columns[0].Samples);
        File.Delete(path);
    }

    [Theory]
    [InlineData("academic.xlsx", 3, 14)]
    [InlineData("registry.dbf", 0, 14)]
    public void Preview_GoodFile_ShowsWhatIsRecognised(string fixture, int headerRow, int columns)
    {
        var preview = TablePreview.Open(Files.Fixture(fixture), FieldCatalogue.Default).Value;

        Assert.Null(preview.Problem);
        Assert.Equal((headerRow, columns), (preview.HeaderRow, preview.Columns.Count));
        Assert.All(preview.Columns, c => Assert.NotEmpty(c.Samples));
    }

    [Fact]
    public void Preview_SeveralTables_NamesTheSheets()
    {
        var preview = TablePreview.Open(Files.Fixture("two-tables.xlsx"), FieldCatalogue.Default).Value;

        Assert.Equal("several_tables", preview.Problem!.Code);
        Assert.Equal(["金融学院", "法学院"], preview.Sheets);
    }

    private static TableOptions With(params (string Header, string? Field)[] map) =>
        new() { Map = new ColumnMap(map.ToDictionary(m => m.Header, m => m.Field)) };
}
