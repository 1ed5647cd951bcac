using System.Buffers;
using Dengke.Photos.Pixels;

namespace Dengke.Photos.Faces;

/// <summary>
/// The face cut out so that the eyes stand level, <see cref="EyeDistance"/> pixels apart, whatever the picture's size: 300 × 360 pixels as
/// L*a*b* and as luma. Only measured, never shown or kept.
/// </summary>
internal sealed class AlignedFace : IDisposable
{
    public const int Width = 300;
    public const int Height = 360;
    public const int EyeDistance = 90;
    public const int LeftEyeX = 105;
    public const int RightEyeX = LeftEyeX + EyeDistance;
    public const int EyeY = 140;
    private const int Pixels = Width * Height;
    private readonly Lab[] _lab = ArrayPool<Lab>.Shared.Rent(Pixels);
    private readonly float[] _luma = ArrayPool<float>.Shared.Rent(Pixels);

    /// <summary>Cuts out the face of these eyes.</summary>
    public AlignedFace(Picture picture, FaceMesh mesh, Eye left, Eye right)
    {
        Placement = Placement.Eyes(left.Iris, right.Iris, LeftEyeX, EyeY, EyeDistance);
        var inverse = Placement.Inverse();
        Mesh = mesh with { Points = Array.ConvertAll(mesh.Points, p => inverse.Map(p.X, p.Y)) };
        LeftLids = Array.ConvertAll(left.Lids, p => inverse.Map(p.X, p.Y));
        RightLids = Array.ConvertAll(right.Lids, p => inverse.Map(p.X, p.Y));
        IrisRadius = (left.IrisDiameter + right.IrisDiameter) / 4 / Placement.Scale;
        var colours = ArrayPool<float>.Shared.Rent(Pixels * 3);
        Sampler.Fill(picture, Placement, Width, Height, 1, 0, colours);
        for (var i = 0; i < Pixels; i++)
        {
            var (red, green, blue) = (colours[3 * i], colours[(3 * i) + 1], colours[(3 * i) + 2]);
            _lab[i] = Lab.FromRgb(red, green, blue);
            _luma[i] = Luma(red, green, blue);
        }

        ArrayPool<float>.Shared.Return(colours);
        Oval = Region.Polygon(Width, Height, Mesh.Pick(MeshPoints.Oval));
        Skin = MedianOf(Cheek(MeshPoints.LeftCheek, 9), Cheek(MeshPoints.RightCheek, 9));
    }

    /// <summary>Where the crop lies in the picture.</summary>
    public Placement Placement { get; }

    /// <summary>The mesh in pixels of the crop.</summary>
    public FaceMesh Mesh { get; }

    /// <summary>The lids of the eye on the left, in pixels of the crop; see <see cref="Eye.Lids"/>.</summary>
    public Point[] LeftLids { get; }

    /// <summary>The lids of the eye on the right.</summary>
    public Point[] RightLids { get; }

    /// <summary>The irises' mean radius in pixels of the crop.</summary>
    public float IrisRadius { get; }

    /// <summary>The face within its outline.</summary>
    public Region Oval { get; }

    /// <summary>The colour of the cheeks: the reference for what is skin.</summary>
    public Lab Skin { get; }

    /// <summary>Luma, 0 to 255, row by row; <see cref="Width"/> × <see cref="Height"/>.</summary>
    public ReadOnlySpan<float> Lumas => _luma.AsSpan(0, Pixels);

    /// <summary>Colours, row by row.</summary>
    public ReadOnlySpan<Lab> Colours => _lab.AsSpan(0, Pixels);

    /// <summary>ITU-R BT.601 luma.</summary>
    public static float Luma(float red, float green, float blue) => (0.299f * red) + (0.587f * green) + (0.114f * blue);

    /// <summary>The colour of one pixel, which has to lie inside.</summary>
    public Lab At(int x, int y) => _lab[(y * Width) + x];

    /// <summary>Whether a colour could be this person's skin, in light or in half shade.</summary>
    public bool IsSkin(Lab colour) => colour.L > Skin.L - 28 && colour.ChromaDistanceTo(Skin) < 18;

    /// <summary>The share of a region's pixels that are not skin; null for an empty region.</summary>
    public float? ShareNotSkin(Region region) => Share(region, (_, _, colour) => !IsSkin(colour));

    /// <summary>The share of a region's pixels of which something holds, by place and colour; null for an empty region.</summary>
    public float? Share(Region region, Func<int, int, Lab, bool> holds)
    {
        int count = 0,
            held = 0;
        for (var i = 0; i < Pixels; i++)
        {
            if (region[i])
            {
                count++;
                held += holds(i % Width, i / Width, _lab[i]) ? 1 : 0;
            }
        }

        return count == 0 ? null : held / (float)count;
    }

    /// <summary>A square on the cheek.</summary>
    public Region Cheek(int meshPoint, float reach) => Box(Mesh[meshPoint], reach, reach);

    /// <summary>A rectangle around a place.</summary>
    public static Region Box(Point centre, float across, float down) =>
        Region.Rectangle(Width, Height, centre.X - across, centre.Y - down, centre.X + across, centre.Y + down);

    /// <summary>The median, channel by channel, of all pixels of some regions.</summary>
    public Lab MedianOf(params ReadOnlySpan<Region> regions)
    {
        List<float> l = [],
            a = [],
            b = [];
        foreach (var region in regions)
        {
            for (var i = 0; i < Pixels; i++)
            {
                if (region[i])
                {
                    l.Add(_lab[i].L);
                    a.Add(_lab[i].A);
                    b.Add(_lab[i].B);
                }
            }
        }

        return new(Statistics.Quantile(l, 0.5), Statistics.Quantile(a, 0.5), Statistics.Quantile(b, 0.5));
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        ArrayPool<Lab>.Shared.Return(_lab);
        ArrayPool<float>.Shared.Return(_luma);
    }
}
