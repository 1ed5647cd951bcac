namespace Dengke.Tests.Support;

/// <summary>The working copy that the tests were built from.</summary>
internal static class Repository
{
    /// <summary>The folder of the solution file.</summary>
    public static string Root { get; } = Find();

    private static string Find()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder.FullName, "Dengke.slnx")))
        {
            folder = folder.Parent ?? throw new InvalidOperationException("The tests do not run from a working copy.");
        }

        return folder.FullName;
    }
}
