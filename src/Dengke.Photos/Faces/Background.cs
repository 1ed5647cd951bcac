using Dengke.Photos.Pixels;

namespace Dengke.Photos.Faces;

/// <summary>What lies behind the person: colours on a grid of places that are surely not the person.</summary>
internal sealed class Background
{
    private const float SurelyBackground = 0.05f;
    private const int Columns = 160;
    private const float LowestRow = 0.75f;

    /// <summary>Samples the upper three quarters of a picture.</summary>
    public Background(Picture picture, PersonMask mask)
    {
        var step = Math.Max(1f, picture.Width / (float)Columns);
        for (var y = step / 2; y < picture.Height * LowestRow; y += step)
        {
            for (var x = step / 2; x < picture.Width; x += step)
            {
                if (mask.At(x, y) < SurelyBackground)
                {
                    var (red, green, blue) = picture.At((int)x, (int)y);
                    Samples.Add((new(x / picture.Width, y / picture.Height), Lab.FromRgb(red, green, blue)));
                }
            }
        }

        Median = new(
            Statistics.Quantile([.. Samples.Select(s => s.Colour.L)], 0.5),
            Statistics.Quantile([.. Samples.Select(s => s.Colour.A)], 0.5),
            Statistics.Quantile([.. Samples.Select(s => s.Colour.B)], 0.5)
        );
    }

    /// <summary>Places as shares of width and height, with their colours.</summary>
    public List<(Point Place, Lab Colour)> Samples { get; } = [];

    /// <summary>The middle colour, channel by channel.</summary>
    public Lab Median { get; }

    /// <summary>Whether there is enough of it to judge by.</summary>
    public bool IsEnough => Samples.Count >= 200;
}
