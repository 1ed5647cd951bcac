using System.Collections.Concurrent;
using System.Runtime.CompilerServices;
using System.Threading.Channels;
using Dengke.Data;
using Dengke.Domain.Capture;
using Microsoft.EntityFrameworkCore;

namespace Dengke.Platform.Live;

/// <summary>That something has changed in a hall.</summary>
/// <param name="Changes">Rises with every act in the hall.</param>
/// <param name="Called">The tickets that are called to a station now.</param>
public sealed record HallNews(long Changes, IReadOnlyList<int> Called);

/// <summary>
/// Tells boards and phones that something in their hall has changed. Every node looks at the halls' counters once a second while anybody
/// watches there, so that it does not matter on which node an act was done or a phone listens.
/// </summary>
public sealed class HallFeed(IDbContextFactory<DengkeDb> databases) : BackgroundService
{
    private static readonly TimeSpan Interval = TimeSpan.FromSeconds(1);
    private readonly ConcurrentDictionary<Watcher, byte> watchers = new(ReferenceEqualityComparer.Instance);
    private readonly ConcurrentDictionary<(string Campaign, string Session), HallNews> known = new();

    /// <summary>What is news of a hall: what is known now at once, then each change; of several at a time the last.</summary>
    public async IAsyncEnumerable<HallNews> Watch(string campaign, string session, [EnumeratorCancellation] CancellationToken ct)
    {
        var news = Channel.CreateBounded<HallNews>(new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropOldest });
        var watcher = new Watcher(campaign, session, news.Writer);
        watchers[watcher] = 0;
        try
        {
            if (known.TryGetValue((campaign, session), out var last))
            {
                news.Writer.TryWrite(last);
            }

            await foreach (var one in news.Reader.ReadAllAsync(ct))
            {
                yield return one;
            }
        }
        finally
        {
            watchers.TryRemove(watcher, out _);
        }
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Interval);
        while (await timer.WaitForNextTickAsync(stoppingToken))
        {
            try
            {
                await Look(stoppingToken);
            }
            catch (Exception e) when (e is not OperationCanceledException)
            {
                // The database is away for a moment: the next look tells what was missed.
            }
        }
    }

    private async Task Look(CancellationToken ct)
    {
        var halls = watchers.Keys.Select(w => (w.Campaign, w.Session)).Distinct().ToList();
        if (halls.Count == 0)
        {
            known.Clear();
            return;
        }

        await using var db = await databases.CreateDbContextAsync(ct);
        foreach (var (campaign, session) in halls)
        {
            var changes = await db
                .HallCounters.Where(c => c.CampaignId == campaign && c.SessionId == session)
                .Select(c => c.Changes)
                .FirstOrDefaultAsync(ct);
            if (known.TryGetValue((campaign, session), out var last) && last.Changes == changes)
            {
                continue;
            }

            var called = await db
                .HallTickets.Where(t => t.CampaignId == campaign && t.SessionId == session && t.State == TicketState.Called)
                .Select(t => t.Number)
                .ToListAsync(ct);
            var news = new HallNews(changes, called);
            known[(campaign, session)] = news;
            foreach (var watcher in watchers.Keys.Where(w => w.Campaign == campaign && w.Session == session))
            {
                watcher.News.TryWrite(news);
            }
        }
    }

    private sealed record Watcher(string Campaign, string Session, ChannelWriter<HallNews> News);
}
