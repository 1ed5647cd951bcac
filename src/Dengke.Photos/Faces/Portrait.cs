using Dengke.Photos.Files;
using Dengke.Photos.Pixels;

namespace Dengke.Photos.Faces;

/// <summary>One decoded picture with all that was found in it. Its memory is lent: dispose of it.</summary>
public sealed class Portrait : IDisposable
{
    private readonly Lazy<PersonMask> _mask;
    private readonly Lazy<Background> _background;

    internal Portrait(
        PictureHeader header,
        Picture picture,
        IReadOnlyList<Detection> faces,
        Func<PersonMask> mask,
        FaceFeatures? face
    )
    {
        Header = header;
        Picture = picture;
        Faces = faces;
        Face = face;
        _mask = new(mask);
        _background = new(() => new(picture, Mask));
    }

    /// <summary>What the file says of itself.</summary>
    public PictureHeader Header { get; }

    internal Picture Picture { get; }

    /// <summary>All faces, the largest first.</summary>
    internal IReadOnlyList<Detection> Faces { get; }

    /// <summary>Made when first asked for, as all is that a crop can do without.</summary>
    internal PersonMask Mask => _mask.Value;

    /// <summary>The largest face; null if there is none.</summary>
    internal FaceFeatures? Face { get; }

    internal Background Background => _background.Value;

    /// <summary>Where the largest face is, in pixels of the file turned upright; null if there is none.</summary>
    public FaceOutline? Outline => Face?.Outline(1 / Picture.DecodedScale);

    /// <inheritdoc/>
    public void Dispose()
    {
        Face?.Dispose();
        Picture.Dispose();
    }
}

/// <summary>All that was found of one face, in pixels of the picture.</summary>
internal sealed class FaceFeatures(
    Picture picture,
    Detection detection,
    FaceMesh mesh,
    Eye left,
    Eye right,
    Func<Expression> expression
) : IDisposable
{
    private readonly Lazy<AlignedFace> _aligned = new(() => new(picture, mesh, left, right));
    private readonly Lazy<Expression> _expression = new(expression);

    public Detection Detection { get; } = detection;

    public FaceMesh Mesh { get; } = mesh;

    public Eye LeftEye { get; } = left;

    public Eye RightEye { get; } = right;

    public Expression Expression => _expression.Value;

    /// <summary>The face cut out level.</summary>
    public AlignedFace Aligned => _aligned.Value;

    /// <summary>From iris to iris.</summary>
    public float EyeDistance => LeftEye.Iris.DistanceTo(RightEye.Iris);

    /// <summary>Between the eyes.</summary>
    public Point EyeCentre => LeftEye.Iris.Midway(RightEye.Iris);

    /// <summary>From cheek to cheek.</summary>
    public float Width => Mesh[MeshPoints.LeftCheekEdge].DistanceTo(Mesh[MeshPoints.RightCheekEdge]);

    /// <summary>The outline, with lengths multiplied by <paramref name="scale"/>.</summary>
    public FaceOutline Outline(double scale)
    {
        var (left, right) = (Mesh.Points.Min(p => p.X), Mesh.Points.Max(p => p.X));
        var (top, bottom) = (Mesh.Points.Min(p => p.Y), Mesh.Points.Max(p => p.Y));
        return new(left * scale, top * scale, (right - left) * scale, (bottom - top) * scale)
        {
            LeftEye = Scaled(LeftEye.Iris),
            RightEye = Scaled(RightEye.Iris),
            Chin = Scaled(Mesh[MeshPoints.Chin]),
            Hairline = Scaled(Mesh[MeshPoints.ForeheadTop]),
        };

        Point Scaled(Point p) => new((float)(p.X * scale), (float)(p.Y * scale));
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        if (_aligned.IsValueCreated)
        {
            _aligned.Value.Dispose();
        }
    }
}
