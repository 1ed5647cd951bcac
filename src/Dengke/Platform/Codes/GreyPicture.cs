namespace Dengke.Platform.Codes;

/// <summary>A picture in grey.</summary>
/// <param name="Pixels">One byte for each pixel, row by row, 0 for black.</param>
internal sealed record GreyPicture(byte[] Pixels, int Width, int Height)
{
    /// <summary>Half as wide and high, each pixel the mean of four.</summary>
    public GreyPicture Half()
    {
        var (width, height) = (Width / 2, Height / 2);
        var half = new byte[width * height];
        for (var y = 0; y < height; y++)
        {
            var upper = Pixels.AsSpan(2 * y * Width, Width);
            var lower = Pixels.AsSpan(((2 * y) + 1) * Width, Width);
            for (var x = 0; x < width; x++)
            {
                half[(y * width) + x] = (byte)((upper[2 * x] + upper[(2 * x) + 1] + lower[2 * x] + lower[(2 * x) + 1] + 2) >> 2);
            }
        }

        return new GreyPicture(half, width, height);
    }

    /// <summary>Twice as wide and high, for a code with less than three pixels to a module.</summary>
    public GreyPicture Twice()
    {
        var (width, height) = (Width * 2, Height * 2);
        var twice = new byte[width * height];
        for (var y = 0; y < height; y++)
        {
            var (above, below) = (y / 2, Math.Min((y + 1) / 2, Height - 1));
            for (var x = 0; x < width; x++)
            {
                var (left, right) = (x / 2, Math.Min((x + 1) / 2, Width - 1));
                twice[(y * width) + x] = (byte)(
                    (
                        Pixels[(above * Width) + left]
                        + Pixels[(above * Width) + right]
                        + Pixels[(below * Width) + left]
                        + Pixels[(below * Width) + right]
                        + 2
                    ) >> 2
                );
            }
        }

        return new GreyPicture(twice, width, height);
    }

    /// <summary>Each pixel against the mean around it, so that a bright spot or a shadow goes.</summary>
    /// <param name="radius">Half the side of what counts as around, in pixels.</param>
    public GreyPicture Levelled(int radius)
    {
        var sums = new int[(Width + 1) * (Height + 1)];
        for (var y = 0; y < Height; y++)
        {
            var row = 0;
            for (var x = 0; x < Width; x++)
            {
                row += Pixels[(y * Width) + x];
                sums[((y + 1) * (Width + 1)) + x + 1] = sums[(y * (Width + 1)) + x + 1] + row;
            }
        }

        var levelled = new byte[Width * Height];
        for (var y = 0; y < Height; y++)
        {
            var (top, bottom) = (Math.Max(0, y - radius), Math.Min(Height, y + radius + 1));
            for (var x = 0; x < Width; x++)
            {
                var (left, right) = (Math.Max(0, x - radius), Math.Min(Width, x + radius + 1));
                var sum =
                    sums[(bottom * (Width + 1)) + right]
                    - sums[(top * (Width + 1)) + right]
                    - sums[(bottom * (Width + 1)) + left]
                    + sums[(top * (Width + 1)) + left];
                var mean = sum / ((bottom - top) * (right - left));
                levelled[(y * Width) + x] = (byte)Math.Clamp(128 + (2 * (Pixels[(y * Width) + x] - mean)), 0, 255);
            }
        }

        return new GreyPicture(levelled, Width, Height);
    }

    /// <summary>As seen from a little to one side, so that a code that leans the other way stands straighter.</summary>
    /// <param name="x">By how much nearer the right edge is than the middle, as a share; below 0 the left one.</param>
    /// <param name="y">The same for the lower edge and the upper.</param>
    public GreyPicture Leaned(float x, float y)
    {
        var (centreX, centreY) = (Width / 2f, Height / 2f);
        var (leanX, leanY) = (x / centreX, y / centreY);
        var leaned = new byte[Width * Height];
        for (var row = 0; row < Height; row++)
        {
            for (var column = 0; column < Width; column++)
            {
                var (u, v) = (column - centreX, row - centreY);
                var depth = 1 + (leanX * u) + (leanY * v);
                var (left, top) = ((u / depth) + centreX, (v / depth) + centreY);
                leaned[(row * Width) + column] = depth > 0 ? At(left, top) : byte.MaxValue;
            }
        }

        return new GreyPicture(leaned, Width, Height);
    }

    /// <summary>Between four pixels; white outside.</summary>
    private byte At(float x, float y)
    {
        if (!(x >= 0 && y >= 0 && x < Width - 1 && y < Height - 1))
        {
            return byte.MaxValue;
        }

        var (column, row) = ((int)x, (int)y);
        var (right, down) = (x - column, y - row);
        var at = (row * Width) + column;
        var upper = Pixels[at] + ((Pixels[at + 1] - Pixels[at]) * right);
        var lower = Pixels[at + Width] + ((Pixels[at + Width + 1] - Pixels[at + Width]) * right);
        return (byte)(upper + ((lower - upper) * down));
    }
}
