using Dengke.Domain.Campaigns;
using static Dengke.Timetable.Tests.Infeasible;

namespace Dengke.Timetable.Tests;

[Trait("Requirement", "SCH-1")]
public sealed class InfeasibleTests
{
    [Fact]
    public void Solve_CampusWithoutSession_NamesTheCampus()
    {
        var conflict = OnlyConflict(
            Make.Request([Make.Session("a", "A", 20)], new PlanClass("c", "k", "A", 5), new PlanClass("d", "k", "B", 7))
        );

        Assert.Equal((PlanConflictKind.NoSession, "B"), (conflict.Kind, conflict.Subject));
        Assert.Equal("B校区有 1 个班级、7 名学生, 但没有采集场次。请为该校区安排场次。", conflict.Chinese);
        Assert.Equal("Campus B has 1 class with 7 students but no session. Give it a session.", conflict.English);
    }

    [Fact]
    public void Solve_FewerPlacesThanStudents_SaysHowManyAndWhatWouldDo()
    {
        var classes = Enumerable.Range(0, 10).Select(i => new PlanClass($"c{i}", "k", "A", 9));
        var request = Make.Request([Make.Session("a", "A", 20, "08:00", "09:15")], classes) with { FillPercent = 80 };

        var conflict = OnlyConflict(request);

        Assert.Equal((PlanConflictKind.Places, "A"), (conflict.Kind, conflict.Subject));
        Assert.Equal(
            "A校区需要 90 个名额, 按 80% 使用率只有 80 个, 缺 10 个。可每个场次增加 1 个机位, 或把使用率提高到 90%, 或把场次共延长约 0.5 小时。",
            conflict.Chinese
        );
        Assert.Equal(
            "Campus A: 90 places are needed, and at a fill of 80% there are 80, 10 too few. Add 1 station to each session; or Raise the fill to 90%; or Lengthen the sessions by about 0.5 h in all.",
            conflict.English,
            ignoreCase: true
        );
        Assert.Equal(PlanStatus.Optimal, Make.Solve(request with { FillPercent = 90 }).Status);
    }

    [Fact]
    public void Solve_FewerPlacesThanStudentsInAll_SaysSo()
    {
        var classes = new PlanClass[] { new("c", "k", null, 60), new("d", "k", null, 30) };

        var conflict = OnlyConflict(
            Make.Request([Make.Session("a", "A", 20, "08:00", "08:45"), Make.Session("b", "B", 20, "08:00", "08:15")], classes)
        );

        Assert.Equal((PlanConflictKind.Places, ""), (conflict.Kind, conflict.Subject));
        Assert.StartsWith(
            "全部场次需要 90 个名额, 按 100% 使用率只有 80 个, 缺 10 个。",
            conflict.Chinese,
            StringComparison.Ordinal
        );
    }

    [Fact]
    public void Solve_MoreExceptionsThanASessionHolds_NamesTheSession()
    {
        var @class = new PlanClass("c", "k", "A", 3) { Exceptions = [new("s1", "b", []), new("s2", "b", [])] };

        var conflict = OnlyConflict(
            Make.Request([Make.Session("a", "A", 20), Make.Session("b", "B", 1, "08:00", "08:15")], @class)
        );

        Assert.Equal((PlanConflictKind.Places, "b"), (conflict.Kind, conflict.Subject));
    }

    [Fact]
    public void Solve_ClassWithEverySlotBlocked_NamesTheClass()
    {
        var conflict = OnlyConflict(
            Make.Request(
                [Make.Session("a", "A", 20)],
                new PlanClass("c", "k", "A", 5) { Blocked = [Make.Span("07:00", "12:00")] }
            )
        );

        Assert.Equal((PlanConflictKind.Blocked, "c"), (conflict.Kind, conflict.Subject));
        Assert.Contains("每个时段都不能到场", conflict.Chinese, StringComparison.Ordinal);
    }

    [Fact]
    public void Solve_ClassWithTooLittleTimeLeft_NamesTheClass()
    {
        var conflict = OnlyConflict(
            Make.Request(
                [Make.Session("a", "A", 20)],
                new PlanClass("c", "k", "A", 50) { Blocked = [Make.Span("08:20", "11:40")] }
            )
        );

        Assert.Equal((PlanConflictKind.Blocked, "c"), (conflict.Kind, conflict.Subject));
        Assert.Contains("50", conflict.English, StringComparison.Ordinal);
    }

    [Fact]
    public void Solve_ClassLargerThanAnyRunOfSlots_SaysWhatTheLongestHolds()
    {
        var conflict = OnlyConflict(
            Make.Request(
                [Make.Session("a", "A", 20, "08:00", "09:30").Pausing("08:45", "09:00")],
                new PlanClass("c", "k", "A", 70)
            )
        );

        Assert.Equal((PlanConflictKind.TooLarge, "c"), (conflict.Kind, conflict.Subject));
        Assert.Contains("最多容纳 60 人", conflict.Chinese, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("nobody", "a", "08:00", "没有这个班级")]
    [InlineData("c", "x", "08:00", "没有这个场次")]
    [InlineData("c", "b", "08:00", "该场次在B校区, 而班级在A校区")]
    [InlineData("c", "a", "08:05", "没有这时开始的时段")]
    [InlineData("c", "a", "09:00", "10月22日(周二)09:10—09:20不能到场")]
    [InlineData("c", "a", "08:45", "其中有班级不能到场的时间")]
    [InlineData("c", "a", "11:45", "只能容纳 20 人")]
    public void Solve_PinThatCannotBe_NamesTheClassAndWhy(string name, string session, string start, string why)
    {
        var request = Make.Request(
            [Make.Session("a", "A", 20), Make.Session("b", "B", 20)],
            new PlanClass("c", "k", "A", 30) { Blocked = [Make.Span("09:10", "09:20")] }
        );

        var conflict = OnlyConflict(request with { Pins = [new(name, session, Make.At(start))] });

        Assert.Equal((PlanConflictKind.Pin, name), (conflict.Kind, conflict.Subject));
        Assert.Contains(why, conflict.Chinese, StringComparison.Ordinal);
    }

    [Fact]
    public void Solve_TwoPinsForAClass_NamesIt()
    {
        var request = Make.Request([Make.Session("a", "A", 20)], new PlanClass("c", "k", "A", 5));

        var conflict = OnlyConflict(request with { Pins = [new("c", "a", Make.At("08:00")), new("c", "a", Make.At("09:00"))] });

        Assert.Equal((PlanConflictKind.Pin, "c"), (conflict.Kind, conflict.Subject));
    }

    [Fact]
    public void Solve_PinsOverCapacity_NamesThemAndTheTime()
    {
        PlanClass[] classes = [.. Enumerable.Range(0, 5).Select(i => new PlanClass($"c{i}", "k", "A", 11))];
        var request = Make.Request([Make.Session("a", "A", 20)], classes);

        var conflict = OnlyConflict(request with { Pins = [.. classes.Select(c => new PlanPin(c.Name, "a", Make.At("08:00")))] });

        Assert.Equal((PlanConflictKind.Pin, "c0"), (conflict.Kind, conflict.Subject));
        Assert.Contains(
            "从场次“a”10月22日(周二)08:00到场次“a”10月22日(周二)08:30只能容纳 40 人",
            conflict.Chinese,
            StringComparison.Ordinal
        );
        Assert.Contains("55", conflict.English, StringComparison.Ordinal);
    }

    [Fact]
    public void Solve_ClassesBlockedButForTheSameTime_NamesThemAndTheTime()
    {
        var classes = Enumerable
            .Range(0, 5)
            .Select(i => new PlanClass($"c{i}", "k", "A", 10) { Blocked = [Make.Span("08:30", "12:00")] });

        var conflict = OnlyConflict(Make.Request([Make.Session("a", "A", 20)], classes));

        Assert.Equal(PlanConflictKind.Blocked, conflict.Kind);
        Assert.Contains("c0, c1, c2, c3, c4", conflict.Chinese, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("nowhere", "没有这个场次")]
    [InlineData("a", "每个时段都不能到场")]
    [InlineData(null, "每个时段都不能到场")]
    public void Solve_ExceptionThatCannotBe_NamesTheStudent(string? session, string why)
    {
        var @class = new PlanClass("c", "k", "A", 5) { Exceptions = [new("s1", session, [Make.Span("08:00", "12:00")])] };

        var conflict = OnlyConflict(Make.Request([Make.Session("a", "A", 20)], @class));

        Assert.Equal((PlanConflictKind.Exception, "s1"), (conflict.Kind, conflict.Subject));
        Assert.Contains(why, conflict.Chinese, StringComparison.Ordinal);
    }
}
