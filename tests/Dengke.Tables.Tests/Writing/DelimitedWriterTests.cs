using System.Text;
using CsCheck;
using Dengke.Tables.Writing;
using nietras.SeparatedValues;

namespace Dengke.Tables.Tests.Writing;

/// <summary>SEC-6: delimited text cannot start a formula, and reads back as it was.</summary>
[Trait("Requirement", "SEC-6")]
public class DelimitedWriterTests
{
    private static readonly DelimitedOptions Plain = new() { ByteOrderMark = false, GuardFormulas = false };

    [Theory]
    [InlineData("=1+1", "'=1+1")]
    [InlineData("+86", "'+86")]
    [InlineData("-1", "'-1")]
    [InlineData("@x", "'@x")]
    [InlineData("\tx", "'\tx")]
    [InlineData("\rx", "\"'\rx\"")]
    [InlineData("＝1", "'＝1")]
    [InlineData("=\"a\",b", "\"'=\"\"a\"\",b\"")]
    [InlineData("a=1", "a=1")]
    [InlineData("", "")]
    [InlineData("李, \"哲\"\n嘉", "\"李, \"\"哲\"\"\n嘉\"")]
    public void WriteRow_Text_IsGuardedAndQuoted(string text, string written) =>
        Assert.Equal(written + ",x\r\n", Write(new DelimitedOptions { ByteOrderMark = false }, [text, "x"]));

    [Fact]
    public void WriteRow_GuardOff_WritesTheTextAlone() => Assert.Equal("=1+1\r\n", Write(Plain, ["=1+1"]));

    [Fact]
    public void WriteRow_Default_BeginsWithAByteOrderMark()
    {
        using var output = new MemoryStream();
        using (var writer = new DelimitedWriter(output))
        {
            writer.WriteRow("学号", null);
        }

        Assert.Equal("\uFEFF学号,\r\n", Encoding.UTF8.GetString(output.ToArray()));
    }

    [Fact]
    public void WriteRow_AnyTexts_ReadBackTheSame()
    {
        var text = Gen.OneOf(Gen.Char[" ,;\"\n\r\ta=学"], Gen.Char.AlphaNumeric).Array[0, 8].Select(c => new string(c));

        text.Array[1, 5]
            .List[1, 5]
            .Where(rows => rows.All(r => r.Length == rows[0].Length))
            .Sample(rows =>
            {
                var written = Write(Plain, [.. rows]);
                using var reader = Sep.New(',').Reader(o => o with { HasHeader = false, Unescape = true }).FromText(written);
                var read = new List<string[]>();
                foreach (var row in reader)
                {
                    read.Add(row[..].ToStringsArray());
                }

                return read.Count == rows.Count && read.Zip(rows).All(p => p.First.SequenceEqual(p.Second));
            });
    }

    [Fact]
    public void WriteRow_GuardedFormula_ReadsBackThroughSourceTable()
    {
        var text = Write(new DelimitedOptions { ByteOrderMark = false }, ["学号", "姓名"], ["20210001", "=李哲嘉"]);

        using var table = Files.OpenText(text).Value;

        Assert.Equal("=李哲嘉", Files.Read(table).Single().Text(table, "name"));
    }

    private static string Write(DelimitedOptions options, params string?[][] rows)
    {
        using var output = new MemoryStream();
        using (var writer = new DelimitedWriter(output, options))
        {
            foreach (var row in rows)
            {
                writer.WriteRow(row);
            }
        }

        return Encoding.UTF8.GetString(output.ToArray());
    }
}
