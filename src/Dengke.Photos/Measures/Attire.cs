using Dengke.Photos.Faces;
using Dengke.Photos.Pixels;
using Dengke.Photos.Specifications;

namespace Dengke.Photos.Measures;

/// <summary>How much of the head above the brows has a colour that neither hair nor skin has.</summary>
public sealed class HeadCover()
    : FaceMeasure(
        new(
            "HeadCover",
            new("头部覆盖物", "Head cover"),
            "",
            new(0, 1),
            "NoHeadCoverings",
            "Share of the person above the brows whose colour is neither a hair's nor this skin's"
        ),
        new("请看一看头部。", "Please look at the head."),
        new(
            "似乎戴着帽子、头巾或头饰, 请取下(宗教、医疗原因除外)。",
            "There seems to be a hat, scarf or band; take it off (unless for religious or medical reasons)."
        )
    )
{
    private const int Cells = 64;

    internal override double? Of(FaceFeatures face, Portrait portrait, PhotoSpecification specification)
    {
        var (picture, mask) = (portrait.Picture, portrait.Mask);
        var bottom =
            Math.Min(face.Mesh[MeshPoints.LeftBrowTop].Y, face.Mesh[MeshPoints.RightBrowTop].Y) - (face.EyeDistance * 0.15f);
        var (left, right) = (face.EyeCentre.X - (face.EyeDistance * 1.1f), face.EyeCentre.X + (face.EyeDistance * 1.1f));
        var step = Math.Max(1, (right - left) / Cells);
        int count = 0,
            strange = 0;
        for (var y = Math.Max(0, face.EyeCentre.Y - (face.EyeDistance * 2.6f)); y < bottom; y += step)
        {
            for (var x = Math.Max(0, left); x < Math.Min(right, picture.Width - 1); x += step)
            {
                if (mask.At(x, y) > 0.9f)
                {
                    var (red, green, blue) = picture.At((int)x, (int)y);
                    var colour = Lab.FromRgb(red, green, blue);
                    count++;
                    strange += CouldBeHair(colour) || face.Aligned.IsSkin(colour) ? 0 : 1;
                }
            }
        }

        return count == 0 ? 0 : strange / (double)count;
    }

    /// <summary>Hair is dark, grey, or between red and yellow and not very strong.</summary>
    private static bool CouldBeHair(Lab colour) =>
        colour.A is > -6 and < 27 && colour.B is > -9 and < 48 && colour.A < 12 + (colour.B * 0.9f);
}

/// <summary>How much beside and below the ears is bright or strongly coloured.</summary>
public sealed class EarOrnament()
    : FaceMeasure(
        new(
            "EarOrnament",
            new("耳饰", "Earrings"),
            "",
            new(0, 1),
            null,
            "Share of places under the ears that are neither skin, hair, clothes nor background"
        ),
        new("请看一看耳部。", "Please look at the ears."),
        new("耳旁似乎有耳环或其他饰物, 请取下。", "There seems to be an earring; take it off.")
    )
{
    internal override double? Of(FaceFeatures face, Portrait portrait, PhotoSpecification specification) =>
        Math.Max(Share(face, portrait, left: true), Share(face, portrait, left: false));

    private static double Share(FaceFeatures face, Portrait portrait, bool left)
    {
        var aligned = face.Aligned;
        var mesh = aligned.Mesh;
        var edge = mesh[left ? MeshPoints.LeftCheekEdge : MeshPoints.RightCheekEdge].X;
        var (from, to) = left ? (edge - 34, edge + 6) : (edge - 6, edge + 34);
        var background = portrait.Background.Median;
        var lobe = Region.Rectangle(
            AlignedFace.Width,
            AlignedFace.Height,
            from,
            mesh[MeshPoints.NoseTip].Y - 20,
            to,
            mesh[MeshPoints.LowerInnerLip].Y + 30
        );
        return aligned.Share(lobe, (_, _, colour) => IsOrnament(colour, aligned.Skin, background)) ?? 0;
    }

    /// <summary>Gold is yellower than skin, silver and stones lighter and paler; what mixes skin and background is neither.</summary>
    private static bool IsOrnament(Lab colour, Lab skin, Lab background)
    {
        var gold = colour.B > skin.B + 18 && colour.B > 34 && colour.L > 35;
        var bright =
            colour.L > Math.Max(skin.L, background.L) + 8
            && colour.DistanceTo(background) > 22
            && colour.ChromaDistanceTo(skin) > 6;
        return gold || bright;
    }
}

/// <summary>How much on neck and collar is small and lighter than what is around it.</summary>
public sealed class NeckOrnament()
    : FaceMeasure(
        new(
            "NeckOrnament",
            new("项饰", "Necklace"),
            "",
            new(0, 1),
            null,
            "Share of neck and collar whose white top-hat in L* exceeds 12"
        ),
        new("请看一看颈部。", "Please look at the neck."),
        new("颈部似乎有项链或其他饰物, 请取下。", "There seems to be a necklace; take it off.")
    )
{
    private const int Width = 180;
    private const int Height = 110;
    private const int Radius = 5;
    private const float Lighter = 12;

    internal override double? Of(FaceFeatures face, Portrait portrait, PhotoSpecification specification)
    {
        var scale = face.EyeDistance / AlignedFace.EyeDistance;
        var chin = face.Mesh[MeshPoints.Chin];
        var placement = new Placement(scale, 0, chin.X - (Width / 2f * scale), 0, scale, chin.Y + (20 * scale));
        var colours = new float[Width * Height * 3];
        Sampler.Fill(portrait.Picture, placement, Width, Height, 1, 0, colours);
        var lightness = new float[Width * Height];
        for (var i = 0; i < lightness.Length; i++)
        {
            lightness[i] = Lab.FromRgb(colours[3 * i], colours[(3 * i) + 1], colours[(3 * i) + 2]).L;
        }

        var opened = Morphology.Opened(lightness, Width, Height, Radius);
        int count = 0,
            strange = 0;
        for (var y = Radius; y < Height - Radius; y++)
        {
            for (var x = Radius; x < Width - Radius; x++)
            {
                var place = placement.Map(x + 0.5f, y + 0.5f);
                if (place.Y < portrait.Picture.Height && portrait.Mask.At(place.X, place.Y) > 0.8f)
                {
                    count++;
                    strange += lightness[(y * Width) + x] - opened[(y * Width) + x] > Lighter ? 1 : 0;
                }
            }
        }

        return count < Width * Height / 8 ? null : strange / (double)count;
    }
}

/// <summary>How light the clothes on the shoulders are.</summary>
public sealed class JacketLightness()
    : FaceMeasure(
        new(
            "JacketLightness",
            new("外衣亮度", "Jacket"),
            "L*",
            new(0, 100),
            null,
            "Mean lightness of both shoulders within the person mask, the lighter one"
        ),
        new("请看一看着装。", "Please look at the clothes."),
        new("外衣颜色较浅, 建议穿深色外套和浅色衬衫。", "The jacket is light; a dark jacket over a light shirt is advised.")
    )
{
    internal override double? Of(FaceFeatures face, Portrait portrait, PhotoSpecification specification) =>
        Shoulders.Colours(face, portrait) is { } colours ? Math.Max(colours.Left.L, colours.Right.L) : null;
}

/// <summary>How far the clothes' colour is from the background's.</summary>
public sealed class ClothingContrast()
    : FaceMeasure(
        new(
            "ClothingContrast",
            new("着装与背景色差", "Clothes against background"),
            "ΔE",
            new(0, 300),
            null,
            "CIE 1976 distance of the shoulders to the background, the nearer one"
        ),
        new(
            "衣服颜色与背景接近, 请换颜色明显不同的衣服。",
            "The clothes have nearly the background's colour; wear something clearly different."
        ),
        new("请看一看着装。", "Please look at the clothes.")
    )
{
    internal override double? Of(FaceFeatures face, Portrait portrait, PhotoSpecification specification)
    {
        if (!portrait.Background.IsEnough || Shoulders.Colours(face, portrait) is not { } colours)
        {
            return null;
        }

        var background = portrait.Background.Median;
        return Math.Min(colours.Left.DistanceTo(background), colours.Right.DistanceTo(background));
    }
}

internal static class Shoulders
{
    /// <summary>Both shoulders' mean colours; null if the picture ends above them.</summary>
    public static (Lab Left, Lab Right)? Colours(FaceFeatures face, Portrait portrait)
    {
        var (unit, middle) = (face.EyeDistance, face.EyeCentre.X);
        var top = face.Mesh[MeshPoints.Chin].Y + unit;
        return
            Mean(portrait, middle - (1.9f * unit), top, unit) is { } left
            && Mean(portrait, middle + (1.2f * unit), top, unit) is { } right
            ? (left, right)
            : null;
    }

    private static Lab? Mean(Portrait portrait, float left, float top, float unit)
    {
        float l = 0,
            a = 0,
            b = 0;
        var count = 0;
        for (var y = top; y < Math.Min(portrait.Picture.Height, top + (0.6f * unit)); y += 2)
        {
            for (var x = Math.Max(0, left); x < Math.Min(portrait.Picture.Width, left + (0.7f * unit)); x += 2)
            {
                if (portrait.Mask.At(x, y) >= 0.5f)
                {
                    var (red, green, blue) = portrait.Picture.At((int)x, (int)y);
                    var colour = Lab.FromRgb(red, green, blue);
                    (l, a, b, count) = (l + colour.L, a + colour.A, b + colour.B, count + 1);
                }
            }
        }

        return count < 5 ? null : new(l / count, a / count, b / count);
    }
}
