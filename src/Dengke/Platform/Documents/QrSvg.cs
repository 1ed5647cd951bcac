using System.Net;
using System.Text;

namespace Dengke.Platform.Documents;

/// <summary>A QR code as SVG, in a page or as a file. Colours are attributes, so that a strict content security policy lets it pass.</summary>
public static class QrSvg
{
    /// <param name="payload">At most 2,331 bytes.</param>
    /// <param name="label">What a screen reader says.</param>
    /// <returns>One <c>svg</c> element without a size of its own: the style sheet gives it one.</returns>
    public static string Inline(string payload, string label)
    {
        var modules = QrModules.Of(payload);
        var path = new StringBuilder();
        foreach (var (column, row, length) in modules.Bars())
        {
            path.Append($"M{column} {row}h{length}v1h-{length}z");
        }

        var name = WebUtility.HtmlEncode(label);
        return $"""
            <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {modules.Size} {modules.Size}" role="img" aria-label="{name}" shape-rendering="crispEdges"><rect width="100%" height="100%" fill="#fff"/><path d="{path}" fill="#000"/></svg>
            """;
    }

    /// <returns>The same as the bytes of a file, UTF-8.</returns>
    public static byte[] File(string payload, string label) => Encoding.UTF8.GetBytes(Inline(payload, label));
}
