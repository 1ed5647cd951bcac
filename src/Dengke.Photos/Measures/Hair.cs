using Dengke.Photos.Faces;
using Dengke.Photos.Pixels;
using Dengke.Photos.Specifications;

namespace Dengke.Photos.Measures;

/// <summary>How much of the forehead above the brows is covered.</summary>
public sealed class BrowsOccluded()
    : FaceMeasure(
        new(
            "BrowsOccluded",
            new("眉上遮挡", "Covered above the brows"),
            "",
            new(0, 1),
            "FaceOcclusionPrevention",
            "Share of what is not skin between the brows and 55 % of the forehead"
        ),
        new("请看一看眉毛。", "Please look at the brows."),
        new("刘海遮住或贴近眉毛, 请把头发梳开。", "Hair covers the brows or comes near them; comb it back.")
    )
{
    internal override double? Of(FaceFeatures face, Portrait portrait, PhotoSpecification specification)
    {
        var aligned = face.Aligned;
        var mesh = aligned.Mesh;
        var bottom = ((mesh[MeshPoints.LeftBrowTop].Y + mesh[MeshPoints.RightBrowTop].Y) / 2) - 3;
        var top = bottom - ((bottom - mesh[MeshPoints.ForeheadTop].Y) * 0.55f);
        return aligned.ShareNotSkin(
            Region.Rectangle(
                AlignedFace.Width,
                AlignedFace.Height,
                mesh[MeshPoints.LeftBrowOuter].X + 2,
                top,
                mesh[MeshPoints.RightBrowOuter].X - 2,
                bottom
            )
        );
    }
}

/// <summary>How much forehead shows above the eyes: a fringe leaves little.</summary>
public sealed class ForeheadVisible()
    : FaceMeasure(
        new(
            "ForeheadVisible",
            new("额头露出", "Forehead showing"),
            "",
            new(0, 5),
            "FaceOcclusionPrevention",
            "From the line of the eyes to where skin ends above it, by the distance of the eyes"
        ),
        new("刘海或帽檐压得很低, 请露出额头和眉毛。", "A fringe or brim hangs low; show the forehead and the brows."),
        new("请看一看额头。", "Please look at the forehead.")
    )
{
    internal override double? Of(FaceFeatures face, Portrait portrait, PhotoSpecification specification) =>
        Hairline.Find(face).DistanceTo(face.EyeCentre) / face.EyeDistance;
}

/// <summary>How much of the skin around the worse eye is covered.</summary>
public sealed class EyesOccluded()
    : FaceMeasure(
        new(
            "EyesOccluded",
            new("眼周遮挡", "Covered around an eye"),
            "",
            new(0, 1),
            "EyesVisible",
            "Share of what is not skin between brow and cheek, the eye itself left out; the worse side"
        ),
        new("请看一看眼睛。", "Please look at the eyes."),
        new("眼睛被头发、镜框或其他东西遮挡。", "Hair, a frame or something else covers an eye.")
    )
{
    internal override double? Of(FaceFeatures face, Portrait portrait, PhotoSpecification specification) =>
        Math.Max(
            Share(face.Aligned, MeshPoints.LeftEye, MeshPoints.LeftBrow, AlignedFace.LeftEyeX),
            Share(face.Aligned, MeshPoints.RightEye, MeshPoints.RightBrow, AlignedFace.RightEyeX)
        );

    private static float Share(AlignedFace face, ReadOnlySpan<int> eye, ReadOnlySpan<int> brow, int middle)
    {
        var around = Region.Rectangle(
            AlignedFace.Width,
            AlignedFace.Height,
            middle - 28,
            face.Mesh.Pick(brow).Max(p => p.Y) + 2,
            middle + 28,
            AlignedFace.EyeY + 26
        );
        var itself = Region.Polygon(AlignedFace.Width, AlignedFace.Height, face.Mesh.Pick(eye)).Grown(5, 5);
        return face.ShareNotSkin(around.Without(itself)) ?? 0;
    }
}

/// <summary>How much skin shows where an ear should be, on the side that shows less.</summary>
public sealed class EarsVisible()
    : FaceMeasure(
        new(
            "EarsVisible",
            new("耳朵露出", "Ears showing"),
            "",
            new(0, 1),
            null,
            "Share of skin in the strip beside the face from eye to mouth, the lesser of two sides"
        ),
        new("耳朵可能被头发遮住, 请把头发别到耳后。", "An ear may be covered by hair; tuck it behind the ear."),
        new("请看一看耳朵。", "Please look at the ears.")
    )
{
    internal override double? Of(FaceFeatures face, Portrait portrait, PhotoSpecification specification) =>
        Math.Min(Ears.SkinShare(face, portrait, left: true), Ears.SkinShare(face, portrait, left: false));
}

/// <summary>How much hair lies beside the face at the height of the ears, on the side that has more.</summary>
public sealed class HairAtEars()
    : FaceMeasure(
        new(
            "HairAtEars",
            new("耳旁头发", "Hair at the ears"),
            "",
            new(0, 1),
            null,
            "Share of what is neither skin nor background beside the face, from the eyes to the mouth; the greater of two sides"
        ),
        new("请看一看耳朵。", "Please look at the ears."),
        new("耳旁有头发, 耳朵可能被遮住, 请把头发别到耳后。", "There is hair at the ears; tuck it behind them.")
    )
{
    internal override double? Of(FaceFeatures face, Portrait portrait, PhotoSpecification specification) =>
        Math.Max(Ears.HairShare(face, portrait, left: true), Ears.HairShare(face, portrait, left: false));
}

internal static class Ears
{
    private const float StripWidth = 0.11f;

    /// <summary>The strip in which an ear shows, in pixels of the aligned face.</summary>
    public static Region Strip(AlignedFace face, bool left)
    {
        var mesh = face.Mesh;
        var width = mesh[MeshPoints.RightCheekEdge].X - mesh[MeshPoints.LeftCheekEdge].X;
        var edge = mesh[left ? MeshPoints.LeftCheekEdge : MeshPoints.RightCheekEdge].X;
        var top = mesh[left ? MeshPoints.LeftEarTop : MeshPoints.RightEarTop].Y - 4;
        var bottom = mesh[left ? MeshPoints.LeftJaw : MeshPoints.RightJaw].Y - 4;
        return left
            ? Region.Rectangle(AlignedFace.Width, AlignedFace.Height, edge - (StripWidth * width), top, edge, bottom)
            : Region.Rectangle(AlignedFace.Width, AlignedFace.Height, edge, top, edge + (StripWidth * width), bottom);
    }

    public static float SkinShare(FaceFeatures face, Portrait portrait, bool left)
    {
        var aligned = face.Aligned;
        return aligned.Share(
                Strip(aligned, left),
                (x, y, colour) =>
                {
                    var place = aligned.Placement.Map(x + 0.5f, y + 0.5f);
                    return portrait.Mask.At(place.X, place.Y) >= 0.5f
                        && colour.ChromaDistanceTo(aligned.Skin) < 16
                        && colour.L > aligned.Skin.L - 35;
                }
            ) ?? 0;
    }

    public static double HairShare(FaceFeatures face, Portrait portrait, bool left)
    {
        var aligned = face.Aligned;
        var background = portrait.Background.Median;
        return aligned.Share(
                Beside(aligned, left),
                (_, _, colour) => colour.DistanceTo(background) > 25 && !aligned.IsSkin(colour)
            ) ?? 0;
    }

    /// <summary>What lies beside the face from under the eye to the mouth, wider than an ear.</summary>
    private static Region Beside(AlignedFace face, bool left)
    {
        var mesh = face.Mesh;
        var reach = 0.25f * (mesh[MeshPoints.RightCheekEdge].X - mesh[MeshPoints.LeftCheekEdge].X);
        var edge = mesh[left ? MeshPoints.LeftCheekEdge : MeshPoints.RightCheekEdge].X;
        var (from, to) = left ? (edge - reach, edge - 1) : (edge + 1, edge + reach);
        return Region.Rectangle(
            AlignedFace.Width,
            AlignedFace.Height,
            from,
            AlignedFace.EyeY + 8,
            to,
            mesh[MeshPoints.LowerInnerLip].Y + 6
        );
    }
}
