namespace Dengke.Bench;

/// <summary>Where the sources are.</summary>
internal static class Repository
{
    public static string Find()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder.FullName, "Dengke.slnx")))
        {
            folder = folder.Parent ?? throw new InvalidOperationException("Not run from a checkout.");
        }

        return folder.FullName;
    }
}
