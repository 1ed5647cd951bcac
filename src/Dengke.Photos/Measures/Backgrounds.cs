using Dengke.Photos.Faces;
using Dengke.Photos.Pixels;
using Dengke.Photos.Specifications;

namespace Dengke.Photos.Measures;

/// <summary>How far the background is from the nearest colour that is taken.</summary>
public sealed class BackgroundColour()
    : BackgroundMeasure(
        new(
            "BackgroundColour",
            new("背景色差", "Background colour"),
            "ΔE",
            new(0, 300),
            null,
            "CIE 1976 distance of the background's median to the nearest colour of the specification"
        ),
        new("请看一看背景。", "Please look at the background."),
        new("背景颜色不符合规定, 请更换背景布重拍。", "The background has the wrong colour; change it and shoot again.")
    )
{
    internal override double? Of(Background background, Portrait portrait, PhotoSpecification specification) =>
        specification.Backgrounds.Count == 0 ? 0 : background.Median.DistanceTo(Nearest(background, specification));

    internal static Lab Nearest(Background background, PhotoSpecification specification) =>
        specification.Backgrounds.Select(b => Lab.FromRgb(b.Red, b.Green, b.Blue)).MinBy(background.Median.DistanceTo);
}

/// <summary>How much the background's colour varies.</summary>
public sealed class BackgroundUniformity()
    : BackgroundMeasure(
        new(
            "BackgroundUniformity",
            new("背景不均匀度", "Background variation"),
            "ΔE",
            new(0, 300),
            "BackgroundUniformity",
            "Root mean square distance to the median, with the farthest 3 % left out (loose hair)"
        ),
        new("请看一看背景。", "Please look at the background."),
        new(
            "背景不均匀(图案、渐变、边框或杂物), 请换纯色背景。",
            "The background is not uniform (pattern, gradient, border or clutter); use a plain one."
        )
    )
{
    private const double LooseHair = 0.03;

    internal override double? Of(Background background, Portrait portrait, PhotoSpecification specification)
    {
        var distances = background.Samples.Select(s => s.Colour.DistanceTo(background.Median)).Order().ToList();
        var kept = (int)(distances.Count * (1 - LooseHair));
        return Math.Sqrt(distances.Take(kept).Average(d => (double)d * d));
    }
}

/// <summary>How much lighter the background is in one place than in another.</summary>
public sealed class BackgroundShadow()
    : BackgroundMeasure(
        new(
            "BackgroundShadow",
            new("背景明暗差", "Background shadow"),
            "L*",
            new(0, 100),
            "BackgroundUniformity",
            "Lightness from the 3rd to the 97th percentile"
        ),
        new("请看一看背景。", "Please look at the background."),
        new(
            "背景有阴影或明暗不均, 请离背景远一些并调整灯光。",
            "There is a shadow on the background; move away from it and adjust the lamps."
        )
    )
{
    internal override double? Of(Background background, Portrait portrait, PhotoSpecification specification)
    {
        var lightness = background.Samples.ConvertAll(s => s.Colour.L);
        return Statistics.Quantile(lightness, 0.97) - Statistics.Quantile(lightness, 0.03);
    }
}

/// <summary>Whether a straight line runs across the whole picture, as a border or a strip with text has one.</summary>
public sealed class BorderLine()
    : Measure(
        new(
            "BorderLine",
            new("贯穿直线", "Line across"),
            "",
            new(0, 1),
            null,
            "The largest share of a row or column that steps the same way in lightness by 8 or more"
        ),
        new("请看一看边缘。", "Please look at the edges."),
        new("照片有边框、拼接条或文字栏, 请使用原始照片。", "There is a border or a strip for text; use the original photo.")
    )
{
    private const int Step = 20;
    private const int Cells = 160;

    /// <inheritdoc/>
    public override double? Of(Portrait portrait, PhotoSpecification specification) =>
        Math.Max(Across(portrait.Picture, rows: true), Across(portrait.Picture, rows: false));

    private static double Across(Picture picture, bool rows)
    {
        var (lines, length) = rows ? (picture.Height, picture.Width) : (picture.Width, picture.Height);
        var stride = Math.Max(1, length / Cells);
        double most = 0;
        for (var line = 2; line < lines; line++)
        {
            int up = 0,
                down = 0,
                count = 0;
            for (var i = 0; i < length; i += stride, count++)
            {
                var difference = Green(line, i) - Green(line - 2, i);
                up += difference > Step ? 1 : 0;
                down += difference < -Step ? 1 : 0;
            }

            most = Math.Max(most, Math.Max(up, down) / (double)count);
        }

        return most;

        int Green(int line, int at) => rows ? picture.At(at, line).Green : picture.At(line, at).Green;
    }
}
