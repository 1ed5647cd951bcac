using Dengke.Platform.StationLink;

namespace Dengke.Station;

/// <summary>How the station stands, beside whom it has before it: its day, its session, its network. Pages wait for its changes.</summary>
internal sealed class Standing(TimeProvider clock)
{
    /// <summary>A second screen that has not asked for so long is gone.</summary>
    private static readonly TimeSpan SecondScreenPatience = TimeSpan.FromSeconds(30);

    private readonly Lock gate = new();
    private TaskCompletionSource changed = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private DateTimeOffset? secondScreenAt;
    private string? chosenSession;

    /// <summary>The day pack; null until there is one.</summary>
    public StationDay? Day { get; private set; }

    /// <summary>Whether the server has said that this station may not go on.</summary>
    public bool Revoked { get; private set; }

    /// <summary>Whether the server answered when it was last asked.</summary>
    public bool Online { get; private set; }

    /// <summary>Why the server did not take what it was sent; null where it did.</summary>
    public string? Trouble { get; private set; }

    /// <summary>The ticket that the hall has called here.</summary>
    public int? Called { get; private set; }

    /// <summary>Rises with every change.</summary>
    public int Version { get; private set; }

    /// <summary>The session that was chosen, else the one that is on.</summary>
    public PackSession? Session =>
        Day is null ? null
        : chosenSession is { } id && Day.Session(id) is { } chosen ? chosen
        : Day.SessionAt(clock.GetUtcNow());

    /// <summary>Whether there is a screen before the student.</summary>
    public bool SecondScreen => secondScreenAt is { } at && clock.GetUtcNow() - at < SecondScreenPatience;

    public void SeenSecondScreen()
    {
        var was = SecondScreen;
        secondScreenAt = clock.GetUtcNow();
        if (!was)
        {
            Changed();
        }
    }

    public void Use(StationDay day)
    {
        Day = day;
        Changed();
    }

    public void Choose(string session)
    {
        chosenSession = session;
        Changed();
    }

    public void Heard(bool online, bool revoked, int? called, string? trouble)
    {
        if ((Online, Revoked, Called, Trouble) == (online, revoked, called, trouble))
        {
            return;
        }

        (Online, Revoked, Called, Trouble) = (online, revoked, called, trouble);
        Changed();
    }

    public void Changed()
    {
        TaskCompletionSource before;
        lock (gate)
        {
            Version++;
            before = changed;
            changed = new(TaskCreationOptions.RunContinuationsAsynchronously);
        }

        before.SetResult();
    }

    /// <summary>Waits until something is newer than a version, at most so long.</summary>
    public async Task<int> Wait(int version, TimeSpan longest, CancellationToken ct)
    {
        Task waiting;
        lock (gate)
        {
            if (Version != version)
            {
                return Version;
            }

            waiting = changed.Task;
        }

        await Task.WhenAny(waiting, Task.Delay(longest, TimeProvider.System, ct));
        ct.ThrowIfCancellationRequested();
        return Version;
    }
}
