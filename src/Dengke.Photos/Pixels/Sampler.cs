namespace Dengke.Photos.Pixels;

/// <summary>Cuts tensors out of a picture: bilinear, from the halved copy nearest in size, so that nothing aliases.</summary>
internal static class Sampler
{
    private const int MostHalvings = 8;

    /// <summary>Fills <paramref name="tensor"/> with red, green and blue of <paramref name="width"/> × <paramref name="height"/> places.</summary>
    /// <param name="picture">Where from.</param>
    /// <param name="placement">Where each place lies; outside the picture it is black.</param>
    /// <param name="width">Places across.</param>
    /// <param name="height">Places down.</param>
    /// <param name="gain">What a value of 0 to 255 is multiplied by.</param>
    /// <param name="offset">What is added then.</param>
    /// <param name="tensor">Row by row, three values a place; at least width × height × 3 long.</param>
    public static void Fill(
        Picture picture,
        Placement placement,
        int width,
        int height,
        float gain,
        float offset,
        Span<float> tensor
    )
    {
        var halvings = 0;
        for (var scale = placement.Scale; scale >= 2 && halvings < MostHalvings; scale /= 2)
        {
            halvings++;
        }

        var level = picture.Halved(halvings);
        var shrink = 1f / (1 << halvings);
        var (source, columns, rows) = (level.Pixels, level.Width, level.Height);
        var at = 0;
        for (var y = 0; y < height; y++)
        {
            // Half a pixel at both ends, since pixels are squares and not points.
            var startX = (((placement.A * 0.5f) + (placement.B * (y + 0.5f)) + placement.C) * shrink) - 0.5f;
            var startY = (((placement.D * 0.5f) + (placement.E * (y + 0.5f)) + placement.F) * shrink) - 0.5f;
            var (stepX, stepY) = (placement.A * shrink, placement.D * shrink);
            for (var x = 0; x < width; x++, at += 3)
            {
                var (sourceX, sourceY) = (startX + (stepX * x), startY + (stepY * x));
                if (!(sourceX > -1 && sourceY > -1 && sourceX < columns && sourceY < rows))
                {
                    tensor[at] = tensor[at + 1] = tensor[at + 2] = offset;
                    continue;
                }

                var (left, top) = ((int)MathF.Floor(sourceX), (int)MathF.Floor(sourceY));
                var (right, bottom) = (Math.Min(left + 1, columns - 1), Math.Min(top + 1, rows - 1));
                var (fractionX, fractionY) = (sourceX - left, sourceY - top);
                (left, top) = (Math.Max(left, 0), Math.Max(top, 0));
                var upperLeft = ((top * columns) + left) * 4;
                var upperRight = ((top * columns) + right) * 4;
                var lowerLeft = ((bottom * columns) + left) * 4;
                var lowerRight = ((bottom * columns) + right) * 4;
                for (var c = 0; c < 3; c++)
                {
                    float above = source[upperLeft + c] + ((source[upperRight + c] - source[upperLeft + c]) * fractionX);
                    float below = source[lowerLeft + c] + ((source[lowerRight + c] - source[lowerLeft + c]) * fractionX);
                    tensor[at + c] = ((above + ((below - above) * fractionY)) * gain) + offset;
                }
            }
        }
    }
}
