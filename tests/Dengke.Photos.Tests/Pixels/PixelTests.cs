using CsCheck;
using Dengke.Photos.Pixels;

namespace Dengke.Photos.Tests.Pixels;

[Trait("Requirement", "PHO-2")]
public class PixelTests
{
    [Theory]
    [InlineData(255, 255, 255, 100, 0, 0)]
    [InlineData(0, 0, 0, 0, 0, 0)]
    [InlineData(255, 0, 0, 53.24, 80.09, 67.20)]
    [InlineData(0, 255, 0, 87.73, -86.18, 83.18)]
    [InlineData(100, 197, 255, 75.98, -11.85, -37.06)]
    public void Lab_OfKnownColours_IsTheirs(int red, int green, int blue, double l, double a, double b)
    {
        var lab = Lab.FromRgb(red, green, blue);
        Assert.Equal(l, lab.L, 0.3);
        Assert.Equal(a, lab.A, 0.4);
        Assert.Equal(b, lab.B, 0.4);
    }

    [Fact]
    public void Inverse_OfAnyPlacement_LeadsBack() =>
        Gen.Select(Gen.Float[-500, 500], Gen.Float[-500, 500], Gen.Float[10, 2000], Gen.Float[-3, 3])
            .Sample(
                (x, y, side, angle) =>
                {
                    var placement = Placement.Square(new(x, y), side, angle, 192);
                    var there = placement.Map(17, 101);
                    var back = placement.Inverse().Map(there.X, there.Y);
                    return Math.Abs(back.X - 17) < 0.1 && Math.Abs(back.Y - 101) < 0.1;
                }
            );

    [Fact]
    public void Similarity_OfPointsMovedTurnedAndScaled_FindsTheMove() =>
        Gen.Select(Gen.Float[-300, 300], Gen.Float[0.2f, 5], Gen.Float[-3, 3])
            .Sample(
                (move, scale, angle) =>
                {
                    Point[] from = [new(10, 20), new(90, 25), new(50, 80), new(40, 44)];
                    var (cos, sin) = (MathF.Cos(angle) * scale, MathF.Sin(angle) * scale);
                    var to = Array.ConvertAll(
                        from,
                        p => new Point((cos * p.X) - (sin * p.Y) + move, (sin * p.X) + (cos * p.Y) - move)
                    );
                    var found = Placement.Similarity(from, to);
                    return from.Zip(to).All(pair => found.Map(pair.First.X, pair.First.Y).DistanceTo(pair.Second) < 0.05);
                }
            );

    [Fact]
    public void Eyes_PutBothWhereTheyBelong()
    {
        var placement = Placement.Eyes(new(200, 260), new(310, 250), 105, 140, 90);
        Assert.True(placement.Map(105, 140).DistanceTo(new(200, 260)) < 0.01);
        Assert.True(placement.Map(195, 140).DistanceTo(new(310, 250)) < 0.01);
    }

    [Fact]
    public void Polygon_OfATriangle_CoversItsArea()
    {
        var region = Region.Polygon(100, 100, [new(10, 10), new(90, 10), new(10, 90)]);
        Assert.InRange(region.Count, 3100, 3400);
        Assert.True(region[20, 20]);
        Assert.False(region[80, 80]);
        Assert.False(region[-1, 5]);
        var grown = region.Grown(2, 2);
        Assert.Equal(grown.Count - region.Count, grown.Without(region).Count);
    }

    [Fact]
    public void Fill_OfASlope_IsTheSlopeAtEverySize()
    {
        using var picture = Picture.Rent(256, 256);
        for (var y = 0; y < 256; y++)
        {
            for (var x = 0; x < 256; x++)
            {
                var at = ((y * 256) + x) * 4;
                (picture.Pixels[at], picture.Pixels[at + 1], picture.Pixels[at + 2]) = ((byte)x, (byte)y, 7);
            }
        }

        foreach (var side in new[] { 300, 128, 40 })
        {
            var tensor = new float[side * side * 3];
            Sampler.Fill(picture, Placement.Stretched(picture, side, side), side, side, 1, 0, tensor);
            for (var i = side / 4; i < side * 3 / 4; i++)
            {
                var expected = ((i + 0.5) * 256 / side) - 0.5;
                Assert.Equal(expected, tensor[((i * side) + i) * 3], 1.0);
                Assert.Equal(expected, tensor[(((i * side) + i) * 3) + 1], 1.0);
            }
        }
    }

    [Fact]
    public void Opened_OfAnyValues_IsTheGreatestOfTheLeastAround() =>
        Gen.Select(Gen.Int[1, 23], Gen.Int[1, 9], Gen.Int[0, 3])
            .SelectMany(
                (width, height, radius) =>
                    Gen.Float[-100, 100].Array[width * height].Select(values => (values, width, height, radius))
            )
            .Sample(
                (values, width, height, radius) =>
                {
                    var eroded = Around(values, width, height, radius, (a, b) => Math.Min(a, b));
                    var expected = Around(eroded, width, height, radius, (a, b) => Math.Max(a, b));
                    return Morphology.Opened(values, width, height, radius).SequenceEqual(expected);
                }
            );

    [Fact]
    public void Variance_OfALaplacian_IsThatOfItsDefinition() =>
        Gen.Select(Gen.Int[3, 40], Gen.Int[3, 12])
            .SelectMany((width, height) => Gen.Float[0, 255].Array[width * height].Select(values => (values, width, height)))
            .Sample(
                (values, width, height) =>
                {
                    var region = Region.Rectangle(width, height, 0, 0, width, height);
                    List<double> all = [];
                    for (var y = 1; y < height - 1; y++)
                    {
                        for (var x = 1; x < width - 1; x++)
                        {
                            var i = (y * width) + x;
                            all.Add((4.0 * values[i]) - values[i - 1] - values[i + 1] - values[i - width] - values[i + width]);
                        }
                    }

                    var mean = all.Average();
                    var expected = all.Average(v => (v - mean) * (v - mean));
                    return Math.Abs(Laplacian.Variance(values, region)!.Value - expected) <= 1e-3 + (expected * 1e-4);
                }
            );

    private static float[] Around(float[] values, int width, int height, int radius, Func<float, float, float> choose)
    {
        var result = new float[values.Length];
        for (var y = 0; y < height; y++)
        {
            for (var x = 0; x < width; x++)
            {
                var chosen = values[(y * width) + x];
                for (var dy = -radius; dy <= radius; dy++)
                {
                    for (var dx = -radius; dx <= radius; dx++)
                    {
                        var inside = x + dx >= 0 && x + dx < width && y + dy >= 0 && y + dy < height;
                        chosen = inside ? choose(chosen, values[((y + dy) * width) + x + dx]) : chosen;
                    }
                }

                result[(y * width) + x] = chosen;
            }
        }

        return result;
    }
}
