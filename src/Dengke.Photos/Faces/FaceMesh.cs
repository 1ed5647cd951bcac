using Dengke.Photos.Pixels;

namespace Dengke.Photos.Faces;

/// <summary>468 points on a face (MediaPipe's face mesh; Kartynnik and others, 2019), in pixels of the picture.</summary>
/// <param name="Points">By the mesh's own numbering; see <see cref="MeshPoints"/>.</param>
/// <param name="Depths">How far each lies behind the head's centre (negative: before it), in pixels of the picture.</param>
/// <param name="Presence">How sure the model is that this is a face, 0 to 1.</param>
internal sealed record FaceMesh(Point[] Points, float[] Depths, float Presence)
{
    /// <summary>One point.</summary>
    public Point this[int index] => Points[index];

    /// <summary>Several points.</summary>
    public Point[] Pick(ReadOnlySpan<int> indices)
    {
        var picked = new Point[indices.Length];
        for (var i = 0; i < picked.Length; i++)
        {
            picked[i] = Points[indices[i]];
        }

        return picked;
    }
}

/// <summary>Fits the mesh: once where the detector saw the face, once more where the first mesh lies.</summary>
/// <param name="model">Input 192 × 192 × 3 in 0 to 1; first output x, y, z of 468 points in pixels of the input, second a logit.</param>
internal sealed class FaceMeshModel(OnnxModel model) : IDisposable
{
    private const int Side = 192;
    private const float Margin = 1.5f;

    /// <summary>Fits the mesh to a detected face.</summary>
    public FaceMesh Fit(Picture picture, Detection face)
    {
        var first = Fit(picture, face.Centre, face.Side * Margin, Angle(face.LeftEye, face.RightEye));
        var (left, right) = (first.Points.Min(p => p.X), first.Points.Max(p => p.X));
        var (top, bottom) = (first.Points.Min(p => p.Y), first.Points.Max(p => p.Y));
        return Fit(
            picture,
            new((left + right) / 2, (top + bottom) / 2),
            Margin * Math.Max(right - left, bottom - top),
            Angle(first[MeshPoints.LeftEyeOuter], first[MeshPoints.RightEyeOuter])
        );
    }

    /// <inheritdoc/>
    public void Dispose() => model.Dispose();

    private static float Angle(Point left, Point right) => MathF.Atan2(right.Y - left.Y, right.X - left.X);

    private FaceMesh Fit(Picture picture, Point centre, float side, float angle)
    {
        var placement = Placement.Square(centre, side, angle, Side);
        using var run = model.Rent();
        Sampler.Fill(picture, placement, Side, Side, 1 / 255f, 0, run.Input);
        run.Execute();
        var output = run.Output(0);
        var points = new Point[MeshPoints.Count];
        var depths = new float[MeshPoints.Count];
        for (var i = 0; i < points.Length; i++)
        {
            points[i] = placement.Map(output[3 * i], output[(3 * i) + 1]);
            depths[i] = output[(3 * i) + 2] * placement.Scale;
        }

        return new(points, depths, 1 / (1 + MathF.Exp(-run.Output(1)[0])));
    }
}
