namespace Dengke.Tables.Writing;

/// <summary>Writes the rows of a returned file at the numbers that they had.</summary>
internal sealed class ReturnedRows(XlsxWriter writer, int width, bool keepNumbers)
{
    private readonly string?[] values = new string?[width + 1];
    private int next = 1;

    public async ValueTask AddAsync(int number, Cell[] cells, string problems, CancellationToken cancellation)
    {
        await FillAsync(number, cancellation);
        for (var i = 0; i < width; i++)
        {
            values[i] = i < cells.Length ? cells[i].Text : null;
        }

        values[width] = problems;
        await writer.AddRowAsync(values, cancellation);
        next++;
    }

    public async ValueTask AddHeaderAsync(int number, CancellationToken cancellation)
    {
        await FillAsync(number, cancellation);
        await writer.AddHeaderAsync(cancellation);
        next++;
    }

    private async ValueTask FillAsync(int number, CancellationToken cancellation)
    {
        for (; keepNumbers && next < number; next++)
        {
            await writer.AddRowAsync([], cancellation);
        }
    }
}
