using Microsoft.Win32.SafeHandles;

namespace Dengke.Tables.Reconciliation;

/// <summary>Temporary files that hold personal data: for the owner's eyes only, and gone when closed, whatever happens.</summary>
internal static class TempFile
{
    /// <summary>Makes a new file, to be read and written by this handle only.</summary>
    public static SafeFileHandle Create(string folder)
    {
        var path = Path.Combine(folder, $"dengke-{Path.GetRandomFileName()}");
        var options = FileOptions.DeleteOnClose;
        var handle = File.OpenHandle(path, FileMode.CreateNew, FileAccess.ReadWrite, FileShare.Delete, options);
        if (!OperatingSystem.IsWindows())
        {
            // Without a name the file is gone with the process even if that is killed.
            File.SetUnixFileMode(handle, UnixFileMode.UserRead | UnixFileMode.UserWrite);
            File.Delete(path);
        }

        return handle;
    }
}
