using Dengke.Photos.Pixels;

namespace Dengke.Photos.Faces;

/// <summary>Describes a face by 128 numbers of length 1, near for one person (dlib's ResNet; King, 2017).</summary>
/// <param name="model">Input 150 × 150 × 3 in 0 to 255; output 128 numbers.</param>
internal sealed class EmbeddingModel(OnnxModel model) : IDisposable
{
    private const int Side = 150;

    // Where eyes, nose and the mouth's corners stand in the crops that the model knows.
    private static readonly Point[] Aligned = [new(47.3f, 46.6f), new(102.7f, 46.6f), new(75, 76.5f), new(53, 101), new(97, 101)];

    /// <summary>Describes a face by its points.</summary>
    public float[] Describe(Picture picture, FaceMesh mesh, Eye left, Eye right)
    {
        Point[] points =
        [
            left.Iris,
            right.Iris,
            mesh[MeshPoints.NoseTip],
            mesh[MeshPoints.MouthLeft],
            mesh[MeshPoints.MouthRight],
        ];
        using var run = model.Rent();
        Sampler.Fill(picture, Placement.Similarity(Aligned, points), Side, Side, 1, 0, run.Input);
        run.Execute();
        var embedding = run.Output(0).ToArray();
        var length = MathF.Sqrt(embedding.Sum(v => v * v));
        return Array.ConvertAll(embedding, v => v / length);
    }

    /// <inheritdoc/>
    public void Dispose() => model.Dispose();
}
