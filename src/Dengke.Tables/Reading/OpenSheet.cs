namespace Dengke.Tables.Reading;

/// <summary>A row that is kept until the header has been found.</summary>
internal sealed record BufferedRow(int Number, RawCell[] Cells)
{
    public int Filled => Cells.Count(c => c.Kind != RawKind.Blank && !string.IsNullOrWhiteSpace(CellReading.Text(c)));

    public string FirstText => Cells.Select(c => CellReading.Text(c)).FirstOrDefault(t => !string.IsNullOrWhiteSpace(t)) ?? "";

    /// <summary>The texts up to the last filled cell.</summary>
    public TopRow ToTopRow()
    {
        var texts = Array.ConvertAll(Cells, c => CellReading.Text(c));
        return new TopRow(Number, texts[..(Array.FindLastIndex(texts, t => !string.IsNullOrWhiteSpace(t)) + 1)]);
    }
}

/// <summary>A sheet whose first rows have been read, for the header to be found, and are read out again before the rest.</summary>
internal sealed class OpenSheet : IDisposable
{
    private readonly RowReader reader;

    public OpenSheet(RowReader reader, int rows)
    {
        this.reader = reader;
        var top = new List<BufferedRow>();
        while (top.Count < rows && reader.Read())
        {
            top.Add(new BufferedRow(reader.Number, reader.Cells.ToArray()));
        }

        Top = top;
    }

    public IReadOnlyList<BufferedRow> Top { get; }

    public RowReader Rest => reader;

    public void Dispose() => reader.Dispose();
}
