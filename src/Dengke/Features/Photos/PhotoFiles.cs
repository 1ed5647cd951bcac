using Dengke.Domain.Kernel;

namespace Dengke.Features.Photos;

/// <summary>One file to check.</summary>
/// <param name="Path">Where it is.</param>
/// <param name="Name">What it is called in results: its path as given.</param>
/// <param name="Within">The way to it from the folder that was given; its file name if it was given itself.</param>
public sealed record PhotoFile(string Path, string Name, string Within);

/// <summary>Finds the pictures of the paths on a command line.</summary>
public static class PhotoFiles
{
    /// <summary>What is looked for in folders; other kinds of pictures too, so that they are named as not taken rather than passed over.</summary>
    private static readonly HashSet<string> Extensions = new(StringComparer.OrdinalIgnoreCase)
    {
        ".jpg",
        ".jpeg",
        ".jpe",
        ".jfif",
        ".png",
        ".webp",
        ".gif",
        ".bmp",
        ".tif",
        ".tiff",
        ".heic",
        ".heif",
    };

    private static readonly EnumerationOptions Everywhere = new() { RecurseSubdirectories = true, IgnoreInaccessible = false };

    /// <summary>The files given and the pictures in the folders given, each once, folder by folder in the order of their names.</summary>
    /// <param name="paths">Files and folders.</param>
    /// <param name="leftOut">Folders that results are written to.</param>
    public static Outcome<IReadOnlyList<PhotoFile>> Find(IReadOnlyList<string> paths, params IReadOnlyList<string?> leftOut)
    {
        var missing = paths.FirstOrDefault(p => !File.Exists(p) && !Directory.Exists(p));
        if (missing is not null)
        {
            return Failure.Invalid("path", $"没有文件或文件夹“{missing}”。", $"There is no file or folder {missing}.");
        }

        var without = leftOut.OfType<string>().Select(f => Path.GetFullPath(f) + Path.DirectorySeparatorChar).ToList();
        var found = paths
            .SelectMany(p => Directory.Exists(p) ? InFolder(p) : [new PhotoFile(p, p, Path.GetFileName(p))])
            .Where(f => !without.Any(w => Path.GetFullPath(f.Path).StartsWith(w, StringComparison.Ordinal)))
            .DistinctBy(f => Path.GetFullPath(f.Path))
            .ToList();
        return found.Count > 0
            ? found
            : Failure.Invalid(
                "path",
                $"“{string.Join("”“", paths)}”中没有照片。",
                $"There is no picture in {string.Join(", ", paths)}."
            );
    }

    private static IEnumerable<PhotoFile> InFolder(string folder) =>
        Directory
            .EnumerateFiles(folder, "*", Everywhere)
            .Where(f => Extensions.Contains(Path.GetExtension(f)))
            .Order(StringComparer.Ordinal)
            .Select(f => new PhotoFile(f, f, Path.GetRelativePath(folder, f)));
}
