using Dengke.Domain.Campaigns;
using Dengke.Domain.Confirmation;

namespace Dengke.Domain.Tests.Confirmation;

[Trait("Requirement", "CAM-3")]
public sealed class AdmissionTests
{
    private static readonly Phases Phases = new()
    {
        Confirmation = new Window(new DateTime(2024, 10, 9), new DateTime(2024, 10, 21, 10, 0, 0)),
    };

    private static DateTimeOffset At(int day, int hour, int minute = 0, int second = 0) =>
        new(2024, 10, day, hour, minute, second, TimeSpan.FromHours(8));

    [Fact]
    public void Admit_WithinTheWindow_IsInTime() =>
        Assert.Equal(Timeliness.OnTime, Phases.Admit(Phase.Confirmation, [], At(21, 9, 59, 59)).Value);

    [Fact]
    public void Admit_AtTheDeadline_IsRefusedAndNamesTheWindow()
    {
        var refused = Phases.Admit(Phase.Confirmation, [], At(21, 10)).Failure!;

        Assert.Equal("outside_window", refused.Code);
        Assert.Contains("10月21日(周一)10:00", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    [Trait("Requirement", "CON-6")]
    public void Admit_AfterTheDeadlineWithinAnExtension_IsLate() =>
        Assert.Equal(Timeliness.Late, Phases.Admit(Phase.Confirmation, [At(21, 9), At(22, 12)], At(22, 11, 59, 59)).Value);

    [Fact]
    public void Admit_AtTheEndOfTheExtension_IsRefused() =>
        Assert.Equal("outside_window", Phases.Admit(Phase.Confirmation, [At(22, 12)], At(22, 12)).Failure?.Code);

    [Fact]
    public void Admit_BeforeTheWindow_IsRefusedWhateverWasExtended() =>
        Assert.Equal("outside_window", Phases.Admit(Phase.Confirmation, [At(25, 12)], At(8, 12)).Failure?.Code);

    [Fact]
    public void Admit_PhaseThatIsNotThere_IsRefused() =>
        Assert.Equal("no_such_phase", Phases.Admit(Phase.Capture, [At(25, 12)], At(22, 12)).Failure?.Code);
}
