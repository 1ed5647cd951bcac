using Dengke.Domain.Campaigns;

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

    [Fact]
    public void Solve_PinsThatLeaveTheOthersTooLittle_NamesOneThatWouldDo()
    {
        // 25 and 15 fill one session, 30 and 10 the other; with 25 and 10 in the same one, 15 and 30 have no place.
        var sizes = new[] { 25, 15, 30, 10 };
        var request = Make.Request(
            [Make.Session("a", null, 20, "08:00", "08:30"), Make.Session("b", null, 20, "08:00", "08:30", 1)],
            sizes.Select(n => new PlanClass($"c{n}", "k", null, n))
        );

        var found = Conflicts(request with { Pins = [new("c25", "a", Make.At("08:00")), new("c10", "a", Make.At("08:15"))] });

        var conflict = Assert.Single(found, c => c.Kind == PlanConflictKind.Pin);
        Assert.Matches("^固定的时段使安排不可行。取消这些班级的固定即可: (c25|c10)。$", conflict.Chinese);
        Assert.Equal(PlanStatus.Optimal, Make.Solve(request).Status);
    }

    [Fact]
    public void Solve_BlockedTimeThatLeavesTheOthersTooLittle_NamesTheClass()
    {
        var request = Make.Request(
            [Make.Session("a", "A", 20, "08:00", "09:00")],
            new PlanClass("c", "k", "A", 40) { Blocked = [Make.Span("08:00", "08:10"), Make.Span("08:50", "09:00")] },
            new PlanClass("d", "k", "A", 40)
        );

        var found = Conflicts(request);

        Assert.Contains(found, c => c is { Kind: PlanConflictKind.Blocked, Subject: "c" });
        Assert.Contains(found, c => c.Kind == PlanConflictKind.Places);
    }

    [Fact]
    public void Solve_ExceptionsThatLeaveTheOthersTooLittle_NamesOneThatWouldDo()
    {
        // The class of 20 fills either session, and in each there is a student who has to come to it.
        var request = Make.Request(
            [Make.Session("a", null, 20, "08:00", "08:15"), Make.Session("b", null, 20, "08:00", "08:15", 1)],
            new PlanClass("c", "k", null, 20),
            new PlanClass("d", "k", null, 12) { Exceptions = [new("s1", "a", []), new("s2", "b", [])] }
        );

        var conflict = Assert.Single(Conflicts(request), c => c.Kind == PlanConflictKind.Exception);

        Assert.Matches(": (s1|s2)。$", conflict.Chinese);
    }

    [Fact]
    public void Solve_ClassesThatDoNotFitTheSlots_NamesTheFillThatWouldDo()
    {
        var request = Make.Request(
            [Make.Session("a", null, 20, "08:00", "08:15"), Make.Session("b", null, 20, "08:00", "08:15", 1)],
            [.. Enumerable.Range(0, 2).Select(i => new PlanClass($"c{i}", "k", null, 12)), new("d", "k", null, 8)]
        );

        var found = Conflicts(request with { FillPercent = 85 });

        Assert.Contains(found, c => c.Kind == PlanConflictKind.Places && c.Chinese.Contains("100%", StringComparison.Ordinal));
        Assert.Equal(PlanStatus.Optimal, Make.Solve(request).Status);
    }

    [Fact]
    public void Solve_BreakThatCutsTheTime_NamesBreaks()
    {
        var request = Make.Request(
            [Make.Session("a", null, 20, "08:00", "09:15").Pausing("08:30", "08:45")],
            [.. Enumerable.Range(0, 2).Select(i => new PlanClass($"c{i}", "k", null, 25)), new("d", "k", null, 25)]
        );

        Assert.Contains(Conflicts(request), c => c.Kind == PlanConflictKind.Breaks);
    }

    [Fact]
    public void Solve_CampusThatIsFullInParts_NamesCampuses()
    {
        var request = Make.Request(
            [
                Make.Session("a", "A", 20, "08:00", "08:15"),
                Make.Session("a2", "A", 20, "08:00", "08:15", 1),
                Make.Session("b", "B", 20),
            ],
            [.. Enumerable.Range(0, 3).Select(i => new PlanClass($"c{i}", "k", "A", 13)), new("d", "k", "B", 5)]
        );

        Assert.Contains(Conflicts(request), c => c.Kind == PlanConflictKind.Campus);
    }

    [Fact]
    public void Solve_TwoGroupsAtFault_NamesNeitherButWhatHelpsBoth()
    {
        // On each campus a class of 20 and two students who leave it no session; on A they are pins, on B exceptions.
        IEnumerable<PlanSession> sessions =
        [
            .. new[] { "A", "B" }.SelectMany(c =>
                new[] { Make.Session($"{c}0", c, 20, "08:00", "08:15"), Make.Session($"{c}1", c, 20, "08:00", "08:15", 1) }
            ),
        ];
        var request = Make.Request(
            sessions,
            new PlanClass("c", "k", "A", 20),
            new PlanClass("p", "k", "A", 1),
            new PlanClass("q", "k", "A", 1),
            new PlanClass("d", "k", "B", 20),
            new PlanClass("e", "k", "B", 2) { Exceptions = [new("s1", "B0", []), new("s2", "B1", [])] }
        ) with
        {
            Pins = [new("p", "A0", Make.At("08:00")), new("q", "A1", Make.At("08:00", 1))],
        };

        var found = Conflicts(request);

        Assert.DoesNotContain(found, c => c.Kind is PlanConflictKind.Pin or PlanConflictKind.Exception);
        Assert.Contains(found, c => c.Kind == PlanConflictKind.Places);
    }

    [Fact]
    public void Find_NothingAloneWouldDo_SaysSo()
    {
        var request = Make.Request([Make.Session("a", null, 20)], new PlanClass("c", "k", null, 5)) with
        {
            Pins = [new("c", "a", Make.At("08:00"))],
        };

        var conflict = Assert.Single(Relaxations.Find(request, _ => false));

        Assert.Equal((PlanConflictKind.Several, ""), (conflict.Kind, conflict.Subject));
    }

    [Fact]
    public void Find_SeveralPinsAtFault_NamesThoseAndNoOthers()
    {
        PlanClass[] classes = [.. Enumerable.Range(0, 20).Select(i => new PlanClass($"c{i}", "k", null, 1))];
        var request = Make.Request([Make.Session("a", null, 20)], classes) with
        {
            Pins = [.. classes.Select(c => new PlanPin(c.Name, "a", Make.At("08:00")))],
        };

        var found = Relaxations.Find(request, r => !r.Pins.Any(p => p.ClassName is "c3" or "c11"));

        Assert.EndsWith(": c3, c11。", Assert.Single(found).Chinese, StringComparison.Ordinal);
    }

    private static PlanConflict OnlyConflict(PlanRequest request) => Assert.Single(Conflicts(request));

    private static IReadOnlyList<PlanConflict> Conflicts(PlanRequest request)
    {
        var plan = Make.Solve(request);
        Assert.Equal(PlanStatus.Infeasible, plan.Status);
        Assert.Empty(plan.Placements);
        Assert.All(plan.Conflicts, c => Assert.EndsWith("。", c.Chinese, StringComparison.Ordinal));
        Assert.All(plan.Conflicts, c => Assert.EndsWith(".", c.English, StringComparison.Ordinal));
        return plan.Conflicts;
    }
}
