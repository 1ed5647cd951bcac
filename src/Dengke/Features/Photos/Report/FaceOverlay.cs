using System.Globalization;
using System.Text;
using Dengke.Photos;
using Dengke.Photos.Faces;
using Dengke.Photos.Specifications;

namespace Dengke.Features.Photos.Report;

/// <summary>
/// Draws on a picture where the face was found (box, line of the eyes, hairline, chin) and where the specification wants them: bands for
/// eyes and hairline, and one on each side for the cheeks.
/// </summary>
internal static class FaceOverlay
{
    /// <summary>An SVG in pixels of the upright picture; empty without a face.</summary>
    public static string Of(PhotoReport report, PhotoSpecification specification)
    {
        if (report is not { Face: { } face, Header: { } header })
        {
            return "";
        }

        var (width, height) = Upright.SizeOf(header);
        var svg = new StringBuilder();
        svg.Append($"<svg class=\"overlay\" viewBox=\"0 0 {width} {height}\" preserveAspectRatio=\"none\" aria-hidden=\"true\">");
        var limits = specification.Rules.SelectMany(r => r.Limits).ToLookup(l => l.Measure, l => l.Pass);
        var down = height / (double)specification.Size.Height;
        Band(svg, "band-hairline", limits["HairlineToTop"], down, width, height);
        Band(svg, "band-eyes", limits["EyesToTop"], down, width, height);
        Cheeks(svg, limits["FaceWidth"], width / (double)specification.Size.Width, face);
        Draw(svg, face);
        return svg.Append("</svg>").ToString();
    }

    private static void Draw(StringBuilder svg, FaceOutline face)
    {
        svg.Append(
            $"<rect class=\"face\" x=\"{N(face.X)}\" y=\"{N(face.Y)}\" width=\"{N(face.Width)}\" height=\"{N(face.Height)}\"/>"
        );
        Line(svg, "eyes", face.LeftEye.X, face.LeftEye.Y, face.RightEye.X, face.RightEye.Y);
        var tick = face.Width / 4;
        Line(svg, "hairline", face.Hairline.X - tick, face.Hairline.Y, face.Hairline.X + tick, face.Hairline.Y);
        Line(svg, "chin", face.Chin.X - tick, face.Chin.Y, face.Chin.X + tick, face.Chin.Y);
    }

    private static void Band(StringBuilder svg, string name, IEnumerable<Bounds> limits, double scale, int width, int height)
    {
        foreach (var limit in limits)
        {
            var top = Math.Clamp(limit.Min * scale, 0, height);
            var bottom = Math.Clamp(limit.Max * scale, 0, height);
            svg.Append($"<rect class=\"{name}\" x=\"0\" y=\"{N(top)}\" width=\"{width}\" height=\"{N(bottom - top)}\"/>");
        }
    }

    private static void Cheeks(StringBuilder svg, IEnumerable<Bounds> limits, double scale, FaceOutline face)
    {
        var middle = face.X + (face.Width / 2);
        foreach (var limit in limits.Where(l => double.IsFinite(l.Min) && double.IsFinite(l.Max)))
        {
            var (near, far) = (limit.Min * scale / 2, limit.Max * scale / 2);
            foreach (var left in new[] { middle - far, middle + near })
            {
                svg.Append(
                    $"<rect class=\"band-cheek\" x=\"{N(left)}\" y=\"{N(face.Y)}\" width=\"{N(far - near)}\" height=\"{N(face.Height)}\"/>"
                );
            }
        }
    }

    private static void Line(StringBuilder svg, string name, double x1, double y1, double x2, double y2) =>
        svg.Append($"<line class=\"{name}\" x1=\"{N(x1)}\" y1=\"{N(y1)}\" x2=\"{N(x2)}\" y2=\"{N(y2)}\"/>");

    private static string N(double value) => value.ToString("0.#", CultureInfo.InvariantCulture);
}
