using Dengke.Domain.Kernel;

namespace Dengke.Platform.Files;

/// <summary>
/// Looks through a PDF: whole, with nothing appended, not encrypted, and without anything that acts by itself. It is not
/// rendered, and only its names are read (ISO 32000-1, 7.3.5), also the ones written with escapes or in object streams.
/// </summary>
internal static class PdfEvidence
{
    /// <summary>What runs, calls out, or carries another file (ISO 32000-1, 12.6, 12.7.8, 13.2; XFA forms; encryption is told apart).</summary>
    private static readonly HashSet<string> Active =
    [
        "JavaScript",
        "JS",
        "Launch",
        "EmbeddedFile",
        "EmbeddedFiles",
        "FileAttachment",
        "AA",
        "RichMedia",
        "Rendition",
        "XFA",
        "SubmitForm",
        "ImportData",
        "GoToE",
        "GoToR",
    ];

    private static readonly HashSet<string> Watched = ["Encrypt", .. Active];

    public static Outcome<EvidenceContent> Check(byte[] file)
    {
        if (EndOf(file) is { } broken)
        {
            return broken;
        }

        var names = PdfNames.Of(file, Watched);
        return names switch
        {
            _ when names.Contains("Encrypt") => EvidenceRefusal.PdfEncrypted,
            _ when names.OpensWithAction || Active.Any(names.Contains) => EvidenceRefusal.PdfActive,
            _ when names.IsIncomplete => EvidenceRefusal.PdfUnreadable,
            _ => new EvidenceContent(file, EvidenceContent.Pdf) { Pages = names.Pages > 0 ? names.Pages : null },
        };
    }

    /// <summary>After the last end mark there is nothing but white space, within 1 KB; nor does the file also end as a ZIP.</summary>
    private static Failure? EndOf(ReadOnlySpan<byte> file)
    {
        var end = file.LastIndexOf("%%EOF"u8);
        if (end < 0)
        {
            return EvidenceRefusal.PdfDamaged;
        }

        var after = file[(end + 5)..];
        return after.Length > 1024 || !after.Trim("\0\t\n\f\r "u8).IsEmpty || IsZipToo(file) ? EvidenceRefusal.PdfAppended : null;
    }

    /// <summary>A ZIP is read from its end: the directory's end record lies within the last 64 KB, its comment may look like a PDF's end.</summary>
    private static bool IsZipToo(ReadOnlySpan<byte> file) =>
        file[Math.Max(0, file.Length - (ushort.MaxValue + 22))..].IndexOf("PK\u0005\u0006"u8) >= 0
        && file.IndexOf("PK\u0001\u0002"u8) >= 0;
}
