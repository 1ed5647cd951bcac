using System.Diagnostics.CodeAnalysis;
using System.Text;
using Dengke.Domain.Records;

namespace Dengke.Tables.Tests.Hostile;

/// <summary>SEC-6: what is no table, or more than one, is refused in one sentence with a stable code.</summary>
[Trait("Requirement", "SEC-6")]
public class HostileFileTests
{
    [Theory]
    [InlineData("academic.ods", "format_not_read")]
    [InlineData("password.xls", "file_has_password")]
    [InlineData("password.xlsx", "file_has_password")]
    [InlineData("缺.xlsx", "file_missing")]
    [InlineData("没有这个文件夹/缺.xlsx", "file_missing")]
    [InlineData("", "file_is_directory")]
    public void Open_WhatCannotBeRead_SaysWhyInOneSentence(string fixture, string code) =>
        AssertRefusal(code, Files.Refused(fixture));

    [Theory]
    [InlineData("", "file_empty")]
    [InlineData("25504446", "not_a_table")]
    [InlineData("FFD8FFE000104A46", "not_a_table")]
    [InlineData("89504E470D0A1A0A", "not_a_table")]
    [InlineData("52617221", "not_a_table")]
    [InlineData("1F8B0800", "not_a_table")]
    [InlineData("0102030405060708", "not_a_table")]
    [InlineData("09080600000500", "format_not_read")]
    [InlineData("504B0304", "file_damaged")]
    [InlineData("504B0506000000000000000000000000000000000000", "not_a_table")]
    [InlineData("D0CF11E0A1B11AE1", "file_damaged")]
    [InlineData("D0CF11E0", "file_damaged")]
    public void Open_OtherContentUnderARightSuffix_SaysWhatItIs(string hex, string code) =>
        AssertRefusal(code, Files.Open(Convert.FromHexString(hex), "学生.xlsx").Failure!);

    [Theory]
    [InlineData("<html><body><table><tr><td>学号</td></tr></table></body></html>")]
    [InlineData("\r\n <!DOCTYPE html><table>")]
    [InlineData("<?xml version=\"1.0\"?><Workbook xmlns=\"urn:schemas-microsoft-com:office:spreadsheet\"/>")]
    [InlineData("<table border=1><tr><td>学号")]
    public void Open_WebPageNamedXls_SaysHowToSaveIt(string page)
    {
        var failure = Files.Open(Encoding.UTF8.GetBytes(page), "学生.xls").Failure!;

        AssertRefusal("format_not_read", failure);
        Assert.Contains("另存为", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    [SuppressMessage("Interoperability", "CA1416", Justification = "Linux is where the tests run.")]
    public void Open_FileWithoutPermission_SaysSo()
    {
        var path = Path.GetTempFileName();
        File.SetUnixFileMode(path, UnixFileMode.None);

        var failure = SourceTable.Open(path, FieldCatalogue.Default).Failure!;

        // Root may read everything; the file then is merely empty.
        AssertRefusal(Environment.UserName == "root" ? "file_empty" : "file_unreadable", failure);
        File.Delete(path);
    }

    [Fact]
    public void Open_FileOverTheLimit_SaysSo()
    {
        var options = new TableOptions { Limits = TableLimits.Default with { WorkbookBytes = 1 << 10 } };

        AssertRefusal("file_too_large", Files.Refused("academic.xlsx", options));
    }

    [Fact]
    public void Open_CellOverTheLimit_NamesIt()
    {
        var text = $"{Files.Header}\n20210001,{new string('长', 40_000)},E2";

        AssertRefusal("cell_too_long", Files.OpenText(text).Failure!);
    }

    [Fact]
    public void Open_EndlessLine_IsRefused()
    {
        var options = new TableOptions { Limits = TableLimits.Default with { LineBytes = 1 << 10 } };
        var line = new string('x', 4 << 20);

        AssertRefusal("line_too_long", Files.OpenText(line, options).Failure!);
    }

    [Fact]
    public void Open_TooManyColumns_IsRefused()
    {
        var header = "学号," + string.Join(',', Enumerable.Range(1, 600).Select(i => $"成绩{i}"));

        AssertRefusal("too_many_columns", Files.OpenText(header + "\n20210001").Failure!);
    }

    [Theory]
    [InlineData(-200)]
    [InlineData(-1)]
    public void Open_DbfCutShort_SaysHowManyRecordsAreMissing(int cut)
    {
        var bytes = File.ReadAllBytes(Files.Fixture("registry.dbf"));

        var failure = Files.Open(bytes[..^(-cut + 1)], "学生.dbf").Failure!;

        AssertRefusal("record_count_differs", failure);
        Assert.Contains("12 条", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Open_DbfWithMoreRecordsThanItSays_IsRefused()
    {
        var bytes = File.ReadAllBytes(Files.Fixture("registry.dbf"));
        bytes[4] = 5;

        AssertRefusal("record_count_differs", Files.Open(bytes, "学生.dbf").Failure!);
    }

    private static void AssertRefusal(string code, Dengke.Domain.Kernel.Failure failure)
    {
        Assert.Equal(code, failure.Code);
        Assert.Equal(1, failure.Message.Count(c => c == '。'));
        Assert.False(string.IsNullOrWhiteSpace(failure.English));
    }
}
