using System.Buffers;

namespace Dengke.Photos.Pixels;

/// <summary>An upright sRGB picture, four bytes a pixel (red, green, blue, unused), with its halved copies made when asked for.</summary>
internal sealed class Picture : IDisposable
{
    private readonly List<Picture> _halved = [];
    private byte[]? _pixels;

    private Picture(int width, int height, double decodedScale)
    {
        Width = width;
        Height = height;
        DecodedScale = decodedScale;
        _pixels = ArrayPool<byte>.Shared.Rent(width * height * 4);
    }

    /// <summary>Pixels across.</summary>
    public int Width { get; }

    /// <summary>Pixels down.</summary>
    public int Height { get; }

    /// <summary>Pixels of this picture a pixel of its file, at most 1.</summary>
    public double DecodedScale { get; }

    /// <summary>The rows one after another; may be longer than needed.</summary>
    public byte[] Pixels => _pixels ?? throw new ObjectDisposedException(nameof(Picture));

    /// <summary>A picture with undefined pixels in pooled memory.</summary>
    public static Picture Rent(int width, int height, double decodedScale = 1) => new(width, height, decodedScale);

    /// <summary>This picture halved <paramref name="times"/> times, each pixel the mean of four.</summary>
    public Picture Halved(int times)
    {
        if (times == 0)
        {
            return this;
        }

        while (_halved.Count < times)
        {
            _halved.Add(Halve(_halved.Count == 0 ? this : _halved[^1]));
        }

        return _halved[times - 1];
    }

    /// <summary>Red, green and blue of one pixel, 0 to 255.</summary>
    public (byte Red, byte Green, byte Blue) At(int x, int y)
    {
        var at = ((y * Width) + x) * 4;
        return (Pixels[at], Pixels[at + 1], Pixels[at + 2]);
    }

    /// <summary>Makes what is transparent white; colours are multiplied by their opacity already.</summary>
    public void LayOnWhite()
    {
        var pixels = Pixels.AsSpan(0, Width * Height * 4);
        for (var i = 0; i < pixels.Length; i += 4)
        {
            var white = (byte)(255 - pixels[i + 3]);
            pixels[i] += white;
            pixels[i + 1] += white;
            pixels[i + 2] += white;
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _halved.ForEach(p => p.Dispose());
        _halved.Clear();
        if (_pixels is { } pixels)
        {
            _pixels = null;
            ArrayPool<byte>.Shared.Return(pixels);
        }
    }

    private static Picture Halve(Picture from)
    {
        var to = new Picture(Math.Max(1, from.Width / 2), Math.Max(1, from.Height / 2), from.DecodedScale / 2);
        var (source, target) = (from.Pixels, to.Pixels);
        for (var y = 0; y < to.Height; y++)
        {
            var upper = Math.Min(2 * y, from.Height - 1) * from.Width * 4;
            var lower = Math.Min((2 * y) + 1, from.Height - 1) * from.Width * 4;
            var at = y * to.Width * 4;
            for (var x = 0; x < to.Width; x++)
            {
                var left = Math.Min(2 * x, from.Width - 1) * 4;
                var right = Math.Min((2 * x) + 1, from.Width - 1) * 4;
                for (var c = 0; c < 3; c++)
                {
                    target[at + c] = (byte)(
                        (
                            source[upper + left + c]
                            + source[upper + right + c]
                            + source[lower + left + c]
                            + source[lower + right + c]
                            + 2
                        ) >> 2
                    );
                }

                target[at + 3] = 255;
                at += 4;
            }
        }

        return to;
    }
}
