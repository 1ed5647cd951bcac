using Dengke.Photos.Faces;
using Dengke.Photos.Pixels;
using Dengke.Photos.Specifications;

namespace Dengke.Photos.Measures;

/// <summary>From cheek to cheek.</summary>
public sealed class FaceWidth()
    : FaceMeasure(
        new(
            "FaceWidth",
            new("脸部宽度", "Face width"),
            "px",
            new(0, 100_000),
            "HeadSize",
            "Between the outermost points of the mesh at the height of the cheeks"
        ),
        new("头部太小, 请靠近镜头或放大取景。", "The head is too small; come closer."),
        new("头部太大, 请离镜头远一些。", "The head is too large; move back.")
    )
{
    internal override double? Of(FaceFeatures face, Portrait portrait, PhotoSpecification specification) =>
        face.Width * specification.Size.Width / portrait.Picture.Width;
}

/// <summary>From the line of the eyes to the upper edge.</summary>
public sealed class EyesToTop()
    : FaceMeasure(
        new(
            "EyesToTop",
            new("眼睛距上边沿", "Eyes to upper edge"),
            "px",
            new(-100_000, 100_000),
            "MarginAboveOfTheFaceImage",
            "Mean of both irises"
        ),
        new("头部太靠上, 请降低取景。", "The head is too high; lower it in the frame."),
        new("头部太靠下, 请抬高取景。", "The head is too low; raise it in the frame.")
    )
{
    internal override double? Of(FaceFeatures face, Portrait portrait, PhotoSpecification specification) =>
        face.EyeCentre.Y * specification.Size.Height / portrait.Picture.Height;
}

/// <summary>From the hairline to the upper edge.</summary>
public sealed class HairlineToTop()
    : FaceMeasure(
        new(
            "HairlineToTop",
            new("发际距上边沿", "Hairline to upper edge"),
            "px",
            new(-100_000, 100_000),
            "MarginAboveOfTheFaceImage",
            "Where skin ends above the brows along the face's midline"
        ),
        new("发际线太靠近上边沿, 请留出头顶空间。", "The hairline is too near the upper edge; leave room above."),
        new(
            "发际线离上边沿太远, 请靠近或抬高取景。",
            "The hairline is too far from the upper edge; come closer or raise the head."
        )
    )
{
    internal override double? Of(FaceFeatures face, Portrait portrait, PhotoSpecification specification) =>
        Hairline.Find(face).Y * specification.Size.Height / portrait.Picture.Height;
}

/// <summary>How much lies between the top of the head, hair and all, and the upper edge.</summary>
public sealed class HeadTopMargin()
    : FaceMeasure(
        new(
            "HeadTopMargin",
            new("头顶距上边沿", "Head to upper edge"),
            "px",
            new(0, 100_000),
            "MarginAboveOfTheFaceImage",
            "The person mask's uppermost row over the face"
        ),
        new("头顶被裁掉或紧贴上边沿, 请留出头顶空间。", "The head touches the upper edge; leave room above."),
        new("头顶离上边沿太远。", "The head is too far from the upper edge.")
    )
{
    internal override double? Of(FaceFeatures face, Portrait portrait, PhotoSpecification specification) =>
        portrait.Mask.Top(face.EyeCentre.X - face.EyeDistance, face.EyeCentre.X + face.EyeDistance)
        * specification.Size.Height
        / portrait.Picture.Height;
}

/// <summary>How far the head is from the middle.</summary>
public sealed class HeadCentring()
    : FaceMeasure(
        new(
            "HeadCentring",
            new("偏离中线", "Off centre"),
            "px",
            new(0, 100_000),
            "LeftwardCropOfTheFaceImage",
            "The middle of the cheeks against the picture's middle"
        ),
        new("请看一看居中。", "Please look at the centring."),
        new("头部偏向一侧, 请居中。", "The head is off centre; move to the middle.")
    )
{
    internal override double? Of(FaceFeatures face, Portrait portrait, PhotoSpecification specification)
    {
        var middle = face.Mesh[MeshPoints.LeftCheekEdge].Midway(face.Mesh[MeshPoints.RightCheekEdge]).X;
        return Math.Abs((middle / portrait.Picture.Width) - 0.5) * specification.Size.Width;
    }
}

/// <summary>Finds where the forehead ends.</summary>
internal static class Hairline
{
    private const int Reach = 6;

    /// <summary>The hairline on the midline, in pixels of the picture; the mesh's own end of the forehead if skin goes on to the crop's edge.</summary>
    public static Point Find(FaceFeatures face)
    {
        var aligned = face.Aligned;
        var brows = aligned.Mesh[MeshPoints.LeftBrowTop].Midway(aligned.Mesh[MeshPoints.RightBrowTop]);
        var middle = (int)aligned.Mesh[MeshPoints.ForeheadTop].X;
        var run = 0;
        for (var y = (int)brows.Y; y > 0; y--)
        {
            var skin = 0;
            for (var x = middle - Reach; x <= middle + Reach; x++)
            {
                skin += x is >= 0 and < AlignedFace.Width && aligned.IsSkin(aligned.At(x, y)) ? 1 : 0;
            }

            run = skin < Reach ? run + 1 : 0;
            if (run == 3)
            {
                return aligned.Placement.Map(middle, y + 3);
            }
        }

        return face.Mesh[MeshPoints.ForeheadTop];
    }
}
