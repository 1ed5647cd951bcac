using Spectre.Console;

namespace Dengke.Platform;

/// <summary>Where a command writes: results and progress to <see cref="Out"/>, the one line of a failure to <see cref="Error"/>.</summary>
public sealed record CommandOutput(IAnsiConsole Out, TextWriter Error)
{
    /// <summary>Does something that takes long; on a terminal it is shown how far it is.</summary>
    /// <param name="text">What is being done.</param>
    /// <param name="run">Tells how many are done to its progress, which is null where nobody looks.</param>
    public async Task<T> WithStatus<T>(string text, Func<IProgress<long>?, Task<T>> run) =>
        Out.Profile.Capabilities.Interactive
            ? await Out.Status().StartAsync(text, c => run(new Shown(n => c.Status($"{text} {n:N0}"))))
            : await run(null);

    private sealed class Shown(Action<long> show) : IProgress<long>
    {
        public void Report(long value) => show(value);
    }
}
