using Dengke.Photos.Files;

namespace Dengke.Features.Photos.Report;

/// <summary>Pictures as people see them.</summary>
internal static class Upright
{
    /// <summary>Pixels across and down, turned upright.</summary>
    public static (int Width, int Height) SizeOf(PictureHeader header) =>
        header.Orientation >= 5 ? (header.Height, header.Width) : (header.Width, header.Height);
}
