using Dengke.Domain.Campaigns;
using Dengke.Features.Colleges;
using Dengke.Features.Shared.Summaries;

namespace Dengke.Tests.Colleges;

[Trait("Requirement", "CON-5")]
public sealed class SummaryRowsTests
{
    private static readonly SummaryCorrection Name = new(
        "name",
        "姓名",
        "王三",
        null,
        "王叁",
        "registry",
        "身份证",
        RouteDecision.Province,
        ["id_card:abc"]
    );

    private static readonly SummaryRow Row = new("2021310003", "王三", "会计21-1", "陈老师", null, Late: false, [Name]);
    private static readonly MissingStudent Absent = new("2021310004", "李四", "会计21-1");
    private static readonly SummaryRows Summary = new([Row], [Absent]);

    public static TheoryData<string, SummaryRows> Others =>
        new()
        {
            { "a row less", new([], [Absent]) },
            { "a row twice", new([Row, Row], [Absent]) },
            { "number", Of(Row with { StudentNo = "2021310005" }) },
            { "name", Of(Row with { Name = "王叁" }) },
            { "class", Of(Row with { ClassName = "会计21-2" }) },
            { "registered by", Of(Row with { RegisteredBy = "李老师" }) },
            { "by proxy", Of(Row with { ProxyReason = "出国" }) },
            { "late", Of(Row with { Late = true }) },
            { "no correction", Of(Row with { Corrections = [] }) },
            { "field", Of(Row with { Corrections = [Name with { Field = "sex" }] }) },
            { "registry's value", Of(Row with { Corrections = [Name with { Registry = "王 三" }] }) },
            { "academic value", Of(Row with { Corrections = [Name with { Academic = "王三" }] }) },
            { "right value", Of(Row with { Corrections = [Name with { Value = "王四" }] }) },
            { "wrong in", Of(Row with { Corrections = [Name with { Wrong = "both" }] }) },
            { "reason", Of(Row with { Corrections = [Name with { Reason = "户口簿" }] }) },
            { "route", Of(Row with { Corrections = [Name with { Route = RouteDecision.School }] }) },
            { "evidence", Of(Row with { Corrections = [Name with { Evidence = ["id_card:abd"] }] }) },
            { "nobody missing", new([Row], []) },
            { "somebody else missing", new([Row], [Absent with { Name = "李肆" }]) },
        };

    [Fact]
    public void Hash_SameRows_IsTheSame() => Assert.Equal(Summary.Hash(), new SummaryRows([Row with { }], [Absent]).Hash());

    [Theory, MemberData(nameof(Others))]
    public void Hash_AnyOtherRow_IsAnother(string what, SummaryRows other) => Assert.True(Summary.Hash() != other.Hash(), what);

    [Fact]
    public void Parse_Json_GivesTheSameRows()
    {
        var read = SummaryRows.Parse(Summary.Json());

        Assert.Equal(Summary.Hash(), read.Hash());
        Assert.Equal("王叁", Assert.Single(Assert.Single(read.Rows).Corrections).Value);
    }

    [Fact]
    public void Groups_OfAHash_AreEightOfEight()
    {
        var groups = Digest.Groups(Summary.Hash());

        Assert.Equal(8, groups.Count);
        Assert.All(groups, g => Assert.Equal(8, g.Length));
        Assert.Equal(Summary.Hash(), string.Concat(groups));
    }

    [Fact]
    public void Equal_CopiedWithSpacesAndCapitals_IsEqual()
    {
        var hash = Summary.Hash();

        Assert.True(Digest.Equal(hash, $" {Digest.Print(hash).ToUpperInvariant()}\n"));
        Assert.False(Digest.Equal(hash, hash[..^1]));
        Assert.False(Digest.Equal(hash, hash[..^1] + (hash[^1] == '0' ? '1' : '0')));
        Assert.False(Digest.Equal(hash, ""));
    }

    private static SummaryRows Of(SummaryRow row) => new([row], [Absent]);
}
