using Dengke.Photos.Faces;
using Dengke.Photos.Pixels;
using Dengke.Photos.Specifications;

namespace Dengke.Photos.Measures;

/// <summary>How differently the two halves of the face are lit.</summary>
public sealed class IlluminationUniformity()
    : FaceMeasure(
        new(
            "IlluminationUniformity",
            new("左右明暗差", "Side light"),
            "",
            new(0, 2),
            "IlluminationUniformity",
            "Difference of the mean luma of both cheeks by their mean"
        ),
        new("请看一看光线。", "Please look at the light."),
        new("脸部两侧光线不均, 请调整灯光。", "One side of the face is darker; adjust the lamps.")
    )
{
    internal override double? Of(FaceFeatures face, Portrait portrait, PhotoSpecification specification)
    {
        var aligned = face.Aligned;
        var (top, bottom) = (aligned.Mesh[MeshPoints.Nasion].Y, aligned.Mesh[MeshPoints.UpperInnerLip].Y);
        var middle = aligned.Mesh[MeshPoints.NoseBridge].X;
        double left = 0,
            right = 0;
        int lefts = 0,
            rights = 0;
        for (var y = (int)top; y < bottom; y++)
        {
            for (var x = 0; x < AlignedFace.Width; x++)
            {
                if (!aligned.Oval[x, y])
                {
                    continue;
                }

                var luma = aligned.Lumas[(y * AlignedFace.Width) + x];
                if (x < middle)
                {
                    left += luma;
                    lefts++;
                }
                else
                {
                    right += luma;
                    rights++;
                }
            }
        }

        if (lefts == 0 || rights == 0)
        {
            return null;
        }

        (left, right) = (left / lefts, right / rights);
        return Math.Abs(left - right) / Math.Max(1, (left + right) / 2);
    }
}

/// <summary>How much of the face is burnt out.</summary>
public sealed class OverExposure()
    : FaceMeasure(
        new(
            "OverExposure",
            new("过曝比例", "Burnt out"),
            "",
            new(0, 1),
            "OverExposurePrevention",
            "Share of the face above luma 247"
        ),
        new("请看一看曝光。", "Please look at the exposure."),
        new("脸部过亮失去细节, 请减少曝光。", "The face is burnt out; expose less.")
    )
{
    internal override double? Of(FaceFeatures face, Portrait portrait, PhotoSpecification specification) =>
        Exposures.Share(face.Aligned, luma => luma > 247);
}

/// <summary>How much of the face is lost in the dark.</summary>
public sealed class UnderExposure()
    : FaceMeasure(
        new(
            "UnderExposure",
            new("欠曝比例", "Lost in the dark"),
            "",
            new(0, 1),
            "UnderExposurePrevention",
            "Share of the face below luma 20"
        ),
        new("请看一看曝光。", "Please look at the exposure."),
        new("脸部过暗失去细节, 请增加曝光。", "The face is lost in the dark; expose more.")
    )
{
    internal override double? Of(FaceFeatures face, Portrait portrait, PhotoSpecification specification) =>
        Exposures.Share(face.Aligned, luma => luma < 20);
}

/// <summary>How much lighter the background came out than its colour is: tells the exposure whatever the skin's tone.</summary>
public sealed class ExposureShift()
    : BackgroundMeasure(
        new(
            "ExposureShift",
            new("曝光偏移", "Exposure"),
            "L*",
            new(-100, 100),
            "Luminance",
            "Lightness of the background less that of the specification's nearest colour"
        ),
        new("照片整体偏暗, 请增加曝光。", "The picture is too dark; expose more."),
        new("照片整体偏亮, 请减少曝光。", "The picture is too light; expose less.")
    )
{
    internal override double? Of(Background background, Portrait portrait, PhotoSpecification specification) =>
        specification.Backgrounds.Count == 0 ? 0 : background.Median.L - BackgroundColour.Nearest(background, specification).L;
}

/// <summary>How far the background's hue is from its own: tells a colour cast whatever the skin's tone.</summary>
public sealed class NaturalColour()
    : BackgroundMeasure(
        new(
            "NaturalColour",
            new("偏色程度", "Colour cast"),
            "ΔE",
            new(0, 300),
            "NaturalColour",
            "Distance of the background's a* b* to the specification's nearest colour"
        ),
        new("请看一看颜色。", "Please look at the colours."),
        new(
            "照片偏色, 请按背景色校正白平衡后重拍。",
            "The picture has a colour cast; set the white balance by the background and shoot again."
        )
    )
{
    internal override double? Of(Background background, Portrait portrait, PhotoSpecification specification) =>
        specification.Backgrounds.Count == 0
            ? 0
            : background.Median.ChromaDistanceTo(BackgroundColour.Nearest(background, specification));
}

/// <summary>How red the cheeks are: none at all in a grey or green picture.</summary>
public sealed class SkinRedness()
    : FaceMeasure(
        new("SkinRedness", new("肤色红度", "Skin's red"), "a*", new(-128, 128), "NaturalColour", "Median a* of the cheeks"),
        new(
            "肤色发绿或没有颜色, 请使用彩色原片并校正白平衡。",
            "The skin has no colour or is green; use a colour picture with the right white balance."
        ),
        new("肤色偏红, 请看一看白平衡。", "The skin is reddish; check the white balance.")
    )
{
    internal override double? Of(FaceFeatures face, Portrait portrait, PhotoSpecification specification) => face.Aligned.Skin.A;
}

/// <summary>How light the skin is: judges nothing, and lets one see whether the rules treat all alike.</summary>
public sealed class SkinTone()
    : FaceMeasure(
        new(
            "SkinTone",
            new("肤色角", "Skin tone"),
            "°",
            new(-90, 90),
            null,
            "Individual typology angle of the cheeks, arctan((L* − 50) / b*); Chardon and others, 1991"
        ),
        new("", ""),
        new("", "")
    )
{
    internal override double? Of(FaceFeatures face, Portrait portrait, PhotoSpecification specification) =>
        Angles.Degrees(Math.Atan2(face.Aligned.Skin.L - 50, Math.Max(1, face.Aligned.Skin.B)));
}

internal static class Exposures
{
    public static double Share(AlignedFace face, Func<float, bool> wrong)
    {
        int count = 0,
            bad = 0;
        var lumas = face.Lumas;
        for (var i = 0; i < lumas.Length; i++)
        {
            if (face.Oval[i])
            {
                count++;
                bad += wrong(lumas[i]) ? 1 : 0;
            }
        }

        return count == 0 ? 0 : bad / (double)count;
    }
}
