using System.Runtime.InteropServices;
using Dengke.Photos.Pixels;

namespace Dengke.Photos.Files;

/// <summary>Turns a picture as its EXIF orientation asks, so that row 0 is the top.</summary>
internal static class Orientation
{
    /// <summary>Returns <paramref name="picture"/> itself where nothing has to be turned; else gives it back and returns another.</summary>
    /// <param name="picture">As stored.</param>
    /// <param name="orientation">1 to 8.</param>
    public static Picture MakeUpright(Picture picture, int orientation)
    {
        if (orientation is < 2 or > 8)
        {
            return picture;
        }

        var (width, height) = (picture.Width, picture.Height);
        var swaps = orientation >= 5;
        var turned = Picture.Rent(swaps ? height : width, swaps ? width : height, picture.DecodedScale);
        var from = MemoryMarshal.Cast<byte, uint>(picture.Pixels.AsSpan(0, width * height * 4));
        var to = MemoryMarshal.Cast<byte, uint>(turned.Pixels.AsSpan(0, width * height * 4));
        for (var y = 0; y < turned.Height; y++)
        {
            for (var x = 0; x < turned.Width; x++)
            {
                var (sourceX, sourceY) = orientation switch
                {
                    2 => (width - 1 - x, y),
                    3 => (width - 1 - x, height - 1 - y),
                    4 => (x, height - 1 - y),
                    5 => (y, x),
                    6 => (y, height - 1 - x),
                    7 => (width - 1 - y, height - 1 - x),
                    _ => (width - 1 - y, x),
                };
                to[(y * turned.Width) + x] = from[(sourceY * width) + sourceX];
            }
        }

        picture.Dispose();
        return turned;
    }
}
