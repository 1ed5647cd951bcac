using Dengke.Domain.Kernel;
using Dengke.Domain.Records;

namespace Dengke.Tables.Reconciliation;

/// <summary>One side of a run: its rows, and the damage that was found in them.</summary>
internal sealed class SideInput(Source side, SourceRequest request) : IDisposable
{
    private RowStore? store;
    private bool told;

    public RowLayout Layout => store!.Layout;

    public Outcome<Done> Open(ReconciliationSource source) => Keep(source.Open(request));

    /// <summary>Indexes the rows. A file that turns out not to be plain is read as a table first.</summary>
    /// <param name="keyFields">The key fields by index in the catalogue.</param>
    public Outcome<SideIndex> Index(IReadOnlyList<int> keyFields, Func<KeyReader> newKeys)
    {
        while (true)
        {
            int[] columns = [.. keyFields.Select(field => Layout.Columns[field])];
            if (new SideIndexer(side, store!, columns, newKeys, request.Options).Index(request.Cancellation) is { } index)
            {
                Tell(index.Damaged);
                return index;
            }

            using var plain = store!;
            if (Keep(plain.Convert!()) is { IsOk: false } converting)
            {
                return converting.Failure!;
            }
        }
    }

    public void Dispose() => store?.Dispose();

    private Outcome<Done> Keep(Outcome<RowStore> opened)
    {
        store = opened.IsOk ? opened.Value : null;
        return opened.IsOk
            ? default(Done)
            : Failure.Invalid(
                SourceNames.Of(side),
                $"{(side == Source.Registry ? "学籍文件" : "教务文件")}: {opened.Failure!.Message}",
                $"The {(side == Source.Registry ? "registry's" : "academic system's")} file: {opened.Failure.English}"
            );
    }

    /// <summary>Tells of a plain file's damage once, however often it is indexed.</summary>
    private void Tell(IReadOnlyList<Tables.DamagedCell> damaged)
    {
        if (told)
        {
            return;
        }

        told = true;
        foreach (var cell in damaged)
        {
            request.Damaged(DamagedCell.Of(cell, request));
        }
    }
}
