using System.Text.Json.Serialization;

namespace Dengke.Platform.Documents;

/// <summary>How a document looks, on paper and in Word.</summary>
public enum PaperLook
{
    /// <summary>A form: small margins, sans serif, ruled grids.</summary>
    Form,

    /// <summary>An official document after GB/T 9704: letterhead, large type, 22 lines a page.</summary>
    Official,

    /// <summary>What is attached to one: its mark at the head, and smaller type so that tables fit.</summary>
    Attachment,
}

/// <summary>
/// What a document says, without how it looks. A4; written by <see cref="PdfReport"/>, <see cref="DocxReport"/>,
/// <see cref="HtmlReport"/> and, where it is a table, <see cref="XlsxReport"/>, with the same words in each (<see cref="DocumentLines"/>).
/// </summary>
/// <param name="Title">Centred at the head of the first page, and the file's title.</param>
/// <param name="Subtitle">Centred below it; null for none.</param>
/// <param name="Blocks">From top to bottom.</param>
/// <param name="CreatedAt">The creation date in the file. Equal content gives equal bytes.</param>
public sealed record PdfContent(string Title, string? Subtitle, IReadOnlyList<PdfBlock> Blocks, DateTimeOffset CreatedAt)
{
    public PaperLook Look { get; init; }

    public bool Landscape { get; init; }

    /// <summary>On every page to the left of its number, such as the document's own number; one line.</summary>
    public string Footer { get; init; } = "";

    /// <summary>At the left above the title, such as 附件1; null for none.</summary>
    public string? Mark { get; init; }

    /// <summary>Null for none.</summary>
    public Letterhead? Letterhead { get; init; }
}

/// <summary>The head of an official document 版头: who issues it, in red, its number below, and a red line.</summary>
/// <param name="Number">文号; null while there is none.</param>
public sealed record Letterhead(string Issuer, string? Number);

/// <summary>One part of a document.</summary>
[JsonDerivedType(typeof(Heading), "heading")]
[JsonDerivedType(typeof(Paragraph), "paragraph")]
[JsonDerivedType(typeof(Listing), "list")]
[JsonDerivedType(typeof(KeyValues), "pairs")]
[JsonDerivedType(typeof(Table), "table")]
[JsonDerivedType(typeof(AttachmentList), "attachments")]
[JsonDerivedType(typeof(SignOff), "sign_off")]
[JsonDerivedType(typeof(SignatureRow), "signatures")]
[JsonDerivedType(typeof(QrBlock), "qr")]
public abstract record PdfBlock;

public sealed record Heading(string Text) : PdfBlock
{
    /// <summary>1 or 2.</summary>
    public int Level { get; init; } = 1;

    /// <summary>Whether the writer counts it: 一、 and, within that, （一）.</summary>
    public bool Numbered { get; init; }
}

/// <summary>Running text. Line breaks (\n) in it start a new paragraph.</summary>
public sealed record Paragraph(string Text) : PdfBlock
{
    /// <summary>Whether each paragraph begins two characters in, as Chinese text does.</summary>
    public bool Indented { get; init; } = true;
}

/// <summary>Items one below the other, each with its number or a dash. Line breaks in an item go on within it.</summary>
public sealed record Listing(IReadOnlyList<string> Items) : PdfBlock
{
    /// <summary>Whether they are counted.</summary>
    public bool Ordered { get; init; } = true;
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

/// <summary>附件说明: the attachments by their titles, counted where there are several.</summary>
public sealed record AttachmentList(IReadOnlyList<string> Titles) : PdfBlock;

/// <summary>落款: who issues the document, and when, at the right below its text.</summary>
public sealed record SignOff(string Issuer, string Date) : PdfBlock;

/// <summary>Boxes to sign in, one per label such as 院领导(签字), and a square for the seal beside them. Never split over pages.</summary>
/// <param name="Seal">The label in the square of 45 mm, such as (盖章); null for no seal.</param>
public sealed record SignatureRow(IReadOnlyList<string> Labels, string? Seal = null) : PdfBlock;

/// <summary>A QR code of 28 mm with its caption beside it. In Word and as text, which carry no picture, the caption alone stands for it.</summary>
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
