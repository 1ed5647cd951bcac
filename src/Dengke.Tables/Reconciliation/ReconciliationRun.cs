using Dengke.Domain.Kernel;
using Dengke.Domain.Records;

namespace Dengke.Tables.Reconciliation;

/// <summary>One run of <see cref="Reconciler"/>.</summary>
internal sealed class ReconciliationRun(
    FieldCatalogue catalogue,
    ReconcileOptions options,
    IReconciliationSink sink,
    CancellationToken cancellation
)
{
    /// <summary>Two different keys with one hash of 64 bits are not to be expected in a lifetime; so many times, not at all.</summary>
    private const int Attempts = 4;

    private readonly DamageTally damage = new(sink);

    public Outcome<ReconciliationSummary> Run(ReconciliationSource registry, ReconciliationSource academic)
    {
        using var left = Input(Source.Registry);
        using var right = Input(Source.Academic);
        var opening = left.Open(registry).Then(_ => right.Open(academic));
        if (!opening.IsOk)
        {
            return opening.Failure!;
        }

        int[] keys =
        [
            .. options
                .Keys.Select(catalogue.IndexOf)
                .Where(field => field >= 0 && left.Layout.Has(field) && right.Layout.Has(field)),
        ];
        if (keys.Length == 0)
        {
            var labels = string.Join("、", options.Keys.Select(key => catalogue.Find(key)?.Label ?? key));
            return Failure.Invalid(
                "keys",
                $"两份文件没有共同的匹配字段: {labels} 至少要有一个两边都有。",
                "The two files have no matching field in common."
            );
        }

        for (var attempt = 0L; attempt < Attempts; attempt++)
        {
            var outcome = Attempt(left, right, keys, attempt);
            if (!outcome.IsOk)
            {
                return outcome.Failure!;
            }

            if (outcome.Value is { } summary)
            {
                sink.Complete(summary);
                return summary;
            }
        }

        throw new InvalidOperationException("Different keys keep having the same hash.");
    }

    private SideInput Input(Source side) => new(side, new SourceRequest(side, catalogue, options, damage.Add, cancellation));

    /// <summary>Null where two different keys had the same hash.</summary>
    private Outcome<ReconciliationSummary?> Attempt(SideInput left, SideInput right, int[] keys, long seed)
    {
        RecordField[] fields = [.. keys.Select(key => catalogue.Fields[key])];
        var mask = seed == 0 ? options.FirstHashMask : ulong.MaxValue;
        return left.Index(keys, NewKeys)
            .Then(registry => right.Index(keys, NewKeys).Then<Sides>(academic => new Sides(registry, academic, catalogue, keys)))
            .Then(sides => Compare(sides, NewKeys));

        KeyReader NewKeys() => new(fields, seed, mask);
    }

    private Outcome<ReconciliationSummary?> Compare(Sides sides, Func<KeyReader> newKeys)
    {
        if (damage.Refusal() is { } refusal)
        {
            sink.Refused();
            return refusal;
        }

        options.Progress?.Report(new ReconcileProgress(ReconcilePhase.Match, null, 0, 1));
        var matching = new Matcher(sides.Registry, sides.Academic, options.Threads, cancellation).Match();
        sink.Begin(catalogue);
        var pass = new ComparePass(sides, matching, newKeys, sink, options, cancellation);
        return pass.Run() ? Summaries.Of(sides, matching, pass, damage.Count) : (ReconciliationSummary?)null;
    }
}
