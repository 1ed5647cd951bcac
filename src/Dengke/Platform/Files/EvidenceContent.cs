namespace Dengke.Platform.Files;

/// <summary>A piece of evidence that was looked through: safe to store and to show.</summary>
/// <param name="Bytes">A photo encoded afresh, without its camera's data; a PDF as it came.</param>
/// <param name="MediaType"><c>image/jpeg</c> or <c>application/pdf</c>.</param>
public sealed record EvidenceContent(byte[] Bytes, string MediaType)
{
    public const string Jpeg = "image/jpeg";
    public const string Pdf = "application/pdf";

    /// <summary>Pixels, the photo upright; null for a PDF.</summary>
    public int? Width { get; init; }

    /// <summary>Pixels, the photo upright; null for a PDF.</summary>
    public int? Height { get; init; }

    /// <summary>Of a PDF, from 1; null where they could not be counted, and for a photo.</summary>
    public int? Pages { get; init; }
}
