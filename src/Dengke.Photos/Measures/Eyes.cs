using Dengke.Photos.Faces;
using Dengke.Photos.Pixels;
using Dengke.Photos.Specifications;

namespace Dengke.Photos.Measures;

/// <summary>How far the narrower eye is open.</summary>
public sealed class EyesOpen()
    : FaceMeasure(
        new(
            "EyesOpen",
            new("睁眼程度", "Eye opening"),
            "",
            new(0, 1),
            "EyesOpen",
            "Gap between the lids by the eye's width, the smaller of two"
        ),
        new("眼睛闭上或半闭, 请自然睁开重拍。", "An eye is shut or half shut; open both and shoot again."),
        new("请看一看眼睛。", "Please look at the eyes.")
    )
{
    internal override double? Of(FaceFeatures face, Portrait portrait, PhotoSpecification specification) =>
        Math.Min(face.LeftEye.Openness, face.RightEye.Openness);
}

/// <summary>Whether there is an eye between the lids: bright beside dark, which a lid does not have.</summary>
public sealed class IrisVisible()
    : FaceMeasure(
        new(
            "IrisVisible",
            new("可见虹膜", "Iris contrast"),
            "L*",
            new(0, 100),
            "EyesVisible",
            "Lightness from the 5th to the 95th percentile between the lids, the smaller of two eyes"
        ),
        new("看不到眼珠, 眼睛可能闭合或被遮挡。", "No iris is to be seen: the eye may be shut or covered."),
        new("请看一看眼睛。", "Please look at the eyes.")
    )
{
    internal override double? Of(FaceFeatures face, Portrait portrait, PhotoSpecification specification) =>
        Math.Min(Contrast(face.Aligned, MeshPoints.LeftEye), Contrast(face.Aligned, MeshPoints.RightEye));

    private static float Contrast(AlignedFace face, ReadOnlySpan<int> outline)
    {
        var eye = Region.Polygon(AlignedFace.Width, AlignedFace.Height, face.Mesh.Pick(outline)).Grown(0, 1);
        var lightness = new List<float>();
        for (var i = 0; i < AlignedFace.Width * AlignedFace.Height; i++)
        {
            if (eye[i])
            {
                lightness.Add(face.Colours[i].L);
            }
        }

        return Statistics.Quantile(lightness, 0.95) - Statistics.Quantile(lightness, 0.05);
    }
}
