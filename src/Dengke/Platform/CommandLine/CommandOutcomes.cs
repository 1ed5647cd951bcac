using Dengke.Domain.Kernel;

namespace Dengke.Platform.CommandLine;

/// <summary>Outcomes of acts that a command cannot go on without.</summary>
internal static class CommandOutcomes
{
    /// <exception cref="InvalidDataException">It failed: one sentence for the person at the command line.</exception>
    public static T ThrowIfFailed<T>(this Outcome<T> outcome) =>
        outcome.Failure is { } failure ? throw new InvalidDataException(failure.Message) : outcome.Value;
}
