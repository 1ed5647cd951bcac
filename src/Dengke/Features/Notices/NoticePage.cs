using System.Text.Json;
using Dengke.Data;
using Dengke.Domain.Campaigns;
using Dengke.Features.Shared;
using Dengke.Platform.Documents;
using Dengke.Platform.Files;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Dengke.Features.Notices;

/// <summary>A page about the campaign's documents.</summary>
public abstract class NoticePage : CampaignPage
{
    /// <summary>Where everybody reads what is published.</summary>
    public string Root => $"/campaigns/{Campaign.Id}/notices";

    /// <summary>Where the registrar publishes.</summary>
    public string Desk => $"/campaigns/{Campaign.Id}/publishing";

    protected CancellationToken Stopping => HttpContext.RequestAborted;

    public DraftSource Source { get; private set; } = null!;

    /// <summary>The document of the route.</summary>
    public CampaignDocument Kind { get; private set; }

    public string NameOf(CampaignDocument kind) => T(kind.Name(), kind.EnglishName());

    public static string NameOf(FileFormat format) =>
        format switch
        {
            FileFormat.Docx => "Word",
            FileFormat.Xlsx => "Excel",
            _ => format.ToString().ToUpperInvariant(),
        };

    public string NumberOf(PublishedDocument document) => T($"第 {document.Number} 版", $"version {document.Number}");

    /// <summary>The mark of a document's standing: its class and its words.</summary>
    public (string Class, string Word) MarkOf(ShelvedDocument document) =>
        document.Standing switch
        {
            DocumentStanding.Unpublished => ("state-todo", T("未发布", "Not published")),
            DocumentStanding.Current => ("state-passed", T("已发布", "Published")),
            _ => ("state-amend", T("已过期", "Outdated")),
        };

    /// <summary>The address of a published file.</summary>
    public string FileOf(PublishedDocument document, FileFormat format) =>
        $"{Root}/{document.Kind.Slug()}/{document.Number}/{Extension(format)}";

    /// <summary>The files of a published version: names and addresses.</summary>
    public IEnumerable<(string Name, string Url)> FormatsOf(PublishedDocument document) =>
        DocumentWriting.FormatsOf(document.Kind).Select(f => (NameOf(f), FileOf(document, f)));

    /// <summary>Those of a draft.</summary>
    public IEnumerable<(string Name, string Url)> DraftFormatsOf(CampaignDocument kind) =>
        DocumentWriting
            .FormatsOf(kind)
            .Select(f => ($"{NameOf(f)} {T("草稿", "draft")}", $"{Desk}/{kind.Slug()}/{Extension(f)}"));

    public static string Extension(FileFormat format) => JsonNamingPolicy.KebabCaseLower.ConvertName(format.ToString());

    protected async Task<IActionResult?> LoadSource()
    {
        if (await LoadCampaign() is { } missing)
        {
            return missing;
        }

        Source = (await DraftSource.Load(Db, Campaign.Id, Stopping)).Value;
        return null;
    }

    protected async Task<IActionResult?> LoadKind(string document)
    {
        if (DocumentWriting.Find(document) is not { } kind)
        {
            return NotFound();
        }

        Kind = kind;
        return await LoadSource();
    }

    /// <summary>All versions of the route's document, the newest first.</summary>
    protected Task<List<PublishedDocument>> Versions()
    {
        var (id, kind) = (Campaign.Id, Kind);
        return Db
            .PublishedDocuments.AsNoTracking()
            .Include(d => d.Files)
            .Where(d => d.CampaignId == id && d.Kind == kind)
            .OrderByDescending(d => d.Number)
            .ToListAsync(Stopping);
    }

    /// <summary>What a published version says.</summary>
    protected async Task<PdfContent> ContentOf(PublishedDocument document) =>
        DocumentWriting.Read(await BytesOf(document.Files.Single(f => f.Format == FileFormat.Content)));

    protected async Task<byte[]> BytesOf(PublishedFile file) =>
        await HttpContext.RequestServices.GetRequiredService<FileStore>().Get(Db, file.FileId, Stopping)
        ?? throw new InvalidDataException($"Published file {file.FileId} is not in the store.");

    protected DocumentFonts Fonts => HttpContext.RequestServices.GetRequiredService<DocumentFonts>();

    /// <summary>The format of an address; null for none in which the route's document is given out.</summary>
    protected FileFormat? FormatOf(string extension) =>
        DocumentWriting.FormatsOf(Kind).Where(f => Extension(f) == extension).Select(f => (FileFormat?)f).FirstOrDefault();
}
