using Dengke.Photos.Faces;
using Dengke.Photos.Pixels;
using Dengke.Photos.Specifications;

namespace Dengke.Photos.Measures;

/// <summary>How strongly something crosses the bridge of the nose, as a frame does.</summary>
public sealed class GlassesPresent()
    : FaceMeasure(
        new(
            "GlassesPresent",
            new("戴眼镜", "Glasses"),
            "",
            new(0, 255),
            null,
            "Mean vertical step in luma on the bridge of the nose; about 10 and more with glasses"
        ),
        new("请看一看眼镜。", "Please look at the glasses."),
        new("戴着眼镜, 请看是否符合本校规定。", "There are glasses; check whether they are allowed.")
    )
{
    internal override double? Of(FaceFeatures face, Portrait portrait, PhotoSpecification specification) => Bridge(face.Aligned);

    /// <summary>From here on there are glasses.</summary>
    internal const double Surely = 8;

    internal static double Bridge(AlignedFace face)
    {
        var nasion = face.Mesh[MeshPoints.Nasion];
        double sum = 0;
        var count = 0;
        for (var y = (int)nasion.Y - 14; y < nasion.Y + 22; y++)
        {
            for (var x = (int)nasion.X - 8; x < nasion.X + 8; x++)
            {
                if (x > 0 && x < AlignedFace.Width - 1 && y > 0 && y < AlignedFace.Height - 1)
                {
                    sum += Math.Abs(
                        face.Lumas[((y + 1) * AlignedFace.Width) + x] - face.Lumas[((y - 1) * AlignedFace.Width) + x]
                    );
                    count++;
                }
            }
        }

        return count == 0 ? 0 : sum / count;
    }
}

/// <summary>How much of the area around the eyes is a colourless glare.</summary>
public sealed class GlassesGlare()
    : FaceMeasure(
        new(
            "GlassesGlare",
            new("镜片反光", "Glare"),
            "",
            new(0, 1),
            "EyesVisible",
            "Share of the eyes' surroundings that is much lighter than the cheeks and has no colour, the whites of the eyes left out"
        ),
        new("请看一看镜片。", "Please look at the lenses."),
        new(
            "镜片反光, 请调整灯光角度或低头少许重拍。",
            "There is glare on the lenses; change the angle of the lamps or lower the head a little."
        )
    )
{
    internal override double? Of(FaceFeatures face, Portrait portrait, PhotoSpecification specification)
    {
        var aligned = face.Aligned;
        return Math.Max(
            Share(aligned, LensArea.Of(aligned, left: true), MeshPoints.LeftEye),
            Share(aligned, LensArea.Of(aligned, left: false), MeshPoints.RightEye)
        );
    }

    private static float Share(AlignedFace face, Region lens, ReadOnlySpan<int> eye)
    {
        var around = lens.Without(Region.Polygon(AlignedFace.Width, AlignedFace.Height, face.Mesh.Pick(eye)).Grown(1, 1));
        var (light, pale) = (Math.Min(92, face.Skin.L + 18), Math.Min(10, face.Skin.Chroma * 0.6f));
        return face.Share(around, (_, _, colour) => colour.L > light && colour.Chroma < pale) ?? 0;
    }
}

/// <summary>How much darker or more coloured the skin behind the lenses is than the cheeks.</summary>
public sealed class LensTint()
    : FaceMeasure(
        new(
            "LensTint",
            new("镜片着色", "Tint"),
            "",
            new(0, 10),
            "EyesVisible",
            "Luma of the cheeks by that of the skin under the eyes, where a lens would be"
        ),
        new("请看一看镜片。", "Please look at the lenses."),
        new("镜片有颜色或太暗, 请取下或换透明镜片。", "The lenses are tinted or dark; take them off or wear clear ones.")
    )
{
    internal override double? Of(FaceFeatures face, Portrait portrait, PhotoSpecification specification)
    {
        var aligned = face.Aligned;
        // Dark rings under the eyes look the same, so there has to be a frame.
        if (GlassesPresent.Bridge(aligned) < GlassesPresent.Surely)
        {
            return 1;
        }

        var under = aligned.MedianOf(
            LensArea.Of(aligned, left: true).Without(Eye(aligned, MeshPoints.LeftEye)),
            LensArea.Of(aligned, left: false).Without(Eye(aligned, MeshPoints.RightEye))
        );
        return aligned.Skin.L / Math.Max(1, under.L);
    }

    private static Region Eye(AlignedFace face, ReadOnlySpan<int> outline) =>
        Region.Polygon(AlignedFace.Width, AlignedFace.Height, face.Mesh.Pick(outline)).Grown(3, 3);
}

/// <summary>How much of the opening of an eye is crossed by something dark that is not its iris.</summary>
public sealed class GlassesFrame()
    : FaceMeasure(
        new(
            "GlassesFrame",
            new("镜框压眼", "Frame at the eyes"),
            "",
            new(0, 1),
            "EyesVisible",
            "Share of dark pixels close around the eye, the lashes' line left out; the worse side"
        ),
        new("请看一看镜框。", "Please look at the frame."),
        new(
            "镜框贴近或压住眼睛, 请上推眼镜或换细框。",
            "The frame comes near the eyes or covers them; push the glasses up or wear a thinner frame."
        )
    )
{
    internal override double? Of(FaceFeatures face, Portrait portrait, PhotoSpecification specification) =>
        Math.Max(
            Share(face.Aligned, MeshPoints.LeftEye, AlignedFace.LeftEyeX),
            Share(face.Aligned, MeshPoints.RightEye, AlignedFace.RightEyeX)
        );

    private static float Share(AlignedFace face, ReadOnlySpan<int> outline, int middle)
    {
        var eye = Region.Polygon(AlignedFace.Width, AlignedFace.Height, face.Mesh.Pick(outline));
        // Below the lower lid there are no brows and few lashes.
        var below = eye.Grown(4, 16).Without(eye.Grown(4, 5));
        return face.Share(
                below,
                (x, y, colour) => y > AlignedFace.EyeY + 1 && Math.Abs(x - middle) < 30 && colour.L < face.Skin.L * 0.5f
            ) ?? 0;
    }
}

internal static class LensArea
{
    /// <summary>Where the lower half of a lens lies, in pixels of the aligned face: under the eye, where there is no brow.</summary>
    public static Region Of(AlignedFace face, bool left)
    {
        var middle = left ? AlignedFace.LeftEyeX : AlignedFace.RightEyeX;
        return Region.Rectangle(
            AlignedFace.Width,
            AlignedFace.Height,
            middle - 22,
            AlignedFace.EyeY - 14,
            middle + 22,
            AlignedFace.EyeY + 22
        );
    }
}
