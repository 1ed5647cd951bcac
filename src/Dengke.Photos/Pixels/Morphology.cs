namespace Dengke.Photos.Pixels;

/// <summary>Grey-scale morphology with a square.</summary>
internal static class Morphology
{
    /// <summary>Erosion, then dilation: what is lighter than its surroundings and smaller than the square is gone.</summary>
    /// <param name="values">Row by row, <paramref name="width"/> × <paramref name="height"/>.</param>
    /// <param name="width">Values across.</param>
    /// <param name="height">Values down.</param>
    /// <param name="radius">Half the square's side.</param>
    public static float[] Opened(float[] values, int width, int height, int radius) =>
        Filter(Filter(values, width, height, radius, MathF.Min), width, height, radius, MathF.Max);

    private static float[] Filter(float[] values, int width, int height, int radius, Func<float, float, float> choose)
    {
        var rows = new float[values.Length];
        var both = new float[values.Length];
        for (var y = 0; y < height; y++)
        {
            for (var x = 0; x < width; x++)
            {
                var chosen = values[(y * width) + x];
                for (var i = Math.Max(0, x - radius); i <= Math.Min(width - 1, x + radius); i++)
                {
                    chosen = choose(chosen, values[(y * width) + i]);
                }

                rows[(y * width) + x] = chosen;
            }
        }

        for (var y = 0; y < height; y++)
        {
            for (var x = 0; x < width; x++)
            {
                var chosen = rows[(y * width) + x];
                for (var i = Math.Max(0, y - radius); i <= Math.Min(height - 1, y + radius); i++)
                {
                    chosen = choose(chosen, rows[(i * width) + x]);
                }

                both[(y * width) + x] = chosen;
            }
        }

        return both;
    }
}
