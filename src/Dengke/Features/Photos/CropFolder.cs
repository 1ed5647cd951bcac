namespace Dengke.Features.Photos;

/// <summary>Where cropped portraits go: each as a JPEG under the name of its picture, in the same folders; no two under one name.</summary>
internal sealed class CropFolder
{
    private readonly string[] paths;

    public CropFolder(string folder, IReadOnlyList<PhotoFile> files)
    {
        var taken = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        paths = [.. files.Select(f => Path.Combine(folder, Free(Path.ChangeExtension(f.Within, null), taken)))];
        Directory.CreateDirectory(folder);
    }

    /// <summary>Writes the portrait of the file at that place in the order.</summary>
    public void Keep(int index, byte[] jpeg)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(paths[index])!);
        File.WriteAllBytes(paths[index], jpeg);
    }

    private static string Free(string name, HashSet<string> taken)
    {
        var free = $"{name}.jpg";
        for (var number = 2; !taken.Add(free); number++)
        {
            free = $"{name}-{number}.jpg";
        }

        return free;
    }
}
