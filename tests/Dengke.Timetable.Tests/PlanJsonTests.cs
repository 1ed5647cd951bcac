using CsCheck;

namespace Dengke.Timetable.Tests;

[Trait("Requirement", "SCH-1")]
public sealed class PlanJsonTests
{
    [Fact]
    public void Request_WrittenAndRead_IsSolvedAlike() =>
        Make.Any(sessions: 3, slots: 6, classes: 6, size: 8)
            .Sample(
                request =>
                {
                    var json = PlanJson.Write(request);

                    Assert.Equal(json, PlanJson.Write(PlanJson.ReadRequest(json)));
                },
                iter: 100,
                threads: 1
            );

    [Fact]
    public void Request_WithEverythingInIt_KeepsIt()
    {
        var request = Make.University() with { Pins = [new("班001", "south-1022", Make.At("09:00"))], FillPercent = 80 };

        var read = PlanJson.ReadRequest(PlanJson.Write(request));

        Assert.Equal(request.Sessions, read.Sessions);
        Assert.Equal(request.Pins, read.Pins);
        Assert.Equal(80, read.FillPercent);
        Assert.Equal(
            request.Classes.Select(c => (c.Name, c.College, c.Campus, c.Students)),
            read.Classes.Select(c => (c.Name, c.College, c.Campus, c.Students))
        );
        Assert.Equal(request.Classes.SelectMany(c => c.Blocked), read.Classes.SelectMany(c => c.Blocked));
        Assert.Equal(
            request.Classes.SelectMany(c => c.Exceptions).SelectMany(e => e.Blocked),
            read.Classes.SelectMany(c => c.Exceptions).SelectMany(e => e.Blocked)
        );
    }

    [Fact]
    public void Plan_WrittenAndRead_IsTheSame()
    {
        var plan = new Plan
        {
            Status = PlanStatus.Feasible,
            Placements = [new("班", null, "s", Make.At("09:00"), 3), new("班", "S1", "s", Make.At("09:15"), 1)],
            Conflicts = [new(PlanConflictKind.Pin, "班", "中文", "English")],
            Took = TimeSpan.FromMilliseconds(1234),
        };

        var read = PlanJson.ReadPlan(PlanJson.Write(plan));

        Assert.Equal((plan.Status, plan.Took), (read.Status, read.Took));
        Assert.Equal(plan.Placements, read.Placements);
        Assert.Equal(plan.Conflicts, read.Conflicts);
    }
}
