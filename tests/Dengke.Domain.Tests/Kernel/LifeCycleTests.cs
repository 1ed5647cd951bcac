using Dengke.Domain.Kernel;

namespace Dengke.Domain.Tests.Kernel;

public sealed class LifeCycleTests
{
    private static readonly LifeCycle<Door, Push> Cycle = new(
        Door.Open,
        new Step<Door, Push>(Door.Open, Push.Close, Door.Closed),
        new Step<Door, Push>(Door.Closed, Push.Lock, Door.Locked),
        new Step<Door, Push>(Door.Closed, Push.Open, Door.Open),
        new Step<Door, Push>(Door.Locked, Push.Open, Door.Closed, NeedsReason: true)
    );

    public enum Door
    {
        Open,
        Closed,
        Locked,
    }

    public enum Push
    {
        Open,
        Close,
        Lock,
    }

    [Fact]
    public void Fire_LegalStep_IsTheNextState() => Assert.Equal(Door.Closed, Cycle.Fire(Door.Open, Push.Close).Value);

    [Fact]
    public void Fire_EveryPair_IsLegalExactlyWhereTheTableHasIt() =>
        Assert.All(
            Enum.GetValues<Door>().SelectMany(_ => Enum.GetValues<Push>(), (state, trigger) => (state, trigger)),
            pair =>
            {
                var step = Cycle.Steps.SingleOrDefault(s => s.From == pair.state && s.Trigger == pair.trigger);
                var outcome = Cycle.Fire(pair.state, pair.trigger, "reason");

                Assert.Equal(step is not null, outcome.IsOk);
                Assert.Equal(step is null ? "illegal_step" : null, outcome.Failure?.Code);
                Assert.True(step is null || outcome.Value == step.To);
            }
        );

    [Theory]
    [InlineData(null)]
    [InlineData(" ")]
    public void Fire_StepBackWithoutReason_IsRefused(string? reason)
    {
        var failure = Cycle.Fire(Door.Locked, Push.Open, reason).Failure;

        Assert.Equal((FailureKind.Refused, "reason_needed"), (failure?.Kind, failure?.Code));
    }

    [Fact]
    public void Fire_StepBackWithReason_IsTaken() =>
        Assert.Equal(Door.Closed, Cycle.Fire(Door.Locked, Push.Open, "钥匙已找到").Value);

    [Fact]
    public void Allowed_State_IsItsStepsInTableOrder() =>
        Assert.Equal([Push.Lock, Push.Open], Cycle.Allowed(Door.Closed).Select(s => s.Trigger));

    [Fact]
    public void ToMermaid_Table_DrawsEveryStep() =>
        Assert.Equal(
            """
            stateDiagram-v2
                [*] --> Open
                Open --> Closed: Close
                Closed --> Locked: Lock
                Closed --> Open: Open
                Locked --> Closed: Open (reason)

            """,
            Cycle.ToMermaid()
        );

    [Fact]
    public void Constructor_TwoStepsForOneTrigger_IsABug() =>
        Assert.Throws<ArgumentException>(() =>
            new LifeCycle<Door, Push>(Door.Open, new(Door.Open, Push.Close, Door.Closed), new(Door.Open, Push.Close, Door.Locked))
        );
}
