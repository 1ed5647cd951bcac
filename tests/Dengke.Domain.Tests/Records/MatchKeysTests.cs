using Dengke.Domain.Records;

namespace Dengke.Domain.Tests.Records;

[Trait("Requirement", "REC-5")]
public sealed class MatchKeysTests
{
    [Theory]
    [InlineData(FieldFormat.DocumentNumber, "11010519491231002x", "11010519491231002X")]
    [InlineData(FieldFormat.DocumentNumber, "110105194912310021", "110105194912310021")]
    [InlineData(FieldFormat.DocumentNumber, "110105199913450021", "110105199913450021")]
    [InlineData(FieldFormat.DocumentNumber, "110105491231002", "110105491231002")]
    [InlineData(FieldFormat.DocumentNumber, "H1234567801", "H12345678")]
    [InlineData(FieldFormat.DocumentNumber, "12345678", "12345678")]
    [InlineData(FieldFormat.DocumentNumber, "EA1234567", "EA1234567")]
    [InlineData(FieldFormat.ExamNumber, "21112256150000", "21112256150000")]
    [InlineData(FieldFormat.StudentNumber, "S-2021/01", "S-2021/01")]
    public void Of_UsableValue_IsItsFoldedText(FieldFormat format, string value, string key) =>
        Assert.Equal(key, MatchKeys.Of(format, value));

    [Theory]
    [InlineData(FieldFormat.DocumentNumber, null)]
    [InlineData(FieldFormat.DocumentNumber, " 　")]
    [InlineData(FieldFormat.DocumentNumber, "无")]
    [InlineData(FieldFormat.DocumentNumber, "0")]
    [InlineData(FieldFormat.DocumentNumber, "000000000000000000")]
    [InlineData(FieldFormat.DocumentNumber, "1101051949123100")]
    [InlineData(FieldFormat.DocumentNumber, "11010519491231002")]
    [InlineData(FieldFormat.DocumentNumber, "11010519491231002X1")]
    [InlineData(FieldFormat.DocumentNumber, "X10105194912310021")]
    [InlineData(FieldFormat.DocumentNumber, "1.10105E+17")]
    [InlineData(FieldFormat.DocumentNumber, "王小明")]
    [InlineData(FieldFormat.ExamNumber, "0")]
    [InlineData(FieldFormat.ExamNumber, "暂无")]
    [InlineData(FieldFormat.ExamNumber, "2.11123E+13")]
    [InlineData(FieldFormat.StudentNumber, "N/A")]
    public void Of_UnusableValue_IsNull(FieldFormat format, string? value) => Assert.Null(MatchKeys.Of(format, value));

    [Theory]
    [InlineData("310101200303130000", null)]
    [InlineData("110101200201015000", "110101200201015000")]
    public void Of_ThreeZerosAtTheEnd_UsableOnlyIfTheChecksumSaysSo(string value, string? key) =>
        Assert.Equal(key, MatchKeys.Of(FieldFormat.DocumentNumber, value));
}
