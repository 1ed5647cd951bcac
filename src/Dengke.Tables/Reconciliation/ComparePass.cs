using System.Collections.Concurrent;
using Dengke.Domain.Records;

namespace Dengke.Tables.Reconciliation;

/// <summary>
/// Goes through the registry's rows in their order, compares those that have a partner and lists the others, then lists the academic
/// system's rows without one. All keys that were taken for equal by their hashes are compared here as they are.
/// </summary>
internal sealed class ComparePass(
    Sides sides,
    Matching matching,
    Func<KeyReader> newKeys,
    IReconciliationSink sink,
    ReconcileOptions options,
    CancellationToken cancellation
)
{
    private readonly ConcurrentBag<PairComparer> comparers = [];
    private volatile bool collided;

    /// <summary>How often each verdict was given on a field.</summary>
    public long Count(int field, Verdict verdict) => comparers.Sum(c => c.Count(field, verdict));

    /// <summary>Writes all to the sink; false, with some of it written, where two different keys have the same hash.</summary>
    public bool Run()
    {
        RunRegistry();

        RunAcademic();
        return !collided;
    }

    private void RunRegistry()
    {
        using var partners = Partners.Of(sides, matching, options);
        partners.Fill(cancellation);
        Parts(
            Source.Registry,
            sides.Registry.Chunks.Count,
            () =>
            {
                var comparer = new PairComparer(sides);
                comparers.Add(comparer);
                return new PairWorker(sides, matching, newKeys(), comparer, partners);
            },
            (worker, number, part) => worker.Run(number, part)
        );
    }

    private void RunAcademic() =>
        Parts(
            Source.Academic,
            sides.Academic.Chunks.Count,
            () => new UnmatchedLister(sides, Source.Academic, matching.Academic, newKeys()),
            (lister, number, part) => lister.List(sides.Academic.Chunks[number], part)
        );

    private void Parts<TWorker>(
        Source side,
        int count,
        Func<TWorker> newWorker,
        Func<TWorker, int, IReconciliationPart, bool> work
    ) =>
        new OrderedParallel<IReconciliationPart>(options.Threads, cancellation).Run(
            count,
            newWorker,
            (worker, number) =>
            {
                var part = sink.NewPart();
                if (!collided && !work(worker, number, part))
                {
                    collided = true;
                }

                return part;
            },
            (number, part) =>
            {
                sink.Accept(part);
                options.Progress?.Report(new ReconcileProgress(ReconcilePhase.Compare, side, number + 1, count));
            }
        );
}
