using System.Text;
using Dengke.Data.Stations;
using Dengke.Platform.StationLink;

namespace Dengke.Station;

/// <summary>
/// Hands over whenever there is a network: one shot after another in the order of taking, each until the server says that it has it; asks for a
/// newer day pack; lets whole frames go once the registrar has the portrait (PHO-4).
/// </summary>
internal sealed class HandingOver(
    StationOptions options,
    StationStore store,
    ServerLink link,
    DayPacks packs,
    Standing standing,
    Journal journal,
    ILogger<HandingOver> log
) : BackgroundService
{
    private const int AtOnce = 50;
    private const int MostAsked = 500;

    private readonly SemaphoreSlim turn = new(1);
    private string? packTried;

    public override void Dispose()
    {
        base.Dispose();
        turn.Dispose();
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            if (link.IsEnrolled)
            {
                await Round(stoppingToken);
            }

            await Task.Delay(options.HandOverEvery, TimeProvider.System, stoppingToken);
        }
    }

    /// <summary>Reports, fetches, and sends what there is; one round after another, also where the page asks for one.</summary>
    public async Task Round(CancellationToken ct)
    {
        await turn.WaitAsync(ct);
        try
        {
            var kept = await store.KeptOriginals(MostAsked, ct);
            var counts = await store.Counts(ct);
            var report = new StateReport(standing.Session?.Id ?? "", counts.Shots - counts.Sent, kept);
            var answer = await link.Report(report, ct);
            var revoked = answer.Failure?.Code == "device_revoked";
            standing.Heard(true, revoked, answer.IsOk ? answer.Value.Called : null, revoked ? null : answer.Failure?.Message);
            if (answer.IsOk)
            {
                await store.DropOriginals([.. answer.Value.Opened.Intersect(kept)], journal.Now, ct);
                await Refresh(answer.Value.PackVersion, ct);
            }

            await Send(ct);
        }
        catch (Exception e) when (ServerLink.IsNetwork(e) && !ct.IsCancellationRequested)
        {
            standing.Heard(false, standing.Revoked, null, null);
        }
        catch (Exception e) when (StationStore.IsDiskFull(e))
        {
            log.LogWarning("disk full while handing over");
        }
        finally
        {
            turn.Release();
        }
    }

    private async Task Refresh(string version, CancellationToken ct)
    {
        if (standing.Day?.Pack.Version == version || packTried == version)
        {
            return;
        }

        var text = await link.FetchPack(ct);
        var taken = text.IsOk ? await packs.Take(text.Value, ct) : text.Failure!;
        // A pack that cannot be used is not fetched every few seconds.
        packTried = version;
        if (!taken.IsOk)
        {
            standing.Heard(standing.Online, standing.Revoked, standing.Called, taken.Failure!.Message);
        }
    }

    private async Task Send(CancellationToken ct)
    {
        var unsent = await store.Unsent(AtOnce, ct);
        foreach (var shot in unsent)
        {
            var portrait = await store.Content(shot.Id, original: false, ct);
            var original = standing.Day?.Pack.SendOriginals == true ? await store.Content(shot.Id, original: true, ct) : null;
            var answer = await link.HandOver(
                new HandedShot(
                    shot.Statement,
                    Encoding.UTF8.GetString(portrait!),
                    original is null ? null : Encoding.UTF8.GetString(original)
                ),
                ct
            );
            if (answer.IsOk)
            {
                await store.Note(shot.Id, journal.Now, answer.Value.State, answer.Value.Problem, ct);
                standing.Changed();
            }
            else if (shot.Problem != answer.Failure!.Code)
            {
                // It stays, and is tried again: nothing goes that the server does not have.
                await store.Note(shot.Id, null, null, answer.Failure.Code, ct);
                standing.Changed();
            }
        }
    }
}
