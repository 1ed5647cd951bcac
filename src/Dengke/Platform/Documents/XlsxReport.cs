using Dengke.Tables.Writing;

namespace Dengke.Platform.Documents;

/// <summary>
/// Writes the first table of a <see cref="PdfContent"/> as XLSX, with what stands above it in rows before its header and what stands below
/// it in rows after. Every cell is text, so nothing becomes a formula.
/// </summary>
public static class XlsxReport
{
    /// <param name="output">Stays open.</param>
    /// <exception cref="ArgumentException">The content has no table.</exception>
    public static async Task Write(Stream output, PdfContent content, CancellationToken ct)
    {
        var table =
            content.Blocks.OfType<Table>().FirstOrDefault() ?? throw new ArgumentException("There is no table.", nameof(content));
        var at = content.Blocks.ToList().IndexOf(table);
        var above = content with { Blocks = [.. content.Blocks.Take(at)] };
        var below = content with
        {
            Mark = null,
            Letterhead = null,
            Title = "",
            Subtitle = null,
            Blocks = [.. content.Blocks.Skip(at + 1)],
        };
        var columns = table.Columns.Select(c => new XlsxColumn(c.Title, Math.Clamp(c.Share * 1.2, 8, 60))).ToList();
        await using var writer = await XlsxWriter.StartAsync(output, content.Title, columns, ct);
        await AddLines(writer, above, ct);
        await writer.AddHeaderAsync(ct);
        foreach (var row in table.Rows)
        {
            await writer.AddRowAsync([.. row], ct);
        }

        await AddLines(writer, below, ct);
        await writer.FinishAsync(ct);
    }

    private static async Task AddLines(XlsxWriter writer, PdfContent content, CancellationToken ct)
    {
        foreach (var line in DocumentLines.Of(content))
        {
            await writer.AddRowAsync([line.Text], ct);
        }
    }
}
