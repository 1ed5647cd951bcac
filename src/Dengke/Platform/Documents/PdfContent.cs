namespace Dengke.Platform.Documents;

/// <summary>What a PDF says, without how it looks. A4; see <see cref="PdfReport"/>.</summary>
/// <param name="Title">Centred at the head of the first page, and the file's title.</param>
/// <param name="Subtitle">Centred below it; null for none.</param>
/// <param name="Blocks">From top to bottom.</param>
/// <param name="CreatedAt">The creation date in the file. Equal content gives equal bytes.</param>
public sealed record PdfContent(string Title, string? Subtitle, IReadOnlyList<PdfBlock> Blocks, DateTimeOffset CreatedAt)
{
    public bool Landscape { get; init; }

    /// <summary>On every page to the left of its number, such as the document's own number; one line.</summary>
    public string Footer { get; init; } = "";
}

/// <summary>One part of a PDF.</summary>
public abstract record PdfBlock;

public sealed record Heading(string Text) : PdfBlock;

/// <summary>Running text. Line breaks (\n) in it start a new paragraph.</summary>
public sealed record Paragraph(string Text) : PdfBlock
{
    /// <summary>Whether each paragraph begins two characters in, as Chinese text does.</summary>
    public bool Indented { get; init; } = true;
}

/// <summary>Labels and values in a ruled grid, the head of a form.</summary>
public sealed record KeyValues(IReadOnlyList<KeyValue> Items) : PdfBlock
{
    /// <summary>Pairs a row, from 1.</summary>
    public int PairsPerRow { get; init; } = 2;
}

public sealed record KeyValue(string Label, string Value);

/// <summary>A ruled table. Its header row stands on every page it runs over; a long cell is wrapped.</summary>
/// <param name="Rows">Each with one text per column; missing ones are blank.</param>
public sealed record Table(IReadOnlyList<Column> Columns, IReadOnlyList<IReadOnlyList<string>> Rows) : PdfBlock
{
    /// <summary>Stands in the only row of a table without rows.</summary>
    public string Empty { get; init; } = "(无)";
}

/// <param name="Share">The column's width, relative to the others'.</param>
public sealed record Column(string Title, float Share = 1)
{
    public bool Centred { get; init; }
}

/// <summary>Boxes to sign in, one per label such as 院领导(签字), and a square for the seal beside them. Never split over pages.</summary>
/// <param name="Seal">The label in the square of 45 mm, such as (盖章); null for no seal.</param>
public sealed record SignatureRow(IReadOnlyList<string> Labels, string? Seal = null) : PdfBlock;

/// <summary>A QR code of 28 mm with its caption beside it.</summary>
/// <param name="Payload">At most about 1,000 bytes, so that print can be read.</param>
public sealed record QrBlock(string Payload, string Caption) : PdfBlock;

/// <summary>Short texts set large in a grid, such as names to be looked at character by character before they are printed.</summary>
/// <param name="Items">From left to right.</param>
public sealed record Specimens(IReadOnlyList<Specimen> Items) : PdfBlock
{
    /// <summary>In a row, from 1.</summary>
    public int PerRow { get; init; } = 3;
}

/// <param name="Text">Set at 26 points, smaller where it would not fit.</param>
/// <param name="Caption">Below it, small.</param>
/// <param name="Marked">Whether it has a heavy frame, for something that is to be looked at.</param>
public sealed record Specimen(string Text, string Caption, bool Marked = false);
