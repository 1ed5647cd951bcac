using CsCheck;
using Dengke.Domain.Records;

namespace Dengke.Domain.Tests.Records;

[Trait("Requirement", "REC-5")]
public sealed class FoldingTests
{
    private static readonly Gen<FieldFormat> Formats = Gen.OneOf(Enum.GetValues<FieldFormat>());

    /// <summary>What files contain, and what no file should.</summary>
    private static readonly Gen<string> Values = Gen.OneOf(
        Gen.String,
        Gen.String["0123456789Xx.-/年月日: 　０１９ＸＨhHM·•．\uE863\uE816\u200B\uFE00半制四两族汉'"],
        Gen.OneOf(
            "",
            " ",
            "4年制",
            "两年半",
            "02年半",
            "2002年5月9日",
            "2002-05-09 00:00:00",
            "H1234567801",
            "普通高等教育/全日制",
            "ha",
            "''1"
        )
    );

    [Theory]
    [InlineData("2002-11-10")]
    [InlineData("2002/11/10")]
    [InlineData("2002.11.10")]
    [InlineData("2002．11．10")]
    [InlineData("2002年11月10日")]
    [InlineData("20021110")]
    [InlineData("２００２１１１０")]
    [InlineData("2002-11-10 00:00:00")]
    [InlineData("2002-11-10T00:00:00.000")]
    [InlineData("2002/11/10 0:00:00")]
    [InlineData("2002年11月10日 0:00:00")]
    [InlineData(" 2002—11—10　")]
    public void Fold_DateInAnyWriting_IsEightDigits(string value) =>
        Assert.Equal("20021110", Folding.Fold(FieldFormat.Date, value));

    [Theory]
    [InlineData("2002/5/9", "20020509")]
    [InlineData("2002.5.9", "20020509")]
    [InlineData("2002年5月9日", "20020509")]
    [InlineData("2002 年 5 月 9 日", "20020509")]
    public void Fold_DateWithSingleDigits_IsPadded(string value, string key) =>
        Assert.Equal(key, Folding.Fold(FieldFormat.Date, value));

    [Theory]
    [InlineData("10/11/2002")]
    [InlineData("37570")]
    [InlineData("20021310")]
    [InlineData("2002-02-30")]
    [InlineData("2002-5/9")]
    [InlineData("2002-05-09 08:00:00")]
    [InlineData("200205")]
    [InlineData("2002 0509")]
    [InlineData("2002月05月09")]
    public void Fold_WhatIsNoYearFirstDate_StaysAsItIs(string value) =>
        Assert.Equal(value, Folding.Fold(FieldFormat.Date, value));

    [Theory]
    [InlineData("4.0", "4")]
    [InlineData("4年", "4")]
    [InlineData("四年", "4")]
    [InlineData("４年制", "4")]
    [InlineData("2.50", "2.5")]
    [InlineData("两年半", "2.5")]
    [InlineData("2年半", "2.5")]
    [InlineData("二", "2")]
    [InlineData("4.0.0", "4.0.0")]
    [InlineData("长", "长")]
    public void Fold_Duration_IsTheShortestDecimal(string value, string key) =>
        Assert.Equal(key, Folding.Fold(FieldFormat.Duration, value));

    [Theory]
    [InlineData(FieldFormat.Sex, "1", "男")]
    [InlineData(FieldFormat.Sex, "f", "女")]
    [InlineData(FieldFormat.Ethnicity, "05", "维吾尔族")]
    [InlineData(FieldFormat.Ethnicity, "5", "维吾尔族")]
    [InlineData(FieldFormat.Ethnicity, "ＵＧ", "维吾尔族")]
    [InlineData(FieldFormat.Ethnicity, "汉", "汉族")]
    [InlineData(FieldFormat.Ethnicity, "毛难族", "毛南族")]
    [InlineData(FieldFormat.Level, "硕士", "硕士研究生")]
    [InlineData(FieldFormat.Level, "专科（高职）", "专科(高职)")]
    [InlineData(FieldFormat.StudyForm, "全日制", "普通全日制")]
    [InlineData(FieldFormat.StudyForm, "普通高等教育／普通全日制", "普通全日制")]
    [InlineData(FieldFormat.DocumentType, "身份证", "居民身份证")]
    [InlineData(FieldFormat.DocumentType, "1", "居民身份证")]
    [InlineData(FieldFormat.PoliticalStatus, "团员", "共青团员")]
    [InlineData(FieldFormat.Ethnicity, "穿青人", "穿青人")]
    public void Fold_Coded_IsTheRegistrysText(FieldFormat format, string value, string key) =>
        Assert.Equal(key, Folding.Fold(format, value));

    [Theory]
    [InlineData(FieldFormat.DocumentNumber, "11010519491231002x", "11010519491231002X")]
    [InlineData(FieldFormat.DocumentNumber, " １１０１０５１９４９１２３１００２Ｘ", "11010519491231002X")]
    [InlineData(FieldFormat.DocumentNumber, "'110105 19491231 002×", "11010519491231002X")]
    [InlineData(FieldFormat.DocumentNumber, "h1234567802", "H12345678")]
    [InlineData(FieldFormat.DocumentNumber, "H12345678", "H12345678")]
    [InlineData(FieldFormat.MajorCode, "120203k ", "120203K")]
    [InlineData(FieldFormat.MajorCode, "120203", "120203")]
    [InlineData(FieldFormat.StudentNumber, "２０２１310000", "2021310000")]
    [InlineData(FieldFormat.ExamNumber, "00021310000", "00021310000")]
    [InlineData(FieldFormat.Text, "金融 ２１-1（班）", "金融21-1(班)")]
    public void Fold_Numbers_AreHalfWidthCapitals(FieldFormat format, string value, string key) =>
        Assert.Equal(key, Folding.Fold(format, value));

    [Fact]
    public void Fold_AnyValue_IsIdempotent() =>
        Gen.Select(Formats, Values)
            .Sample(
                (format, value) => Folding.Fold(format, value) is var once && Folding.Fold(format, once) == once,
                iter: 20_000
            );

    [Fact]
    public void TryFold_AnyValue_FitsItsMaxLengthAndAgreesWithFold() =>
        Gen.Select(Formats, Values)
            .Sample(
                (format, value) =>
                {
                    var room = new char[Folding.MaxLength(value.Length)];
                    return Folding.TryFold(format, value, room, out var written)
                        && Folding.Fold(format, value) == new string(room, 0, written);
                },
                iter: 20_000
            );

    [Fact]
    public void TryFold_TooLittleRoom_IsFalse() => Assert.False(Folding.TryFold(FieldFormat.Text, "abc", new char[3], out _));

    [Fact]
    public void TryFold_AnyValue_LeavesTheValueAlone() =>
        Gen.Select(Formats, Values)
            .Sample(
                (format, value) =>
                {
                    var copy = value.ToCharArray();
                    Folding.TryFold(format, copy, new char[Folding.MaxLength(copy.Length)], out _);
                    return copy.AsSpan().SequenceEqual(value);
                },
                iter: 5_000
            );
}
