namespace Dengke.Photos.Tests;

/// <summary>
/// A labelled set of portraits, which is not part of the repository: <c>labels.csv</c> (file, subject, expect, rule …) and <c>pairs.csv</c>
/// (file_a, file_b, same_person). It is looked for where DENGKE_TEST_PHOTOS says, else in <c>shared/photos</c> beside the checkout.
/// </summary>
internal static class LabelledPhotos
{
    /// <summary>Where it is; null if it is not here.</summary>
    public static string? Folder { get; } = Find();

    /// <summary>The rows of one of its files, without the header; none if it is not here.</summary>
    public static IReadOnlyList<string[]> Rows(string name) =>
        Folder is null ? [] : [.. File.ReadLines(Path.Combine(Folder, name)).Skip(1).Select(l => l.Split(','))];

    /// <summary>The bytes of one of its pictures.</summary>
    public static byte[] Read(string name) => File.ReadAllBytes(Path.Combine(Folder!, name));

    private static string? Find()
    {
        if (Environment.GetEnvironmentVariable("DENGKE_TEST_PHOTOS") is { Length: > 0 } told)
        {
            return told;
        }

        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, "shared", "photos", "labels.csv")))
            {
                return Path.Combine(folder.FullName, "shared", "photos");
            }
        }

        return null;
    }
}
