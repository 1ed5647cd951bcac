using Dengke.Photos.Pixels;

namespace Dengke.Photos.Faces;

/// <summary>One eye, in pixels of the picture.</summary>
/// <param name="Iris">The iris's centre.</param>
/// <param name="IrisDiameter">Its diameter.</param>
/// <param name="Openness">Gap between the lids by the eye's width: about 0.3 for an open eye, under 0.1 for a closed one.</param>
/// <param name="Lids">16 points along the lids: the lower from corner to corner (0 to 8), then the upper (9 to 15).</param>
internal sealed record Eye(Point Iris, float IrisDiameter, float Openness, Point[] Lids);

/// <summary>Finds lids and iris in the crop of one eye (MediaPipe Iris; Ablavatski and others, 2020).</summary>
/// <param name="model">Input 64 × 64 × 3 in 0 to 1; output x, y, z of 71 points on and around the lids and 5 of the iris.</param>
internal sealed class EyeModel(OnnxModel model) : IDisposable
{
    private const int Side = 64;
    private const float Margin = 2.3f;
    private const int LidPoints = 16;
    private const int IrisCentre = 71;

    /// <summary>Looks at both eyes of a face.</summary>
    public (Eye Left, Eye Right) Look(Picture picture, FaceMesh mesh) =>
        (
            Look(picture, mesh[MeshPoints.LeftEyeOuter], mesh[MeshPoints.LeftEyeInner], mirrored: false),
            // The model knows one side only, so the other eye is shown mirrored.
            Look(picture, mesh[MeshPoints.RightEyeInner], mesh[MeshPoints.RightEyeOuter], mirrored: true)
        );

    /// <inheritdoc/>
    public void Dispose() => model.Dispose();

    private Eye Look(Picture picture, Point left, Point right, bool mirrored)
    {
        var placement = Placement.Square(
            left.Midway(right),
            Margin * left.DistanceTo(right),
            MathF.Atan2(right.Y - left.Y, right.X - left.X),
            Side
        );
        placement = mirrored ? placement.Mirrored(Side) : placement;
        using var run = model.Rent();
        Sampler.Fill(picture, placement, Side, Side, 1 / 255f, 0, run.Input);
        run.Execute();
        var output = run.Output(0);
        var lids = new Point[LidPoints];
        for (var i = 0; i < LidPoints; i++)
        {
            lids[i] = At(output, placement, i);
        }

        var gap = (lids[12].DistanceTo(lids[4]) + lids[11].DistanceTo(lids[3]) + lids[13].DistanceTo(lids[5])) / 3;
        var across = At(output, placement, 72).DistanceTo(At(output, placement, 74));
        var down = At(output, placement, 73).DistanceTo(At(output, placement, 75));
        return new(At(output, placement, IrisCentre), (across + down) / 2, gap / lids[0].DistanceTo(lids[8]), lids);
    }

    private static Point At(ReadOnlySpan<float> output, Placement placement, int index) =>
        placement.Map(output[3 * index], output[(3 * index) + 1]);
}
