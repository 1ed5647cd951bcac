using Dengke.Domain.Campaigns;
using Dengke.Domain.Records;

namespace Dengke.Domain.Tests.Campaigns;

[Trait("Requirement", "CAM-2")]
public sealed class CohortRuleTests
{
    private static readonly CohortRule Rule = new()
    {
        Include =
        [
            new("2021级全日制本科生")
            {
                English = "2021 undergraduates",
                All =
                [
                    new("entry_date", new CohortTest.YearIs(2021)),
                    new("level", new CohortTest.Is("本科")),
                    new("study_form", new CohortTest.Is("普通全日制")),
                ],
            },
            new("2023级第二学士学位")
            {
                All = [new("entry_date", new CohortTest.YearIs(2023)), new("level", new CohortTest.Is("第二学士学位"))],
            },
        ],
        Exclude =
        [
            new("双培生") { All = [new("category", new CohortTest.OneOf(["双培生", "双培计划"]))] },
            new("计划外学生") { English = "Outside the plan", All = [new("category", new CohortTest.StartsWith("计划外"))] },
        ],
    };

    [Theory]
    [InlineData("2021-09-01")]
    [InlineData("20210901")]
    [InlineData("2021/9/1")]
    [InlineData("2021年9月1日")]
    public void Judge_EntryDateInAnyWriting_IsIn(string entryDate) =>
        Assert.True(Judge(("entry_date", entryDate), ("level", "本科"), ("study_form", "普通全日制")).IsIn);

    [Fact]
    public void Judge_ValueThatFoldsToTheRules_IsIn() =>
        Assert.True(Judge(("entry_date", "20210901"), ("level", " 本科生"), ("study_form", "全日制")).IsIn);

    [Fact]
    public void Judge_StudentFromHongKong_IsIn() =>
        Assert.True(
            Judge(("entry_date", "20210901"), ("level", "本科"), ("study_form", "普通全日制"), ("category", "港澳台")).IsIn
        );

    [Fact]
    public void Judge_SecondDegreeStudent_IsInByTheirOwnGroup() =>
        Assert.Equal("2023级第二学士学位", Judge(("entry_date", "20230901"), ("level", "第二学士学位")).Group);

    [Fact]
    public void Judge_ExcludedCategory_IsOutAndNamesTheGroup()
    {
        var verdict = Judge(
            ("entry_date", "20210901"),
            ("level", "本科"),
            ("study_form", "普通全日制"),
            ("category", "计划外(委培)")
        );

        Assert.Equal(CohortPlace.Excluded, verdict.Place);
        Assert.Equal("属于不纳入的“计划外学生”", verdict.Reason);
        Assert.Equal("Excluded as “Outside the plan”", verdict.EnglishReason);
    }

    [Fact]
    public void Judge_ExcludedAndNotIncluded_GivesTheFirmerReason() =>
        Assert.Equal(CohortPlace.Excluded, Judge(("entry_date", "20190901"), ("category", "双培生")).Place);

    [Fact]
    public void Judge_OneConditionLacking_NamesItWithTheValueFound()
    {
        var verdict = Judge(("entry_date", "2020-09-01"), ("level", "本科"), ("study_form", "普通全日制"));

        Assert.Equal(CohortPlace.NotIncluded, verdict.Place);
        Assert.Equal("不属于“2021级全日制本科生”: 入学日期应在2021年, 现为“2020-09-01”", verdict.Reason);
        Assert.Equal("不属于“2021级全日制本科生”: 入学日期应在2021年", verdict.Cause);
        Assert.Equal("Not in “2021 undergraduates”: Date of entry must be in 2021, but is “2020-09-01”", verdict.EnglishReason);
    }

    [Fact]
    public void Judge_BlankValue_SaysThatItIsBlank() =>
        Assert.EndsWith(
            "学习形式应为“普通全日制”, 现为空",
            Judge(("entry_date", "20210901"), ("level", "本科")).Reason,
            StringComparison.Ordinal
        );

    [Fact]
    public void Judge_NearestGroup_IsTheOneThatLacksLeast() =>
        Assert.Equal("2023级第二学士学位", Judge(("entry_date", "20230901"), ("level", "硕士研究生")).Group);

    [Fact]
    public void Judge_DocumentNumberInACondition_IsNeverShown()
    {
        var rule = new CohortRule { Include = [new("内地学生") { All = [new("document_no", new CohortTest.StartsWith("1"))] }] };

        var verdict = rule.Judge(FieldCatalogue.Default, _ => "810000199901010011");

        Assert.DoesNotContain("810000", verdict.Reason + verdict.EnglishReason, StringComparison.Ordinal);
    }

    [Fact]
    public void Judge_RuleThatIncludesNobody_SaysSo() =>
        Assert.Equal("范围没有纳入任何学生", new CohortRule().Judge(FieldCatalogue.Default, _ => null).Reason);

    public static TheoryData<CohortTest, string?, bool> Tests =>
        new()
        {
            { new CohortTest.Present(), "x", true },
            { new CohortTest.Present(), "  ", false },
            { new CohortTest.Blank(), null, true },
            { new CohortTest.Blank(), "x", false },
            { new CohortTest.YearBetween(2019, 2021), "2021级", true },
            { new CohortTest.YearBetween(2019, 2021), "2022级", false },
            { new CohortTest.YearIs(2021), "21", false },
            { new CohortTest.YearIs(2021), "", false },
            { new CohortTest.StartsWith("港"), "港澳台", true },
            { new CohortTest.OneOf(["港澳台", "普通"]), "普通", true },
            { new CohortTest.OneOf([]), "普通", false },
        };

    [Theory]
    [MemberData(nameof(Tests))]
    public void Holds_EachTest_LooksAtTheFoldedValue(CohortTest test, string? value, bool expected) =>
        Assert.Equal(expected, new CohortCondition("category", test).Holds(FieldCatalogue.Default, _ => value));

    [Fact]
    public void Preview_ManyRecords_CountsByCauseWithSamples()
    {
        string[] entries = [.. Enumerable.Repeat("20210901", 7), .. Enumerable.Repeat("20200901", 6), "20190901", ""];

        var preview = Rule.Preview(
            FieldCatalogue.Default,
            entries,
            entry => Values(("entry_date", entry), ("level", "本科"), ("study_form", "普通全日制"))
        );

        Assert.Equal((15, 7, 8), (preview.Total, preview.In, preview.Out));
        Assert.Equal([7, 8], preview.Counts.Select(c => c.Count));
        Assert.Equal([CohortPlace.In, CohortPlace.NotIncluded], preview.Counts.Select(c => c.Place));
        Assert.Equal(["20200901", "20200901", "20200901", "20200901", "20200901"], preview.Counts[1].Samples);
    }

    private static CohortVerdict Judge(params (string Key, string Value)[] values) =>
        Rule.Judge(FieldCatalogue.Default, Values(values));

    private static FieldValues Values(params (string Key, string Value)[] values) =>
        key => values.FirstOrDefault(v => v.Key == key).Value;
}
