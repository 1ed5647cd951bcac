using System.Numerics;
using System.Runtime.InteropServices;

namespace Dengke.Photos.Pixels;

/// <summary>The Laplacian of a picture: how much each value differs from its four neighbours together.</summary>
internal static class Laplacian
{
    /// <summary>The variance of the Laplacian over a region, the outermost rows and columns left out; null for an empty region.</summary>
    /// <param name="values">Row by row, as large as <paramref name="region"/>.</param>
    /// <param name="region">Where it counts.</param>
    public static double? Variance(ReadOnlySpan<float> values, Region region)
    {
        var width = region.Width;
        Span<float> row = stackalloc float[width];
        double sum = 0,
            squares = 0;
        var count = 0;
        for (var y = 1; y < region.Height - 1; y++)
        {
            Row(values, width, y, row);
            for (var x = 1; x < width - 1; x++)
            {
                if (region[x, y])
                {
                    sum += row[x];
                    squares += (double)row[x] * row[x];
                    count++;
                }
            }
        }

        return count == 0 ? null : (squares / count) - (sum / count * (sum / count));
    }

    private static void Row(ReadOnlySpan<float> values, int width, int y, Span<float> row)
    {
        var inner = width - 2;
        var at = (y * width) + 1;
        var here = Vectors(values.Slice(at, inner));
        var left = Vectors(values.Slice(at - 1, inner));
        var right = Vectors(values.Slice(at + 1, inner));
        var above = Vectors(values.Slice(at - width, inner));
        var below = Vectors(values.Slice(at + width, inner));
        var result = MemoryMarshal.Cast<float, Vector<float>>(row.Slice(1, inner));
        for (var i = 0; i < result.Length; i++)
        {
            result[i] = (here[i] * 4) - left[i] - right[i] - above[i] - below[i];
        }

        for (var x = 1 + (result.Length * Vector<float>.Count); x <= inner; x++)
        {
            var i = (y * width) + x;
            row[x] = (4 * values[i]) - values[i - 1] - values[i + 1] - values[i - width] - values[i + width];
        }
    }

    private static ReadOnlySpan<Vector<float>> Vectors(ReadOnlySpan<float> values) =>
        MemoryMarshal.Cast<float, Vector<float>>(values);
}
