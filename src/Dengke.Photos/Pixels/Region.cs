using System.Numerics;

namespace Dengke.Photos.Pixels;

/// <summary>A set of pixels of a small crop.</summary>
/// <param name="Width">Pixels across.</param>
/// <param name="Height">Pixels down.</param>
internal sealed class Region(int Width, int Height)
{
    private readonly ulong[] _inside = new ulong[((Width * Height) + 63) / 64];

    /// <summary>Pixels across.</summary>
    public int Width { get; } = Width;

    /// <summary>Pixels down.</summary>
    public int Height { get; } = Height;

    /// <summary>Whether a pixel belongs to it; nothing outside the crop does.</summary>
    public bool this[int x, int y]
    {
        get => (uint)x < (uint)Width && (uint)y < (uint)Height && this[(y * Width) + x];
        set
        {
            if ((uint)x < (uint)Width && (uint)y < (uint)Height)
            {
                var index = (y * Width) + x;
                var bit = 1UL << (index & 63);
                _inside[index >> 6] = value ? _inside[index >> 6] | bit : _inside[index >> 6] & ~bit;
            }
        }
    }

    /// <summary>Whether the pixel at <paramref name="index"/>, row by row, belongs to it.</summary>
    public bool this[int index] => (_inside[index >> 6] >> (index & 63) & 1) != 0;

    /// <summary>How many pixels it has.</summary>
    public int Count => _inside.Sum(BitOperations.PopCount);

    /// <summary>What a closed line encloses, by the even-odd rule.</summary>
    public static Region Polygon(int width, int height, ReadOnlySpan<Point> corners)
    {
        var region = new Region(width, height);
        Span<float> crossings = stackalloc float[corners.Length];
        for (var y = 0; y < height; y++)
        {
            var count = 0;
            for (var i = 0; i < corners.Length; i++)
            {
                var (from, to) = (corners[i], corners[(i + 1) % corners.Length]);
                if (from.Y <= y != to.Y <= y)
                {
                    crossings[count++] = from.X + ((y - from.Y) / (to.Y - from.Y) * (to.X - from.X));
                }
            }

            crossings[..count].Sort();
            for (var i = 0; i + 1 < count; i += 2)
            {
                var last = Math.Min(width - 1, (int)MathF.Floor(crossings[i + 1]));
                for (var x = Math.Max(0, (int)MathF.Ceiling(crossings[i])); x <= last; x++)
                {
                    region[x, y] = true;
                }
            }
        }

        return region;
    }

    /// <summary>The pixels between two corners, both within.</summary>
    public static Region Rectangle(int width, int height, float left, float top, float right, float bottom)
    {
        var region = new Region(width, height);
        for (var y = Math.Max(0, (int)top); y <= Math.Min(height - 1, (int)bottom); y++)
        {
            for (var x = Math.Max(0, (int)left); x <= Math.Min(width - 1, (int)right); x++)
            {
                region[x, y] = true;
            }
        }

        return region;
    }

    /// <summary>This region and everything within <paramref name="across"/> and <paramref name="down"/> pixels of it.</summary>
    public Region Grown(int across, int down)
    {
        var grown = new Region(Width, Height);
        for (var y = 0; y < Height; y++)
        {
            for (var x = 0; x < Width; x++)
            {
                if (!this[(y * Width) + x])
                {
                    continue;
                }

                for (var dy = -down; dy <= down; dy++)
                {
                    for (var dx = -across; dx <= across; dx++)
                    {
                        grown[x + dx, y + dy] = true;
                    }
                }
            }
        }

        return grown;
    }

    /// <summary>What is in this region and not in <paramref name="other"/>.</summary>
    public Region Without(Region other)
    {
        var rest = new Region(Width, Height);
        for (var i = 0; i < _inside.Length; i++)
        {
            rest._inside[i] = _inside[i] & ~other._inside[i];
        }

        return rest;
    }
}
