using Dengke.Domain.Kernel;
using Dengke.Domain.Records;
using Dengke.Tables.Reading;

namespace Dengke.Tables.Reconciliation;

/// <summary>
/// A delimited text in UTF-8 that can be compared where it lies. What its rows say is what <see cref="SourceTable"/> would read from
/// them; whatever is not plain (stray quotes, lone carriage returns, bytes that are no UTF-8, shifted cells) shows while it is indexed,
/// and then it is read as a table after all.
/// </summary>
internal static class PlainCsv
{
    private const int HeadBytes = 1 << 18;

    /// <summary>The first bytes of a file by which its kind is told.</summary>
    private const int KindBytes = 1 << 12;

    /// <summary>The file as a store; null where its top does not look plain.</summary>
    /// <param name="convert">Reads it as a table.</param>
    public static RowStore? TryOpen(string path, ColumnMap? map, SourceRequest request, Func<Outcome<RowStore>> convert)
    {
        if (Open(path, request) is not { } store)
        {
            return null;
        }

        var layout = Layout(store, path, map, request);
        if (layout is null)
        {
            store.Dispose();
            return null;
        }

        return new RowStore(store, layout) { Convert = convert };
    }

    private static ByteStore? Open(string path, SourceRequest request)
    {
        try
        {
            var handle = File.OpenHandle(path, share: FileShare.ReadWrite);
            return request.Side == Source.Academic && RandomAccess.GetLength(handle) <= request.Options.MemoryBytes
                ? new HeldFile(handle)
                : new FileStore(handle);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or ArgumentException or NotSupportedException)
        {
            return null;
        }
    }

    /// <summary>Null where the header is not to be had from the top alone; the table's own reading will say why.</summary>
    private static RowLayout? Layout(ByteStore store, string path, ColumnMap? map, SourceRequest request)
    {
        var options = new TableOptions { Map = map };
        var buffer = new byte[Math.Min(HeadBytes, store.Length)];
        ReadOnlySpan<byte> head = buffer.AsSpan(0, store.Read(0, buffer));
        var mark = head.StartsWith("\uFEFF"u8) ? 3 : 0;
        if (store.Length > options.Limits.TextBytes || !IsUtf8(head[..WholeLines(head, store)], mark))
        {
            return null;
        }

        var opened = TableOpening.OpenUtf8(TableInput.Of(path), request.Catalogue, options);
        if (!opened.IsOk)
        {
            return null;
        }

        using var table = opened.Value;
        var delimiter = (byte)table.Separator!.Value;
        return FirstRow(head[mark..], delimiter, table.HeaderRow) is { } first
            ? new RowLayout(delimiter, mark + first, [.. request.Catalogue.Fields.Select(f => ColumnOf(table, f.Key))])
            {
                Plain = new PlainTable(table.Shaper, table.Columns, table.HeaderRow),
            }
            : null;
    }

    /// <summary>How much of a head is whole lines: all of it where it is the whole file.</summary>
    private static int WholeLines(ReadOnlySpan<byte> head, ByteStore store) =>
        head.Length == store.Length ? head.Length : head.LastIndexOf((byte)'\n') + 1;

    /// <summary>Whether the lines are a text, and so surely UTF-8 that no further line of UTF-8 can change that: see <see cref="TextScan"/>.</summary>
    private static bool IsUtf8(ReadOnlySpan<byte> head, int mark)
    {
        if (FileKinds.Of(head[..Math.Min(head.Length, KindBytes)]) != FileKind.Text)
        {
            return false;
        }

        var lines = new TextLines();
        lines.Add(head[mark..]);
        return lines is { FirstBad: null, FirstGb18030: null } && (mark > 0 || lines.FirstUtf8 is not null);
    }

    /// <summary>Where the row behind the header begins; null where the head does not reach so far or is not plain.</summary>
    private static int? FirstRow(ReadOnlySpan<byte> head, byte delimiter, int headerRow)
    {
        var scanner = new RowScanner(head, delimiter, []);
        for (var row = 0; row < headerRow; row++)
        {
            if (scanner.Read() != Scan.Row || scanner.IsIrregular || scanner.Body.IndexOfAny((byte)'\r', (byte)0) >= 0)
            {
                return null;
            }
        }

        return scanner.Next;
    }

    private static int ColumnOf(SourceTable table, string field) =>
        table.Columns.FirstOrDefault(c => c.Field?.Key == field)?.Index ?? -1;
}

/// <summary>What is known of a file that is compared where it lies.</summary>
/// <param name="Shaper">Tells records from notes and names damage.</param>
/// <param name="Columns">All columns in file order.</param>
/// <param name="HeaderRow">The number of the header's row.</param>
internal sealed record PlainTable(RowShaper Shaper, IReadOnlyList<TableColumn> Columns, int HeaderRow);
