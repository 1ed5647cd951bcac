using System.Runtime.InteropServices;

namespace Dengke.Photos.Pixels;

/// <summary>A place in a picture, in pixels from its upper left corner.</summary>
/// <param name="X">To the right.</param>
/// <param name="Y">Down.</param>
[StructLayout(LayoutKind.Auto)]
public readonly record struct Point(float X, float Y)
{
    /// <summary>How far it is from <paramref name="other"/>.</summary>
    public float DistanceTo(Point other) => MathF.Sqrt(((X - other.X) * (X - other.X)) + ((Y - other.Y) * (Y - other.Y)));

    /// <summary>The place halfway to <paramref name="other"/>.</summary>
    public Point Midway(Point other) => new((X + other.X) / 2, (Y + other.Y) / 2);
}
