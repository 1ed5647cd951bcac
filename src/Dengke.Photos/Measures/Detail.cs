using Dengke.Photos.Faces;
using Dengke.Photos.Pixels;
using Dengke.Photos.Specifications;

namespace Dengke.Photos.Measures;

/// <summary>How much fine detail the face has, with what is only noise taken off.</summary>
public sealed class Sharpness()
    : FaceMeasure(
        new(
            "Sharpness",
            new("清晰度", "Sharpness"),
            "",
            new(0, 100_000),
            "Sharpness",
            "Variance of the Laplacian within the face, the eyes 90 pixels apart, less twenty times the variance of the background's noise"
        ),
        new(
            "照片模糊(失焦、抖动或由小图放大), 请重拍或使用原图。",
            "The picture is blurred (focus, motion, or enlarged); shoot again or use the original."
        ),
        new("照片可能过度锐化。", "The picture may be over-sharpened.")
    )
{
    // A Laplacian of independent noise has 1+1+1+1+16 times its variance.
    private const double NoiseGain = 20;

    internal override double? Of(FaceFeatures face, Portrait portrait, PhotoSpecification specification)
    {
        var noise = Noise.Deviation(portrait) ?? 0;
        return Laplacian.Variance(face.Aligned.Lumas, face.Aligned.Oval) is { } variance
            ? Math.Max(0, variance - (NoiseGain * noise * noise))
            : null;
    }
}

/// <summary>How much the pixels of an even area differ at random.</summary>
public sealed class Noise()
    : Measure(
        new(
            "Noise",
            new("噪点", "Noise"),
            "",
            new(0, 255),
            null,
            "Standard deviation of the noise in the background's luma (Immerkær, 1996)"
        ),
        new("请看一看画质。", "Please look at the quality."),
        new("噪点过多, 请降低感光度或增加灯光。", "There is too much noise; lower the sensitivity or add light.")
    )
{
    /// <inheritdoc/>
    public override double? Of(Portrait portrait, PhotoSpecification specification) => Deviation(portrait);

    /// <summary>Null if there is too little background.</summary>
    internal static double? Deviation(Portrait portrait)
    {
        var (picture, mask) = (portrait.Picture, portrait.Mask);
        var step = Math.Max(2, picture.Width / 120);
        double sum = 0;
        var count = 0;
        for (var y = step; y < picture.Height * 0.7; y += step)
        {
            for (var x = step; x < picture.Width - 1; x += step)
            {
                if (mask.At(x, y) < 0.02f)
                {
                    // The kernel 1 -2 1 / -2 4 -2 / 1 -2 1 has no answer to slopes and edges.
                    sum += Math.Abs(
                        Luma(-1, -1)
                            + Luma(1, -1)
                            + Luma(-1, 1)
                            + Luma(1, 1)
                            - (2 * (Luma(0, -1) + Luma(0, 1) + Luma(-1, 0) + Luma(1, 0)))
                            + (4 * Luma(0, 0))
                    );
                    count++;
                }

                float Luma(int dx, int dy)
                {
                    var (red, green, blue) = picture.At(x + dx, y + dy);
                    return AlignedFace.Luma(red, green, blue);
                }
            }
        }

        return count < 200 ? null : sum / count * Math.Sqrt(Math.PI / 2) / 6;
    }
}

/// <summary>How visible JPEG's blocks are.</summary>
public sealed class CompressionArtifacts()
    : Measure(
        new(
            "CompressionArtifacts",
            new("压缩痕迹", "Blocking"),
            "",
            new(0, 100),
            "CompressionArtifacts",
            "Mean step in luma across the borders of 8 × 8 blocks by that within them; 1 if there are no blocks"
        ),
        new("请看一看画质。", "Please look at the quality."),
        new(
            "压缩过度, 出现方块或色斑, 请使用质量更高的原图。",
            "The picture is over-compressed; use the original of better quality."
        )
    )
{
    /// <inheritdoc/>
    public override double? Of(Portrait portrait, PhotoSpecification specification)
    {
        var picture = portrait.Picture;
        if (picture.DecodedScale < 1)
        {
            // The blocks are gone with the full size; what is left of them counts as sharpness.
            return 1;
        }

        double border = 0,
            within = 0;
        int borders = 0,
            withins = 0;
        for (var y = 4; y < picture.Height; y += 3)
        {
            for (var x = 1; x < picture.Width; x++)
            {
                var step = Math.Abs(picture.At(x, y).Green - picture.At(x - 1, y).Green);
                if (step > 60)
                {
                    continue;
                }

                if (x % 8 == 0)
                {
                    border += step;
                    borders++;
                }
                else
                {
                    within += step;
                    withins++;
                }
            }
        }

        return borders == 0 || withins == 0 ? 1 : (border / borders + 0.05) / (within / withins + 0.05);
    }
}
