using System.Numerics;
using System.Runtime.InteropServices;

namespace Dengke.Photos.Pixels;

/// <summary>Grey-scale morphology with a square, a register's width of values at a time.</summary>
internal static class Morphology
{
    /// <summary>Erosion, then dilation: what is lighter than its surroundings and smaller than the square is gone.</summary>
    /// <param name="values">Row by row, <paramref name="width"/> × <paramref name="height"/>.</param>
    /// <param name="width">Values across.</param>
    /// <param name="height">Values down.</param>
    /// <param name="radius">Half the square's side.</param>
    public static float[] Opened(float[] values, int width, int height, int radius) =>
        Filter(Filter(values, width, height, radius, max: false), width, height, radius, max: true);

    private static float[] Filter(float[] values, int width, int height, int radius, bool max)
    {
        var rows = new float[values.Length];
        var both = new float[values.Length];
        for (var y = 0; y < height; y++)
        {
            var row = values.AsSpan(y * width, width);
            var target = rows.AsSpan(y * width, width);
            row.CopyTo(target);
            for (var shift = 1; shift <= Math.Min(radius, width - 1); shift++)
            {
                Choose(target[shift..], row[..^shift], max);
                Choose(target[..^shift], row[shift..], max);
            }
        }

        for (var y = 0; y < height; y++)
        {
            var target = both.AsSpan(y * width, width);
            rows.AsSpan(y * width, width).CopyTo(target);
            for (var other = Math.Max(0, y - radius); other <= Math.Min(height - 1, y + radius); other++)
            {
                Choose(target, rows.AsSpan(other * width, width), max);
            }
        }

        return both;
    }

    /// <summary>Puts the greater or the lesser of two values in place of the first.</summary>
    private static void Choose(Span<float> target, ReadOnlySpan<float> other, bool max)
    {
        var vectors = MemoryMarshal.Cast<float, Vector<float>>(target);
        var others = MemoryMarshal.Cast<float, Vector<float>>(other);
        for (var i = 0; i < vectors.Length; i++)
        {
            vectors[i] = max ? Vector.Max(vectors[i], others[i]) : Vector.Min(vectors[i], others[i]);
        }

        for (var i = vectors.Length * Vector<float>.Count; i < target.Length; i++)
        {
            target[i] = max ? MathF.Max(target[i], other[i]) : MathF.Min(target[i], other[i]);
        }
    }
}
