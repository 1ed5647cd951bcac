using System.Runtime.ExceptionServices;

namespace Dengke.Tables.Reconciliation;

/// <summary>
/// Does numbered pieces of work on several threads and hands the results on in their order, one at a time, so that what comes of
/// it does not depend on the threads. At most twice as many results wait as there are threads.
/// </summary>
internal sealed class OrderedParallel<TResult>(int threads, CancellationToken cancellation)
{
    private readonly object gate = new();
    private readonly TResult?[] ready = new TResult?[threads * 2];
    private readonly bool[] isReady = new bool[threads * 2];
    private int taken;
    private int consumed;
    private bool consuming;
    private ExceptionDispatchInfo? failure;

    /// <param name="count">How many pieces there are.</param>
    /// <param name="newWorker">Makes what one thread needs for itself, such as buffers.</param>
    /// <param name="work">Does a piece; on any thread.</param>
    /// <param name="consume">Takes a result; in order, never two at a time.</param>
    /// <exception cref="OperationCanceledException">The token was cancelled.</exception>
    public void Run<TWorker>(int count, Func<TWorker> newWorker, Func<TWorker, int, TResult> work, Action<int, TResult> consume)
    {
        Parallel.For(
            0,
            Math.Min(threads, count),
            _ =>
            {
                try
                {
                    var worker = newWorker();
                    while (Take(count) is { } piece)
                    {
                        Put(piece, work(worker, piece), consume);
                    }
                }
                catch (Exception e)
                {
                    Fail(e);
                }
            }
        );
        failure?.Throw();
    }

    private int? Take(int count)
    {
        lock (gate)
        {
            while (failure is null && taken < count && taken - consumed >= ready.Length)
            {
                Monitor.Wait(gate);
            }

            cancellation.ThrowIfCancellationRequested();
            return failure is null && taken < count ? taken++ : null;
        }
    }

    private void Put(int piece, TResult result, Action<int, TResult> consume)
    {
        lock (gate)
        {
            ready[piece % ready.Length] = result;
            isReady[piece % ready.Length] = true;
            if (consuming)
            {
                return;
            }

            consuming = true;
        }

        while (NextReady() is { } next)
        {
            consume(consumed, next.Result);
            lock (gate)
            {
                consumed++;
                Monitor.PulseAll(gate);
            }
        }
    }

    private (bool Ready, TResult Result)? NextReady()
    {
        lock (gate)
        {
            var slot = consumed % ready.Length;
            if (!isReady[slot] || failure is not null)
            {
                consuming = false;
                return null;
            }

            var result = ready[slot]!;
            isReady[slot] = false;
            ready[slot] = default;
            return (true, result);
        }
    }

    private void Fail(Exception e)
    {
        lock (gate)
        {
            failure ??= ExceptionDispatchInfo.Capture(e);
            Monitor.PulseAll(gate);
        }
    }
}
