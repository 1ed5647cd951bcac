using System.Text;
using Dengke.Domain.Kernel;
using Dengke.Domain.Records;

namespace Dengke.Tables.Reconciliation;

/// <summary>A CSV in UTF-8, which is its own row store.</summary>
internal sealed class CsvFileSource(string path, ColumnMap? map = null) : ReconciliationSource
{
    private const int HeadBytes = 64 << 10;

    internal override Outcome<RowStore> Open(SourceRequest request)
    {
        var store = new FileStore(File.OpenHandle(path, options: FileOptions.RandomAccess));
        var head = new byte[Math.Min(HeadBytes, store.Length)];
        var text = head.AsSpan(0, store.Read(0, head));
        var mark = text.StartsWith(Encoding.UTF8.Preamble) ? 3 : 0;
        var row = new RowScanner(text[mark..], (byte)',', new int[1024]);
        row.Read();
        var scratch = Array.Empty<byte>();
        var labels = new List<string>();
        for (var column = 0; column < row.Count; column++)
        {
            labels.Add(CsvField.Text(row.Field(column), ref scratch).Trim());
        }

        var fields = request.Catalogue.MatchAll(labels);
        int[] columns =
        [
            .. request.Catalogue.Fields.Select(f =>
                labels.FindIndex(l => map is not null && map.TryMatch(l, out var key) && key == f.Key) is >= 0 and var mapped
                    ? mapped
                    : fields.ToList().IndexOf(f)
            ),
        ];
        return new RowStore(store, new RowLayout((byte)',', mark + row.Next, columns));
    }
}
