using Spectre.Console;

namespace Dengke.Features.Photos;

/// <summary>A bar that counts photos, where there is a terminal to show it on; it is gone when the work is done.</summary>
internal static class PhotoProgress
{
    public static Task Run(IAnsiConsole console, int total, bool hidden, Func<Action, Task> work) =>
        hidden || !console.Profile.Out.IsTerminal
            ? work(() => { })
            : console
                .Progress()
                .AutoClear(true)
                .Columns(new TaskDescriptionColumn(), new ProgressBarColumn(), new PercentageColumn(), new RemainingTimeColumn())
                .StartAsync(async bars =>
                {
                    var bar = bars.AddTask($"检查照片 0/{total}", maxValue: total);
                    await work(() =>
                    {
                        bar.Increment(1);
                        bar.Description = $"检查照片 {(int)bar.Value}/{total}";
                    });
                });
}
