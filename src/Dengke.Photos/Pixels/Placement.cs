using System.Runtime.InteropServices;

namespace Dengke.Photos.Pixels;

/// <summary>Where each pixel of a small tensor or crop lies in the picture: an affine map, tensor to picture.</summary>
/// <remarks><c>x' = A x + B y + C</c>, <c>y' = D x + E y + F</c>, pixel centres at halves.</remarks>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct Placement(float A, float B, float C, float D, float E, float F)
{
    /// <summary>Pixels of the picture a pixel of the tensor.</summary>
    public float Scale => MathF.Sqrt(MathF.Abs((A * E) - (B * D)));

    /// <summary>The whole picture stretched over <paramref name="width"/> × <paramref name="height"/>.</summary>
    public static Placement Stretched(Picture picture, int width, int height) =>
        new(picture.Width / (float)width, 0, 0, 0, picture.Height / (float)height, 0);

    /// <summary>A square of the picture around <paramref name="centre"/>, turned clockwise by <paramref name="angle"/> radians.</summary>
    public static Placement Square(Point centre, float side, float angle, int pixels)
    {
        var scale = side / pixels;
        var (cos, sin) = (MathF.Cos(angle) * scale, MathF.Sin(angle) * scale);
        var half = pixels / 2f;
        return new(cos, -sin, centre.X - (cos * half) + (sin * half), sin, cos, centre.Y - (sin * half) - (cos * half));
    }

    /// <summary>The similarity that puts the two eyes at (<paramref name="leftX"/>, <paramref name="y"/>) and <paramref name="apart"/> to its right.</summary>
    public static Placement Eyes(Point left, Point right, float leftX, float y, float apart)
    {
        var scale = left.DistanceTo(right) / apart;
        var angle = MathF.Atan2(right.Y - left.Y, right.X - left.X);
        var (cos, sin) = (MathF.Cos(angle) * scale, MathF.Sin(angle) * scale);
        return new(cos, -sin, left.X - (cos * leftX) + (sin * y), sin, cos, left.Y - (sin * leftX) - (cos * y));
    }

    /// <summary>The similarity nearest in the least squares sense to what maps <paramref name="from"/> to <paramref name="to"/>.</summary>
    public static Placement Similarity(ReadOnlySpan<Point> from, ReadOnlySpan<Point> to)
    {
        var (fromCentre, toCentre) = (Centre(from), Centre(to));
        float cos = 0,
            sin = 0,
            norm = 0;
        for (var i = 0; i < from.Length; i++)
        {
            var (x, y) = (from[i].X - fromCentre.X, from[i].Y - fromCentre.Y);
            var (u, v) = (to[i].X - toCentre.X, to[i].Y - toCentre.Y);
            cos += (u * x) + (v * y);
            sin += (v * x) - (u * y);
            norm += (x * x) + (y * y);
        }

        (cos, sin) = (cos / norm, sin / norm);
        return new(
            cos,
            -sin,
            toCentre.X - (cos * fromCentre.X) + (sin * fromCentre.Y),
            sin,
            cos,
            toCentre.Y - (sin * fromCentre.X) - (cos * fromCentre.Y)
        );
    }

    /// <summary>Where a place of the tensor lies in the picture.</summary>
    public Point Map(float x, float y) => new((A * x) + (B * y) + C, (D * x) + (E * y) + F);

    /// <summary>The same place read from right to left, for a tensor of <paramref name="pixels"/> across.</summary>
    public Placement Mirrored(int pixels) => new(-A, B, (A * pixels) + C, -D, E, (D * pixels) + F);

    /// <summary>The way back: picture to tensor.</summary>
    public Placement Inverse()
    {
        var determinant = (A * E) - (B * D);
        return new(
            E / determinant,
            -B / determinant,
            ((B * F) - (C * E)) / determinant,
            -D / determinant,
            A / determinant,
            ((C * D) - (A * F)) / determinant
        );
    }

    private static Point Centre(ReadOnlySpan<Point> points)
    {
        float x = 0,
            y = 0;
        foreach (var point in points)
        {
            x += point.X / points.Length;
            y += point.Y / points.Length;
        }

        return new(x, y);
    }
}
