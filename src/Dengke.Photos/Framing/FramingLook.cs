using Dengke.Photos.Faces;
using Dengke.Photos.Specifications;

namespace Dengke.Photos.Framing;

/// <summary>A part of a picture, in its pixels.</summary>
public sealed record PictureBox(double X, double Y, double Width, double Height);

/// <summary>What is seen in a frame before the shot.</summary>
/// <param name="Width">The frame's width in pixels, upright.</param>
/// <param name="Height">Its height.</param>
public sealed record FramingLook(int Width, int Height)
{
    /// <summary>Why the frame says nothing; null if it does.</summary>
    public PhotoProblem? Problem { get; init; }

    /// <summary>The largest face; null if there is none.</summary>
    public FaceOutline? Face { get; init; }

    /// <summary>What would become the portrait; null where nothing can be cut out.</summary>
    public PictureBox? Portrait { get; init; }

    /// <summary>How far the eyes are from level, in degrees; positive where the eye on the right of the picture is lower.</summary>
    public double? EyeLine { get; init; }

    /// <summary>What the rules that can be told in a hurry find wrong: number of faces, pose, level of the eyes, light from the sides.</summary>
    public IReadOnlyList<Finding> Findings { get; init; } = [];

    /// <summary>The rules that are looked at.</summary>
    internal static IReadOnlyList<string> Rules { get; } = ["one_face", "head_pose", "eyes_level", "illumination"];

    internal static FramingLook Of(Portrait portrait, PhotoSpecification specification, double larger)
    {
        var (plan, problem) = CropPlan.For(portrait, specification, larger);
        var scale = 1 / portrait.Picture.DecodedScale;
        var findings = Judge.Findings(portrait, specification, r => Rules.Contains(r.Name));
        return new((int)Math.Round(portrait.Picture.Width * scale), (int)Math.Round(portrait.Picture.Height * scale))
        {
            Problem = problem,
            Face = portrait.Outline,
            Portrait = plan is null ? null : new(plan.Left * scale, plan.Top * scale, plan.Width * scale, plan.Height * scale),
            EyeLine = findings.FirstOrDefault(f => f.Measure?.Name == "EyeLineTilt")?.Value,
            Findings = [.. findings.Where(f => f.Verdict is Verdict.Fail or Verdict.Review)],
        };
    }
}
