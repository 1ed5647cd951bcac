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

    [Theory]
    [InlineData("1.5", 18)]
    [InlineData("2", 24)]
    [InlineData("2.5", 30)]
    [InlineData("3", 36)]
    [InlineData("3.5", 42)]
    [InlineData("4", 48)]
    [InlineData("4.5", 54)]
    [InlineData("5", 60)]
    [InlineData("5.5", 66)]
    [InlineData("6", 72)]
    [InlineData("7", 84)]
    [InlineData("8", 96)]
    public void Duration_OfTheRegistrysEnumeration_IsAllowedAndHasItsMonths(string years, int months)
    {
        Assert.True(Duration.IsAllowed(years));
        Assert.Equal(months, Duration.Months(years));
    }

    [Theory]
    [InlineData("")]
    [InlineData("长")]
    [InlineData("2.25")]
    public void Duration_OfNoHalfYears_HasNoMonths(string years)
    {
        Assert.False(Duration.IsAllowed(years));
        Assert.Null(Duration.Months(years));
    }

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
