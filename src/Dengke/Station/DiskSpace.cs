namespace Dengke.Station;

/// <summary>How much room there is on the disk of a folder.</summary>
internal static class DiskSpace
{
    /// <summary>In bytes; null where that cannot be told.</summary>
    public static long? Free(string folder)
    {
        try
        {
            return new DriveInfo(Path.GetFullPath(folder)).AvailableFreeSpace;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or ArgumentException)
        {
            return null;
        }
    }
}
