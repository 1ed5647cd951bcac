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
    private int damaged;
    private readonly List<DamagedCell> firstRounded = [];
    private int rounded;

    public Outcome<ReconciliationSummary> Run(ReconciliationSource registry, ReconciliationSource academic)
    {
        var opened = Open(registry, Source.Registry);
        if (!opened.IsOk)
        {
            return opened.Failure!;
        }

        using var left = opened.Value;
        opened = Open(academic, Source.Academic);
        if (!opened.IsOk)
        {
            return opened.Failure!;
        }

        using var right = opened.Value;
        if (rounded > 0)
        {
            sink.Refused();
            return RoundedFailure();
        }

        return Reconcile(left, right);
    }

    private Outcome<RowStore> Open(ReconciliationSource source, Source side) =>
        source.Open(new SourceRequest(side, catalogue, options, Note, cancellation));

    private void Note(DamagedCell cell)
    {
        damaged++;
        sink.Damaged(cell);
        if (cell is { IsKey: true, Damage: CellDamage.Rounded } && rounded++ < 3)
        {
            firstRounded.Add(cell);
        }
    }

    private Failure RoundedFailure()
    {
        var first = string.Join("、", firstRounded.Select(c => $"{TableColumn.LetterOf(c.Column - 1)}{c.Row}"));
        var side = firstRounded[0].Side == Source.Registry ? "学籍" : "教务";
        return Failure.Refused(
            Reconciler.RoundedKeys,
            $"{side}文件的{firstRounded[0].Field.Label}等匹配字段有 {rounded} 个单元格被表格软件取整 ({first}{(rounded > 3 ? "…" : "")}), 请以文本格式重新导出。"
        );
    }

    private Outcome<ReconciliationSummary> Reconcile(RowStore left, RowStore right)
    {
        int[] keys =
        [
            .. options
                .Keys.Select(catalogue.IndexOf)
                .Where(field => field >= 0 && left.Layout.Has(field) && right.Layout.Has(field)),
        ];
        if (keys.Length == 0)
        {
            var labels = string.Join("、", options.Keys.Select(key => catalogue.Find(key)?.Label ?? key));
            return Failure.Invalid("keys", $"两份文件没有共同的匹配字段: {labels} 至少要有一个两边都有。");
        }

        // Two different keys with one hash of 64 bits are not to be expected in a lifetime; three times, not at all.
        for (var attempt = 0L; attempt < 4; attempt++)
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

    /// <summary>Null where two different keys had the same hash.</summary>
    private Outcome<ReconciliationSummary?> Attempt(RowStore left, RowStore right, int[] keys, long seed)
    {
        RecordField[] fields = [.. keys.Select(key => catalogue.Fields[key])];
        var mask = seed == 0 ? options.FirstHashMask : ulong.MaxValue;
        KeyReader NewKeys() => new(fields, seed, mask);

        var registry = new SideIndexer(Source.Registry, left, KeyColumns(left), NewKeys, options).Index(cancellation);
        if (!registry.IsOk)
        {
            return Named(registry.Failure!, "registry", "学籍文件");
        }

        var academic = new SideIndexer(Source.Academic, right, KeyColumns(right), NewKeys, options).Index(cancellation);
        if (!academic.IsOk)
        {
            return Named(academic.Failure!, "academic", "教务文件");
        }

        options.Progress?.Report(new ReconcileProgress(ReconcilePhase.Match, null, 0, 1));
        var sides = new Sides(registry.Value, academic.Value, catalogue, keys);
        var matching = new Matcher(sides.Registry, sides.Academic, options.Threads, cancellation).Match();
        sink.Begin(catalogue);
        var pass = new ComparePass(sides, matching, NewKeys, sink, options, cancellation);
        return pass.Run() ? Summaries.Of(sides, matching, pass, damaged) : (ReconciliationSummary?)null;

        int[] KeyColumns(RowStore store) => [.. keys.Select(key => store.Layout.Columns[key])];
    }

    private static Failure Named(Failure failure, string side, string label) =>
        Failure.Invalid(side, $"{label}: {failure.Message}");
}
