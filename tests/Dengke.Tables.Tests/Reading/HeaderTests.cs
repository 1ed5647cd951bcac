namespace Dengke.Tables.Tests.Reading;

/// <summary>REC-1: columns are recognised wherever the header stands and whatever it calls them; uncertain ones are refused.</summary>
[Trait("Requirement", "REC-1")]
public class HeaderTests
{
    [Fact]
    public void Open_RegistryCodes_AreRecognised()
    {
        using var table = Files.OpenText("KSH,XH,XM,SFZH\n21112256150000,20210001,李哲嘉,E12345678").Value;

        Assert.Equal(["exam_no", "student_no", "name", "document_no"], table.Fields.Select(f => f.Key));
    }

    [Fact]
    public void Open_HeaderBelowTitlesAndBlankRows_IsFound()
    {
        using var table = Files.OpenText("示例财经大学\n\n2025届学生名单,,\n\n姓名,班级,学号\n李哲嘉,金融21-1,20210001").Value;

        Assert.Equal(5, table.HeaderRow);
        Assert.Equal([1, 3], table.Titles.Select(t => t.Row));
        Assert.Equal(6, Files.Read(table).Single().Number);
    }

    [Fact]
    public void Open_CodesUnderLabels_AreSkippedAsRepeatedHeader()
    {
        using var table = Files.OpenText("学号,姓名,性别\nXH,XM,XB\n20210001,李哲嘉,女").Value;

        var rows = Files.Read(table, out var summary);

        Assert.Equal("李哲嘉", rows.Single().Text(table, "name"));
        Assert.Equal((2, RowKind.RepeatedHeader), (summary.Skipped.Single().Row, summary.Skipped.Single().Kind));
    }

    [Fact]
    public void Open_HeaderPrintedOnEveryPage_IsSkippedAndReported()
    {
        using var table = Files.OpenLines("20210001,李哲嘉,E1", Files.Header, "20210002,卫轩一,E2");

        var rows = Files.Read(table, out var summary);

        Assert.Equal([2, 4], rows.Select(r => r.Number));
        Assert.Equal("第 3 行重复了表头, 已略过。", summary.Skipped.Single().Message);
    }

    [Fact]
    public void Open_HeaderMergedOverTwoRows_IsRefused()
    {
        var failure = Files.OpenText("学号,基本信息,,\n,姓名,性别,民族\n20210001,李哲嘉,女,汉族").Failure!;

        Assert.Equal("two_header_rows", failure.Code);
        Assert.Equal("表头占了第 1、2 两行, 请并成一行, 每列一个栏目名。", failure.Message);
    }

    [Fact]
    public void Open_NoKeyColumn_NamesWhatIsMissing()
    {
        var failure = Files.OpenText("姓名,性别,班级\n李哲嘉,女,金融21-1").Failure!;

        Assert.Equal("missing_key_column", failure.Code);
        Assert.Equal("表头(第 1 行)缺少关键列, 证件号码、考生号、学号至少要有一列。", failure.Message);
    }

    [Fact]
    public void Open_NoHeader_SaysSo() => Assert.Equal("no_header", Files.OpenText("甲,乙\n丙,丁").Failure!.Code);

    [Fact]
    public void Open_OneFieldTwice_NamesBothColumns()
    {
        var failure = Files.OpenText("学号,姓名,班级,姓名\n20210001,李哲嘉,金融21-1,李喆嘉").Failure!;

        Assert.Equal("duplicate_column", failure.Code);
        Assert.Equal("B 列“姓名”与 D 列“姓名”都是姓名, 请删去一列, 或在列对应中略过一列。", failure.Message);
    }

    [Fact]
    public void Open_KeyUnderTwoNames_IsRefused() =>
        Assert.Equal("duplicate_column", Files.OpenText("学号,证件号码,身份证号\n20210001,E1,E2").Failure!.Code);

    [Fact]
    public void Open_WeakerNameBesideTheLabel_IsKeptAside()
    {
        using var table = Files.OpenText("学号,学历类别,学习形式\n20210001,普通,普通全日制").Value;

        Assert.Null(table.Columns[1].Field);
        Assert.Equal("普通全日制", Files.Read(table).Single().Text(table, "study_form"));
    }

    [Fact]
    public void Read_NotesAndTotals_AreReportedNotDelivered()
    {
        using var table = Files.OpenLines("20210001,李哲嘉,E12345678", ",,", "合计,1人,", "注:以学信网信息为准。,,");

        var rows = Files.Read(table, out var summary);

        Assert.Single(rows);
        Assert.Equal([(4, "合计"), (5, "注:以学信网信息为准。")], summary.Skipped.Select(s => (s.Row, s.Text)));
        Assert.Equal((1, 2), (summary.BlankRows, summary.SkippedRows));
    }

    [Fact]
    public void Read_RowWithoutKeyButFilled_IsDelivered()
    {
        using var table = Files.OpenText("学号,姓名,性别,班级\n,李哲嘉,女,金融21-1").Value;

        Assert.Equal("李哲嘉", Files.Read(table).Single().Text(table, "name"));
    }

    [Fact]
    public void AllRows_GivesNotesInTheirPlaces()
    {
        using var table = Files.OpenLines("20210001,李哲嘉,E12345678", "小计,1人,", "20210002,卫轩一,E12345679");

        Assert.Equal([RowKind.Record, RowKind.Note, RowKind.Record], table.AllRows().Select(r => r.Kind));
    }

    [Fact]
    public void Read_UnquotedSeparatorInAValue_NamesTheRow()
    {
        using var table = Files.OpenLines("20210001,李哲嘉,E1", "20210002,卫,轩一,E2");

        var failure = Files.ReadToFailure(table);

        Assert.Equal("row_too_wide", failure.Code);
        Assert.Contains("第 3 行有 4 格", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Open_QuoteThatIsNeverClosed_NamesTheLine()
    {
        var failure = Files.OpenText("学号,姓名\n20210001,\"李哲嘉\n20210002,卫轩一\n").Failure!;

        Assert.Equal("unclosed_quote", failure.Code);
        Assert.Contains("第 2 行", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Read_StrayQuotesFarApart_DoNotSwallowTheRowsBetween()
    {
        var text = $"{Files.Header}\n20210001,李\"哲嘉,E1\n20210002,卫轩一,E2\n20210003,姜\"桐懿,E3";

        var failure = Files.OpenText(text).Failure!;

        Assert.Equal("unclosed_quote", failure.Code);
        Assert.Contains("第 2 行", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Read_LineBreakInAQuotedCell_IsOneRow()
    {
        using var table = Files.OpenLines("20210001,\"李\n\"\"哲\"\"嘉\",E1", "20210002,卫轩一,E2");

        Assert.Equal([(2, "李\n\"哲\"嘉"), (3, "卫轩一")], Files.Read(table).Select(r => (r.Number, r.Text(table, "name"))));
    }
}
