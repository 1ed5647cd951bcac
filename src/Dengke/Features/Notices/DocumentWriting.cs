using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Dengke.Data;
using Dengke.Domain.Campaigns;
using Dengke.Domain.Kernel;
using Dengke.Platform.Documents;
using Dengke.Platform.Handling;
using Dengke.Tables.Writing;

namespace Dengke.Features.Notices;

/// <summary>A document in one format.</summary>
public sealed record WrittenFile(FileFormat Format, byte[] Bytes)
{
    /// <summary>Hexadecimal.</summary>
    public string Sha256 => Convert.ToHexStringLower(SHA256.HashData(Bytes));
}

/// <summary>Writes documents in the formats that each is given out in.</summary>
public static class DocumentWriting
{
    /// <summary>For people to take; a page shows every document besides.</summary>
    public static IReadOnlyList<FileFormat> FormatsOf(CampaignDocument kind) =>
        kind switch
        {
            CampaignDocument.CorrectionForm => [FileFormat.Xlsx],
            CampaignDocument.CaptureTimetable => [FileFormat.Xlsx, FileFormat.Pdf],
            _ => [FileFormat.Docx, FileFormat.Pdf, FileFormat.Html],
        };

    public static string ContentTypeOf(FileFormat format) =>
        format switch
        {
            FileFormat.Docx => DocxReport.ContentType,
            FileFormat.Pdf => "application/pdf",
            FileFormat.Html => "text/html; charset=utf-8",
            FileFormat.Xlsx => XlsxWriter.ContentType,
            _ => "application/json",
        };

    /// <summary>As in 2025届-附件4 图像采集安排表-第2版.pdf; 草稿 for one that is not published.</summary>
    public static string NameOf(Campaign campaign, CampaignDocument kind, int? number, FileFormat format) =>
        $"{campaign.Title}-{kind.Name()}-{(number is { } n ? $"第{n}版" : "草稿")}.{format.ToString().ToLowerInvariant()}";

    /// <summary>Where a document's pages are.</summary>
    public static string Slug(this CampaignDocument kind) => JsonNamingPolicy.KebabCaseLower.ConvertName(kind.ToString());

    /// <summary>The document of an address; null for none.</summary>
    public static CampaignDocument? Find(string? slug) =>
        Enum.GetValues<CampaignDocument>().Where(k => k.Slug() == slug).Select(k => (CampaignDocument?)k).FirstOrDefault();

    /// <summary>Every format of a document, its content among them.</summary>
    /// <returns>The files, or <c>fonts_missing</c>.</returns>
    public static async Task<Outcome<IReadOnlyList<WrittenFile>>> WriteAll(
        CampaignDocument kind,
        PdfContent content,
        DocumentFonts fonts,
        CancellationToken ct
    )
    {
        List<WrittenFile> files = [];
        foreach (var format in FormatsOf(kind).Prepend(FileFormat.Content))
        {
            var written = await Write(content, format, fonts, ct);
            if (!written.IsOk)
            {
                return written.Failure!;
            }

            files.Add(new WrittenFile(format, written.Value));
        }

        return files;
    }

    /// <returns>The bytes, or <c>fonts_missing</c>.</returns>
    public static async Task<Outcome<byte[]>> Write(
        PdfContent content,
        FileFormat format,
        DocumentFonts fonts,
        CancellationToken ct
    )
    {
        using var output = new MemoryStream();
        switch (format)
        {
            case FileFormat.Docx:
                DocxReport.Write(output, content);
                break;
            case FileFormat.Pdf:
                var pages = PdfReport.Write(output, content, fonts);
                if (!pages.IsOk)
                {
                    return pages.Failure!;
                }

                break;
            case FileFormat.Xlsx:
                XlsxReport.Write(output, content);
                break;
            case FileFormat.Html:
                return Encoding.UTF8.GetBytes(HtmlReport.File(content));
            default:
                return JsonSerializer.SerializeToUtf8Bytes(content, Work.Json);
        }

        return output.ToArray();
    }

    /// <summary>The content that was written as <see cref="FileFormat.Content"/>.</summary>
    public static PdfContent Read(byte[] json) => JsonSerializer.Deserialize<PdfContent>(json, Work.Json)!;
}
