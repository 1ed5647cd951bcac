using Dengke.Data.Stations;
using Dengke.Domain.Kernel;

namespace Dengke.Station;

/// <summary>Lets one act at the station come after another, and tells every page what came of it.</summary>
internal sealed class Turns(Standing standing) : IDisposable
{
    private readonly SemaphoreSlim turn = new(1);
    private int bars;

    /// <summary>Why the last act was refused; null where it was not.</summary>
    public RedBar? Bar { get; private set; }

    /// <returns>What came of it; <c>disk_full</c> where it could not be written down.</returns>
    public async Task<Outcome<Done>> Take(Func<Task<Outcome<Done>>> act)
    {
        await turn.WaitAsync();
        try
        {
            return Tell(await act());
        }
        catch (Exception e) when (StationStore.IsDiskFull(e))
        {
            return Tell(Failure.Refused("disk_full", "磁盘不足, 此步没有生效。", "The disk is full; this was not done."));
        }
        finally
        {
            turn.Release();
            standing.Changed();
        }
    }

    public void Dispose() => turn.Dispose();

    private Outcome<Done> Tell(Outcome<Done> outcome)
    {
        Bar = outcome.Failure is { } failure ? new RedBar(++bars, failure) : null;
        return outcome;
    }
}
