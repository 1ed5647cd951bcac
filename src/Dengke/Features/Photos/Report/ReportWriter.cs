using Dengke.Photos;
using Dengke.Photos.Specifications;

namespace Dengke.Features.Photos.Report;

/// <summary>
/// Writes a report into a folder: <c>index.html</c>, further pages where there are many photos, and <c>thumbnails</c>. Each page stands
/// alone with its style and script. The worst photos come first.
/// </summary>
internal sealed class ReportWriter
{
    /// <summary>Photos on one page.</summary>
    public const int PerPage = 200;

    private const int ThumbnailSide = 400;
    private const string Thumbnails = "thumbnails";

    private readonly string folder;
    private readonly PhotoSpecification specification;
    private readonly List<(int Index, CheckedPhoto Photo)> photos = [];

    public ReportWriter(string folder, PhotoSpecification specification)
    {
        this.folder = folder;
        this.specification = specification;
        Directory.CreateDirectory(Path.Combine(folder, Thumbnails));
    }

    /// <summary>Keeps a small picture of the photo at that place in the order; may be called from several threads.</summary>
    public void AddThumbnail(int index, byte[] bytes)
    {
        var path = Path.Combine(folder, Thumbnails, NameOf(index));
        if (PhotoChecker.Thumbnail(bytes, ThumbnailSide) is { } small)
        {
            File.WriteAllBytes(path, small);
        }
        else
        {
            File.Delete(path);
        }
    }

    /// <summary>Adds what was found out about the next photo in the order.</summary>
    public void Add(CheckedPhoto photo) => photos.Add((photos.Count, photo));

    /// <summary>Writes the pages, and removes those of an earlier report in the same folder.</summary>
    public void Finish(PhotoTally tally)
    {
        var sorted = photos.OrderByDescending(p => p.Photo.Report.Verdict).ThenBy(p => p.Index).ToList();
        var pages = sorted.Chunk(PerPage).ToList();
        var places = sorted.Select((p, i) => (p.Photo, Page: (i / PerPage) + 1, Id: IdOf(p.Index))).ToList();
        var card = new PhotoCard(specification);
        foreach (var old in Directory.EnumerateFiles(folder, "page-*.html"))
        {
            File.Delete(old);
        }

        for (var page = 1; page <= Math.Max(1, pages.Count); page++)
        {
            using var html = new StreamWriter(Path.Combine(folder, ReportPage.FileOf(page))) { NewLine = "\n" };
            ReportPage.Begin(html, specification, page, pages.Count);
            if (page == 1)
            {
                ReportSummary.Write(html, tally, places);
            }

            ReportPage.BeginCards(html);
            foreach (var (index, photo) in pages.ElementAtOrDefault(page - 1) ?? [])
            {
                var has = File.Exists(Path.Combine(folder, Thumbnails, NameOf(index)));
                html.WriteLine(card.Write(photo, IdOf(index), has ? $"{Thumbnails}/{NameOf(index)}" : null));
            }

            ReportPage.End(html, page, pages.Count);
        }
    }

    private static string NameOf(int index) => $"{index + 1:00000}.jpg";

    private static string IdOf(int index) => $"p{index + 1}";
}
