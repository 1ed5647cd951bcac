using CsCheck;
using Dengke.Domain.Records;

namespace Dengke.Domain.Tests.Records;

[Trait("Requirement", "REC-3")]
public sealed class CodeTablesTests
{
    private static readonly IReadOnlyList<CodeEntry> Groups = EthnicGroups.Table.Entries;

    private static readonly FieldFormat[] CodedFormats =
    [
        .. Enum.GetValues<FieldFormat>().Where(f => CodeTables.For(f) is not null),
    ];

    [Fact]
    public void EthnicGroups_Codes_AreFiftySixAndUnique()
    {
        var groups = Groups.Where(g => g.Letters is not null).ToList();

        Assert.Equal(56, groups.Count);
        Assert.Equal(Enumerable.Range(1, 56).Select(n => $"{n:00}"), groups.Select(g => g.Number));
        Assert.Equal(56, groups.Select(g => g.Letters).Distinct().Count());
        Assert.Equal(["97", "98"], Groups.Skip(56).Select(g => g.Number));
    }

    [Theory]
    [InlineData("01", "汉族")]
    [InlineData("56", "基诺族")]
    [InlineData("XB", "锡伯族")]
    [InlineData("46", "德昂族")]
    [InlineData("崩龙族", "德昂族")]
    [InlineData("97", "其他")]
    public void EthnicGroups_Find_KnowsNumberLettersAndOldName(string text, string group) =>
        Assert.Equal(group, EthnicGroups.Table.Find(text)?.Text);

    [Fact]
    public void Find_EverySpellingInAnyWidthAndCase_IsItsEntry() =>
        Assert.All(
            CodedFormats.Select(f => CodeTables.For(f)!),
            table =>
                Assert.All(
                    table.Entries,
                    entry => Assert.All(entry.All(), s => Assert.Same(entry, table.Find(" " + FullWidth(s.ToLowerInvariant()))))
                )
        );

    [Fact]
    public void Fold_EveryEntrysText_IsItself() =>
        Assert.All(
            CodedFormats,
            format =>
                Assert.All(CodeTables.For(format)!.Entries, entry => Assert.Equal(entry.Text, Folding.Fold(format, entry.Text)))
        );

    [Fact]
    public void Find_TextLongerThanAnyCode_IsNull() => Assert.Null(CodeTables.Sex.Find(new string('男', 1000)));

    [Fact]
    public void Constructor_SpellingOfTwoEntries_IsABug() =>
        Assert.Throws<ArgumentException>(() => new CodeTable(new CodeEntry("甲", "1"), new CodeEntry("乙", "01")));

    [Theory]
    [InlineData("080901", MajorCodeFlaw.None, "工学")]
    [InlineData("120203K", MajorCodeFlaw.None, "管理学")]
    [InlineData("080910T", MajorCodeFlaw.None, "工学")]
    [InlineData("030612TK", MajorCodeFlaw.None, "法学")]
    [InlineData("0812Z1", MajorCodeFlaw.None, "工学")]
    [InlineData("510201", MajorCodeFlaw.None, null)]
    [InlineData("080901H", MajorCodeFlaw.Suffix, "工学")]
    [InlineData("990101", MajorCodeFlaw.Discipline, null)]
    [InlineData("80901", MajorCodeFlaw.Shape, null)]
    [InlineData("会计", MajorCodeFlaw.Shape, null)]
    public void MajorCode_Check_KnowsDigitsSuffixAndDiscipline(string code, MajorCodeFlaw flaw, string? discipline)
    {
        Assert.Equal(flaw, MajorCode.Check(code));
        Assert.True(flaw == MajorCodeFlaw.Shape || MajorCode.Discipline(code) == discipline);
    }

    [Theory]
    [InlineData("120203K", "120203")]
    [InlineData("080901", "080901")]
    [InlineData("0812Z1", "")]
    public void MajorCode_Digits_AreWhatTheRegistrysColumnHolds(string code, string digits) =>
        Assert.Equal(digits, MajorCode.Digits(code).ToString());

    [Fact]
    public void Duration_EveryAllowedOne_IsAWholeNumberOfMonths() =>
        Assert.All(Duration.Allowed, years => Assert.Equal((int)(decimal.Parse(years) * 12), Duration.Months(years)));

    [Theory]
    [InlineData("两年半", 30)]
    [InlineData("四年", 48)]
    [InlineData("长", null)]
    [InlineData("", null)]
    public void Duration_Months_ReadsWhatPeopleWrite(string text, int? months) => Assert.Equal(months, Duration.Months(text));

    [Fact]
    public void RecordDate_AnyDateInAnyWriting_IsRead() =>
        Gen.Select(
                Gen.Int[0, 100_000],
                Gen.OneOf("yyyyMMdd", "yyyy-MM-dd", "yyyy/M/d", "yyyy.M.d", "yyyy年M月d日", "yyyy-MM-dd 00:00:00")
            )
            .Sample(
                (day, format) =>
                {
                    var date = DateOnly.FromDayNumber(new DateOnly(1900, 1, 1).DayNumber + day);
                    return RecordDate.TryParse(date.ToDateTime(default).ToString(format), out var read) && read == date;
                }
            );

    private static string FullWidth(string text) =>
        new([.. text.Select(c => c is > ' ' and < '\u007F' ? (char)(c + 0xFEE0) : c)]);
}
