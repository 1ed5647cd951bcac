using System.Runtime.InteropServices;

namespace Dengke.Photos.Pixels;

/// <summary>A colour in CIE L*a*b* under D65, from sRGB (IEC 61966-2-1).</summary>
/// <param name="L">Lightness, 0 to 100.</param>
/// <param name="A">Green (negative) to red.</param>
/// <param name="B">Blue (negative) to yellow.</param>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct Lab(float L, float A, float B)
{
    private const int CubeRootSteps = 4096;
    private static readonly float[] Linear = [.. Enumerable.Range(0, 256).Select(v => FromGamma(v / 255f))];
    private static readonly float[] CubeRoot =
    [
        .. Enumerable.Range(0, CubeRootSteps + 2).Select(v => Compress(v / (float)CubeRootSteps)),
    ];

    /// <summary>How strong the colour is, 0 for grey.</summary>
    public float Chroma => MathF.Sqrt((A * A) + (B * B));

    /// <summary>Converts a colour of 0 to 255 a channel; fractions are rounded.</summary>
    public static Lab FromRgb(float red, float green, float blue)
    {
        var r = Linear[Index(red)];
        var g = Linear[Index(green)];
        var b = Linear[Index(blue)];
        var x = Root(((0.4124f * r) + (0.3576f * g) + (0.1805f * b)) / 0.95047f);
        var y = Root((0.2126f * r) + (0.7152f * g) + (0.0722f * b));
        var z = Root(((0.0193f * r) + (0.1192f * g) + (0.9505f * b)) / 1.08883f);
        return new((116 * y) - 16, 500 * (x - y), 200 * (y - z));
    }

    /// <summary>CIE 1976 distance.</summary>
    public float DistanceTo(Lab other)
    {
        var (l, a, b) = (L - other.L, A - other.A, B - other.B);
        return MathF.Sqrt((l * l) + (a * a) + (b * b));
    }

    /// <summary>Distance with lightness left aside.</summary>
    public float ChromaDistanceTo(Lab other)
    {
        var (a, b) = (A - other.A, B - other.B);
        return MathF.Sqrt((a * a) + (b * b));
    }

    private static int Index(float value) => Math.Clamp((int)(value + 0.5f), 0, 255);

    private static float Root(float t)
    {
        var place = Math.Clamp(t, 0, 1) * CubeRootSteps;
        var below = (int)place;
        return CubeRoot[below] + ((CubeRoot[below + 1] - CubeRoot[below]) * (place - below));
    }

    private static float FromGamma(float value) =>
        value <= 0.04045f ? value / 12.92f : MathF.Pow((value + 0.055f) / 1.055f, 2.4f);

    private static float Compress(float t) => t > 0.008856f ? MathF.Cbrt(t) : (7.787f * t) + (16f / 116);
}
