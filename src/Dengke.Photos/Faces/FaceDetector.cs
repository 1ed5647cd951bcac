using Dengke.Photos.Pixels;

namespace Dengke.Photos.Faces;

/// <summary>BlazeFace (Bazarevsky and others, 2019): boxes with six points, from anchors on one or two grids.</summary>
/// <param name="model">Input side × side × 3 in -1 to 1; first output 16 numbers an anchor, second its logit.</param>
/// <param name="side">Pixels of the input's side.</param>
/// <param name="anchors">The anchors' centres, 0 to 1.</param>
internal sealed class FaceDetector(OnnxModel model, int side, Point[] anchors) : IDisposable
{
    private const float LeastScore = 0.5f;
    private const float SameFace = 0.3f;
    private const int NumbersPerAnchor = 16;

    /// <summary>The anchors of the near model: two a cell on a grid of 16, six on one of 8.</summary>
    public static Point[] NearAnchors { get; } = [.. Grid(16, 2), .. Grid(8, 6)];

    /// <summary>The anchors of the far model: one a cell on a grid of 48.</summary>
    public static Point[] FarAnchors { get; } = [.. Grid(48, 1)];

    /// <summary>All faces, the surest first.</summary>
    /// <param name="picture">Where to look.</param>
    /// <param name="quarterTurns">The picture is looked at turned clockwise by so many quarters; the faces are told as they lie unturned.</param>
    public List<Detection> Find(Picture picture, int quarterTurns = 0) =>
        Find(
            picture,
            new(picture.Width / 2f, picture.Height / 2f),
            Math.Max(picture.Width, picture.Height),
            -quarterTurns * MathF.PI / 2
        );

    /// <summary>All faces in a square around <paramref name="centre"/>, the surest first.</summary>
    public List<Detection> Find(Picture picture, Point centre, float squareSide, float angle = 0)
    {
        var placement = Placement.Square(centre, squareSide, angle, side);
        using var run = model.Rent();
        Sampler.Fill(picture, placement, side, side, 1 / 127.5f, -1, run.Input);
        run.Execute();
        return Merge(Candidates(run.Output(0), run.Output(1), placement));
    }

    /// <inheritdoc/>
    public void Dispose() => model.Dispose();

    private static IEnumerable<Point> Grid(int cells, int each)
    {
        for (var i = 0; i < cells * cells * each; i++)
        {
            var cell = i / each;
            yield return new(((cell % cells) + 0.5f) / cells, ((cell / cells) + 0.5f) / cells);
        }
    }

    private List<Detection> Candidates(ReadOnlySpan<float> boxes, ReadOnlySpan<float> logits, Placement placement)
    {
        var found = new List<Detection>();
        for (var i = 0; i < anchors.Length; i++)
        {
            var score = 1 / (1 + MathF.Exp(-Math.Clamp(logits[i], -100, 100)));
            if (score < LeastScore)
            {
                continue;
            }

            var box = boxes.Slice(i * NumbersPerAnchor, NumbersPerAnchor);
            var anchor = new Point(anchors[i].X * side, anchors[i].Y * side);
            var centre = placement.Map(box[0] + anchor.X, box[1] + anchor.Y);
            var (width, height) = (box[2] * placement.Scale, box[3] * placement.Scale);
            found.Add(
                new(
                    score,
                    centre.X - (width / 2),
                    centre.Y - (height / 2),
                    width,
                    height,
                    placement.Map(box[4] + anchor.X, box[5] + anchor.Y),
                    placement.Map(box[6] + anchor.X, box[7] + anchor.Y),
                    placement.Map(box[10] + anchor.X, box[11] + anchor.Y)
                )
            );
        }

        return found;
    }

    /// <summary>Makes one face of all boxes that overlap, each weighing as much as it is sure.</summary>
    private static List<Detection> Merge(List<Detection> candidates)
    {
        var rest = candidates.OrderByDescending(c => c.Score).ToList();
        var faces = new List<Detection>();
        while (rest.Count > 0)
        {
            var best = rest[0];
            var same = rest.Where(c => c.OverlapWith(best) > SameFace).ToList();
            rest = [.. rest.Except(same)];
            var sum = same.Sum(c => c.Score);
            faces.Add(
                new(
                    best.Score,
                    same.Sum(c => c.X * c.Score) / sum,
                    same.Sum(c => c.Y * c.Score) / sum,
                    same.Sum(c => c.Width * c.Score) / sum,
                    same.Sum(c => c.Height * c.Score) / sum,
                    Mean(c => c.LeftEye),
                    Mean(c => c.RightEye),
                    Mean(c => c.Mouth)
                )
            );

            Point Mean(Func<Detection, Point> point) =>
                new(same.Sum(c => point(c).X * c.Score) / sum, same.Sum(c => point(c).Y * c.Score) / sum);
        }

        return faces;
    }
}
