using Dengke.Tables.Writing;

namespace Dengke.Tables.Tests.Writing;

/// <summary>REC-1: DBF is written as it is read; widths count encoded bytes, and what does not fit is listed.</summary>
[Trait("Requirement", "REC-1")]
public class DbfWriterTests
{
    private static readonly DateOnly Date = new(2024, 10, 9);
    private static readonly DbfColumn[] Columns = [new("XH", 15), new("XM", 8), new("ZYDM", 7)];

    [Fact]
    public void WriteRecord_Read_IsTheSame()
    {
        var bytes = Write(DbfEncoding.Gbk, out var problems, ["20210001", "李哲嘉", "080901"], ["20210002", "买·提", "120203K"]);

        using var table = Files.Open(bytes, "KSXX.dbf").Value;

        var rows = Files.Read(table);
        Assert.Empty(problems);
        Assert.Equal(["李哲嘉", "买·提"], rows.Select(r => r.Text(table, "name")));
        Assert.Equal(["080901", "120203K"], rows.Select(r => r.Text(table, "major_code")));
    }

    [Fact]
    public void WriteRecord_TextThatFitsInCharactersButNotInBytes_IsCutAndListed()
    {
        var bytes = Write(DbfEncoding.Gbk, out var problems, ["20210001", "阿依古丽买", ""]);

        using var table = Files.Open(bytes, "KSXX.dbf").Value;
        var problem = problems.Single();
        Assert.Equal("阿依古丽", Files.Read(table).Single().Text(table, "name"));
        Assert.Equal(
            (1, "XM", "阿依古丽买", DbfTrouble.TooWide),
            (problem.Record, problem.Column.Name, problem.Value, problem.Trouble)
        );
        Assert.Equal("第 1 条 XM“阿依古丽买”编码后超过 8 字节, 已截断。", problem.Message);
    }

    [Fact]
    public void WriteRecord_CharacterThatGbkLacks_IsGetaAndListed()
    {
        var bytes = Write(DbfEncoding.Gbk, out var problems, ["1234567", "𠮷田", ""]);

        using var table = Files.Open(bytes, "KSXX.dbf").Value;
        Assert.Equal("〓田", Files.Read(table).Single().Text(table, "name"));
        Assert.Equal(DbfTrouble.NotEncodable, problems.Single().Trouble);
    }

    [Fact]
    public void WriteRecord_CharacterThatGbkLacksInGb18030_TakesFourBytes()
    {
        var bytes = Write(DbfEncoding.Gb18030, out var problems, ["1234567", "𠮷田", ""], ["1234568", "𠮷𠮷𠮷", ""]);

        using var table = Files.Open(bytes, "KSXX.dbf").Value;
        Assert.Equal(["𠮷田", "𠮷𠮷"], Files.Read(table).Select(r => r.Text(table, "name")));
        Assert.Equal((2, DbfTrouble.TooWide), (problems.Single().Record, problems.Single().Trouble));
    }

    [Theory]
    [InlineData("", 5)]
    [InlineData("学号", 5)]
    [InlineData("ABCDEFGHIJK", 5)]
    [InlineData("1A", 5)]
    [InlineData("XM", 0)]
    [InlineData("XM", 255)]
    public void Start_ColumnThatDbfDoesNotAllow_IsRefused(string name, int width) =>
        Assert.Equal(
            "bad_dbf_column",
            DbfWriter.Start(new MemoryStream(), [new DbfColumn(name, width)], DbfEncoding.Gbk, Date).Failure!.Code
        );

    private static byte[] Write(DbfEncoding encoding, out IReadOnlyList<DbfProblem> problems, params string[][] records)
    {
        using var output = new MemoryStream();
        using var writer = DbfWriter.Start(output, Columns, encoding, Date).Value;
        foreach (var record in records)
        {
            writer.WriteRecord(record);
        }

        writer.Finish();
        problems = writer.Problems;
        return output.ToArray();
    }
}
