using Dengke.Domain.Kernel;
using Dengke.Domain.Records;
using Dengke.Tables;
using Dengke.Tables.Writing;

namespace Dengke.Features.Records;

/// <summary>The owner's file handed back as XLSX, its rows and columns as they were, with a column that says what is wrong.</summary>
internal static class ReturnedImport
{
    public static async Task<Outcome<byte[]>> Write(
        byte[] content,
        string fileName,
        FieldCatalogue catalogue,
        ImportReading reading,
        ColumnMap? map,
        CancellationToken ct
    )
    {
        using var upload = new MemoryStream(content, writable: false);
        var opened = SourceTable.Open(upload, fileName, catalogue, new TableOptions { Map = map });
        if (!opened.IsOk)
        {
            return opened.Failure!;
        }

        using var table = opened.Value;
        using var output = new MemoryStream();
        // Damaged cells are named by the writer itself.
        var problems = reading
            .Rows.Where(r => r.Problems.Count > 0)
            .ToDictionary(r => r.Number, r => string.Join('\n', r.Problems.Where(p => !p.Blocks).Select(p => p.Message)));
        var written = await ReturnedFile.WriteAsync(table, output, row => problems.GetValueOrDefault(row.Number), ct);
        return written.Then<byte[]>(_ => output.ToArray());
    }
}
