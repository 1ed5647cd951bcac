using CsCheck;
using Dengke.Domain.Confirmation;
using Dengke.Domain.Kernel;

namespace Dengke.Domain.Tests.Confirmation;

/// <summary>The three life cycles of the confirmation, by random steps and by what their tables say.</summary>
[Trait("Requirement", "CON-1")]
public sealed class LifeTests
{
    private static readonly Gen<string?> Reason = Gen.OneOf<string?>(null, "", "  ", "材料不清楚");

    [Fact]
    public void Confirmation_RandomSteps_GoAsTheTableSaysOrNotAtAll() => WalksByTheTable(ConfirmationLife.Cycle);

    [Fact]
    public void Correction_RandomSteps_GoAsTheTableSaysOrNotAtAll() => WalksByTheTable(CorrectionLife.Cycle);

    [Fact]
    public void Submission_RandomSteps_GoAsTheTableSaysOrNotAtAll() => WalksByTheTable(SubmissionLife.Cycle);

    [Fact]
    public void Confirmation_EveryState_CanBeReachedAndLeadsToTheEnd() =>
        Assert.All(
            Enum.GetValues<ConfirmationState>(),
            state =>
            {
                Assert.Contains(state, Reachable(ConfirmationLife.Cycle, ConfirmationState.NotStarted));
                Assert.Contains(ConfirmationState.Final, Reachable(ConfirmationLife.Cycle, state));
            }
        );

    [Fact]
    public void Confirmation_StepsBack_AllNeedAReason() =>
        Assert.All(
            ConfirmationLife.Cycle.Steps.Where(s => s.To < s.From),
            s => Assert.True(s.NeedsReason, $"{s.From} {s.Trigger}")
        );

    [Fact]
    [Trait("Requirement", "CON-8")]
    public void Confirmation_Registered_CannotBeWithdrawnByTheStudent() =>
        Assert.All(
            Enum.GetValues<ConfirmationState>().Where(s => s.IsRegistered()),
            s =>
                Assert.Equal("illegal_step", ConfirmationLife.Cycle.Fire(s, ConfirmationTrigger.Withdraw, "reason").Failure?.Code)
        );

    [Fact]
    [Trait("Requirement", "CON-7")]
    public void Correction_Decided_ComesOnlyFromWhatTheCollegeHasSigned() =>
        Assert.All(
            CorrectionLife.Cycle.Steps.Where(s => s.To.IsDecided()),
            s => Assert.True(s.From is CorrectionState.Submitted or CorrectionState.Forwarded)
        );

    [Fact]
    public void Correction_RefusedOrReturned_NeedsAReason() =>
        Assert.All(
            CorrectionLife.Cycle.Steps.Where(s =>
                s.Trigger
                    is CorrectionTrigger.Refuse
                        or CorrectionTrigger.ReturnToCollege
                        or CorrectionTrigger.ReturnToStudent
                        or CorrectionTrigger.Reopen
            ),
            s => Assert.True(s.NeedsReason)
        );

    private static void WalksByTheTable<TState, TTrigger>(LifeCycle<TState, TTrigger> cycle)
        where TState : struct, Enum
        where TTrigger : struct, Enum =>
        Gen.Select(Gen.OneOf(Enum.GetValues<TTrigger>()), Reason)
            .Array[0, 40]
            .Sample(acts =>
            {
                var state = cycle.Initial;
                foreach (var (trigger, reason) in acts)
                {
                    var step = cycle.Steps.SingleOrDefault(s => s.From.Equals(state) && s.Trigger.Equals(trigger));
                    var outcome = cycle.Fire(state, trigger, reason);
                    var legal = step is not null && (!step.NeedsReason || !string.IsNullOrWhiteSpace(reason));
                    Assert.Equal(legal, outcome.IsOk);
                    state = outcome.IsOk ? outcome.Value : state;
                    Assert.True(!legal || state.Equals(step!.To));
                    Assert.All(cycle.Allowed(state), s => Assert.Equal(state, s.From));
                }
            });

    private static HashSet<TState> Reachable<TState, TTrigger>(LifeCycle<TState, TTrigger> cycle, TState from)
        where TState : struct, Enum
        where TTrigger : struct, Enum
    {
        HashSet<TState> seen = [from];
        var open = new Stack<TState>(seen);
        while (open.TryPop(out var state))
        {
            foreach (var step in cycle.Allowed(state).Where(s => seen.Add(s.To)))
            {
                open.Push(step.To);
            }
        }

        return seen;
    }
}
