namespace Dengke.Timetable.Tests;

[Trait("Requirement", "SCH-1")]
public sealed class PlanCheckTests
{
    private static readonly PlanRequest Request = Make.Request(
        [Make.Session("a", "A", 20).Pausing("09:00", "09:30"), Make.Session("b", "B", 20), Make.Session("n", null, 20)],
        new PlanClass("c", "k", "A", 31) { Exceptions = [new("s1", "b", [Make.Span("08:00", "08:20")])] },
        new PlanClass("d", "k", "A", 5) { Blocked = [Make.Span("10:00", "10:05")] }
    ) with
    {
        Pins = [new("d", "a", Make.At("08:30"))],
    };

    private static readonly Placement[] Good =
    [
        new("c", null, "a", Make.At("08:00"), 20),
        new("c", null, "a", Make.At("08:15"), 10),
        new("c", "s1", "b", Make.At("08:30"), 1),
        new("d", null, "a", Make.At("08:30"), 5),
    ];

    [Fact]
    public void Check_GoodPlan_FindsNothing() => Assert.Empty(PlanCheck.Check(Request, Good));

    [Fact]
    public void Check_EmptyPlan_NamesAllThatAreMissing() =>
        Assert.Equal(
            ["missing c", "missing s1", "missing d", "pin d"],
            PlanCheck.Check(Request, []).Select(c => $"{c.Kind} {c.Subject}")
        );

    [Theory]
    [InlineData("c,,a,08:00,25 c,,a,08:15,5", "over_capacity a")]
    [InlineData("c,,a,08:00,20 c,,a,08:15,9", "missing c")]
    [InlineData("c,,a,08:00,20 c,,a,08:15,11", "too_many c")]
    [InlineData("c,,b,09:00,20 c,,b,09:15,10", "campus c")]
    [InlineData("c,,n,08:00,20 c,,n,08:15,10", "")]
    [InlineData("c,,a,08:00,20 c,,n,08:15,10", "torn c")]
    [InlineData("c,,a,08:00,20 c,,a,08:30,10", "torn c")]
    [InlineData("c,,a,08:45,20 c,,a,09:30,10", "torn c")]
    [InlineData("c,,a,08:00,10 c,,a,08:15,10 c,,a,08:30,10", "")]
    [InlineData("c,,n,08:00,9 c,,n,08:15,7 c,,n,08:30,7 c,,n,08:45,7", "torn c")]
    [InlineData("c,s1,a,08:30,1", "exception s1")]
    [InlineData("c,s1,b,08:15,1", "blocked s1")]
    [InlineData("c,s1,b,08:30,2", "too_many s1")]
    [InlineData("d,,a,08:15,5", "pin d")]
    [InlineData("d,,a,09:45,5", "pin d")]
    [InlineData("d,,a,10:00,5", "blocked d|pin d")]
    [InlineData("x,,a,08:30,5", "unknown x")]
    [InlineData("c,,a,08:05,30", "unknown c|missing c")]
    [InlineData("c,s2,b,08:30,1", "unknown s2|missing s1")]
    [InlineData("d,,a,08:30,0", "unknown d|missing d|pin d")]
    public void Check_PlanWithOneThingWrong_NamesIt(string changed, string expected)
    {
        var placements = changed.Split(' ').Select(Parse).ToList();
        var rest = Good.Where(g =>
            !placements.Exists(p => p.ClassName == g.ClassName && (p.StudentNo is null) == (g.StudentNo is null))
        );

        var found = PlanCheck.Check(Request, [.. rest, .. placements]);

        Assert.Equal(expected, string.Join('|', found.Select(c => $"{c.Kind} {c.Subject}")));
        Assert.All(found, c => Assert.EndsWith("。", c.Chinese, StringComparison.Ordinal));
        Assert.All(found, c => Assert.EndsWith(".", c.English, StringComparison.Ordinal));
    }

    [Fact]
    public void Check_Fill_CountsAgainstTheSlot()
    {
        var found = PlanCheck.Check(Request with { FillPercent = 90 }, Good);

        Assert.Equal("场次“a”10月22日(周二)08:00—08:15安排了 20 人, 最多 18 人。", Assert.Single(found).Chinese);
    }

    private static Placement Parse(string text)
    {
        var parts = text.Split(',');
        return new(parts[0], parts[1].Length == 0 ? null : parts[1], parts[2], Make.At(parts[3]), int.Parse(parts[4]));
    }
}
