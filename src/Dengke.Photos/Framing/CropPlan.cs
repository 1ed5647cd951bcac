using Dengke.Photos.Faces;
using Dengke.Photos.Files;
using Dengke.Photos.Specifications;

namespace Dengke.Photos.Framing;

/// <summary>Which part of a picture becomes the portrait, in pixels of the picture. Never turned, never mirrored.</summary>
/// <param name="Left">Left edge.</param>
/// <param name="Top">Upper edge.</param>
/// <param name="Width">Width; width by height is the specification's.</param>
/// <param name="Height">Height.</param>
internal sealed record CropPlan(float Left, float Top, float Width, float Height)
{
    private const int Steps = 12;

    /// <summary>
    /// Puts the head where the specification wants it. Where that reaches beyond the picture, the head is taken larger, as far as the rules
    /// allow.
    /// </summary>
    /// <param name="portrait">The picture and its face.</param>
    /// <param name="specification">Where the head has to be.</param>
    /// <param name="larger">How many times larger the picture is that will be cut.</param>
    /// <returns>The plan, or why there is none.</returns>
    public static (CropPlan? Plan, PhotoProblem? Problem) For(
        Portrait portrait,
        PhotoSpecification specification,
        double larger = 1
    )
    {
        if (portrait.Face is not { } face)
        {
            return (null, PhotoProblems.NoFace);
        }

        var (size, head) = (specification.Size, specification.Head);
        var widest = specification
            .Rules.SelectMany(r => r.Limits)
            .Where(l => l.Measure == "FaceWidth")
            .Select(l => l.Pass.Max)
            .DefaultIfEmpty(head.FaceWidth)
            .Min();
        var middle = face.Mesh[MeshPoints.LeftCheekEdge].Midway(face.Mesh[MeshPoints.RightCheekEdge]).X;
        for (var step = 0; step <= Steps; step++)
        {
            // Just short of the widest that is allowed, since the finished picture is measured anew.
            var width = head.FaceWidth + ((Math.Max(head.FaceWidth, widest * 0.97) - head.FaceWidth) * step / Steps);
            var scale = (float)(face.Width / width);
            var plan = new CropPlan(
                middle - (size.Width * scale / 2),
                face.EyeCentre.Y - ((float)head.EyesToTop * scale),
                size.Width * scale,
                size.Height * scale
            );
            if (plan.FitsInto(portrait))
            {
                var native = plan.Width * larger / portrait.Picture.DecodedScale;
                return native < size.Width
                    ? (null, PhotoProblems.CropTooSmall((int)native, (int)(native * size.Height / size.Width)))
                    : (plan, null);
            }
        }

        return (null, PhotoProblems.CropBeyondEdge);
    }

    private bool FitsInto(Portrait portrait) =>
        Left >= 0 && Top >= 0 && Left + Width <= portrait.Picture.Width && Top + Height <= portrait.Picture.Height;
}
