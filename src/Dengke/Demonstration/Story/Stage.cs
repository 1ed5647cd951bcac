using Dengke.Data;
using Dengke.Domain.Campaigns;
using Dengke.Domain.Kernel;
using Dengke.Platform.Clock;
using Dengke.Platform.CommandLine;
using Dengke.Platform.Crypto;
using Dengke.Platform.Handling;
using Microsoft.EntityFrameworkCore;

namespace Dengke.Demonstration.Story;

/// <summary>Something that somebody does at a moment of the demo's campaign.</summary>
/// <param name="At">Local time in China.</param>
internal sealed record Scene(DateTime At, Func<Task> Play);

/// <summary>Where the story is played: by the same commands that people run, at the moment at which they would.</summary>
internal sealed class Stage(Installation installation, Campaign campaign, Cast cast, CancellationToken ct)
{
    private readonly Runner runner = installation.Get<Runner>();
    private readonly IDbContextFactory<DengkeDb> databases = installation.Get<IDbContextFactory<DengkeDb>>();
    private readonly DemoClock clock = (DemoClock)installation.Get<TimeProvider>();

    public Campaign Campaign { get; } = campaign;

    public Cast Cast { get; } = cast;

    public Vault Vault { get; } = installation.Get<Vault>();

    public CancellationToken Cancelled { get; } = ct;

    public DateTimeOffset Now => clock.GetUtcNow();

    public async Task Play(IEnumerable<Scene> scenes)
    {
        foreach (var scene in scenes.OrderBy(s => s.At))
        {
            Cancelled.ThrowIfCancellationRequested();
            clock.Offset = clock.OffsetTo(ChinaTime.ToInstant(scene.At));
            await scene.Play();
        }
    }

    /// <summary>Does it, as people do: what the rules refuse is left undone and the story goes on.</summary>
    public async Task<T?> Do<T>(Actor actor, Command<T> command)
    {
        var outcome = await runner.Run(command, actor, ct: Cancelled);
        return outcome.IsOk ? outcome.Value : default;
    }

    /// <summary>Does what the story cannot go on without.</summary>
    /// <exception cref="InvalidOperationException">The rules refuse it: the story is wrong.</exception>
    public async Task<T> Must<T>(Actor actor, Command<T> command)
    {
        var outcome = await runner.Run(command, actor, ct: Cancelled);
        return outcome.IsOk
            ? outcome.Value
            : throw new InvalidOperationException($"{command.GetType().Name}: {outcome.Failure!.Code} {outcome.Failure.Message}");
    }

    public async Task<T> Read<T>(Func<DengkeDb, Task<T>> query)
    {
        await using var db = await databases.CreateDbContextAsync(Cancelled);
        return await query(db);
    }
}
