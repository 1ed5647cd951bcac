using static Dengke.Timetable.Tests.Infeasible;

namespace Dengke.Timetable.Tests;

/// <summary>Where nothing is impossible by itself, what would have to give way.</summary>
[Trait("Requirement", "SCH-1")]
public sealed class RelaxationTests
{
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
}
