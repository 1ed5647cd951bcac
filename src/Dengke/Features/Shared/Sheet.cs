using Dengke.Tables.Writing;

namespace Dengke.Features.Shared;

/// <summary>A list as an XLSX file, small enough to be made in memory.</summary>
public static class Sheet
{
    public const string ContentType = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

    public static async Task<byte[]> Write(
        string name,
        IReadOnlyList<XlsxColumn> columns,
        IEnumerable<string?[]> rows,
        CancellationToken ct
    )
    {
        using var output = new MemoryStream();
        await using (var writer = await XlsxWriter.StartAsync(output, name, columns, ct))
        {
            await writer.AddHeaderAsync(ct);
            foreach (var row in rows)
            {
                await writer.AddRowAsync(row, ct);
            }

            await writer.FinishAsync(ct);
        }

        return output.ToArray();
    }
}
