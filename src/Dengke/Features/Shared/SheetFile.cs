using Dengke.Tables.Writing;
using Microsoft.AspNetCore.Mvc;

namespace Dengke.Features.Shared;

/// <summary>A list as an XLSX file to be downloaded: one sheet, every cell text.</summary>
public static class SheetFile
{
    /// <param name="name">The file's name without its ending.</param>
    public static async Task<FileContentResult> Of(
        string name,
        string sheet,
        IReadOnlyList<XlsxColumn> columns,
        IEnumerable<string?[]> rows,
        CancellationToken ct
    )
    {
        using var output = new MemoryStream();
        await using (var writer = await XlsxWriter.StartAsync(output, sheet, columns, ct))
        {
            await writer.AddHeaderAsync(ct);
            foreach (var row in rows)
            {
                await writer.AddRowAsync(row, ct);
            }

            await writer.FinishAsync(ct);
        }

        return new FileContentResult(output.ToArray(), XlsxWriter.ContentType) { FileDownloadName = $"{name}.xlsx" };
    }
}
