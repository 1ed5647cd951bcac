using Dengke.Photos.Faces;
using Dengke.Photos.Pixels;
using Dengke.Photos.Specifications;

namespace Dengke.Photos.Measures;

/// <summary>How wide the lips stand apart.</summary>
public sealed class MouthClosed()
    : FaceMeasure(
        new(
            "MouthClosed",
            new("双唇间距", "Lip gap"),
            "",
            new(0, 2),
            "MouthClosed",
            "Gap of the inner lips by the distance of the eyes"
        ),
        new("请看一看嘴部。", "Please look at the mouth."),
        new("嘴张开了, 请自然闭唇。", "The mouth is open; close the lips naturally.")
    )
{
    internal override double? Of(FaceFeatures face, Portrait portrait, PhotoSpecification specification) =>
        (Gap(face.Mesh, 13, 14) + Gap(face.Mesh, 82, 87) + Gap(face.Mesh, 312, 317)) / 3 / face.EyeDistance;

    private static float Gap(FaceMesh mesh, int upper, int lower) => mesh[upper].DistanceTo(mesh[lower]);
}

/// <summary>How much of the teeth shows: bright and hardly red between the lips.</summary>
public sealed class TeethVisible()
    : FaceMeasure(
        new(
            "TeethVisible",
            new("露齿面积", "Teeth"),
            "%",
            new(0, 100),
            "MouthClosed",
            "Pixels between the lips brighter and less red than these, in per cent of the eyes' distance squared"
        ),
        new("请看一看嘴部。", "Please look at the mouth."),
        new("露出了牙齿, 请闭唇。", "Teeth are showing; close the lips.")
    )
{
    internal override double? Of(FaceFeatures face, Portrait portrait, PhotoSpecification specification)
    {
        var aligned = face.Aligned;
        var outer = Region.Polygon(AlignedFace.Width, AlignedFace.Height, aligned.Mesh.Pick(MeshPoints.OuterLips));
        // The mesh likes to close the lips over narrow rows of teeth, so a little around the gap is looked at too.
        var gap = Region.Polygon(AlignedFace.Width, AlignedFace.Height, aligned.Mesh.Pick(MeshPoints.InnerLips)).Grown(1, 2);
        var lips = aligned.MedianOf(outer.Without(gap));
        var teeth = 0;
        for (var i = 0; i < AlignedFace.Width * AlignedFace.Height; i++)
        {
            if (gap[i] && outer[i])
            {
                var colour = aligned.Colours[i];
                teeth += colour.L > lips.L + 3 && colour.A < lips.A - 7 && colour.A < aligned.Skin.A + 1 ? 1 : 0;
            }
        }

        return 100.0 * teeth / (AlignedFace.EyeDistance * AlignedFace.EyeDistance);
    }
}

/// <summary>How much the face smiles.</summary>
public sealed class ExpressionNeutrality()
    : FaceMeasure(
        new(
            "ExpressionNeutrality",
            new("笑容程度", "Smile"),
            "",
            new(0, 1),
            "ExpressionNeutrality",
            "The emotion model's share of happiness"
        ),
        new("请看一看表情。", "Please look at the expression."),
        new("似乎在微笑, 请确认表情自然。", "There seems to be a smile; make sure that the expression is neutral.")
    )
{
    internal override double? Of(FaceFeatures face, Portrait portrait, PhotoSpecification specification) => face.Expression.Happy;
}

/// <summary>How wide the mouth is: a smile pulls it apart.</summary>
public sealed class MouthWidth()
    : FaceMeasure(
        new("MouthWidth", new("嘴宽", "Mouth width"), "", new(0, 3), null, "From corner to corner by the distance of the eyes"),
        new("请看一看表情。", "Please look at the expression."),
        new(
            "嘴角拉开, 似乎在微笑, 请确认表情自然。",
            "The corners of the mouth are pulled apart as in a smile; make sure that the expression is neutral."
        )
    )
{
    internal override double? Of(FaceFeatures face, Portrait portrait, PhotoSpecification specification) =>
        face.Mesh[MeshPoints.MouthLeft].DistanceTo(face.Mesh[MeshPoints.MouthRight]) / face.EyeDistance;
}

/// <summary>How far the corners of the mouth are raised above its middle.</summary>
public sealed class MouthCornersUp()
    : FaceMeasure(
        new(
            "MouthCornersUp",
            new("嘴角上扬", "Mouth corners"),
            "",
            new(-1, 1),
            null,
            "The corners' height above the middle of the lips by the distance of the eyes"
        ),
        new("请看一看表情。", "Please look at the expression."),
        new(
            "嘴角上扬, 似乎在微笑, 请确认表情自然。",
            "The corners of the mouth are raised as in a smile; make sure that the expression is neutral."
        )
    )
{
    internal override double? Of(FaceFeatures face, Portrait portrait, PhotoSpecification specification)
    {
        var mesh = face.Aligned.Mesh;
        var middle = (mesh[MeshPoints.UpperInnerLip].Y + mesh[MeshPoints.LowerInnerLip].Y) / 2;
        return (middle - ((mesh[MeshPoints.MouthLeft].Y + mesh[MeshPoints.MouthRight].Y) / 2)) / AlignedFace.EyeDistance;
    }
}
