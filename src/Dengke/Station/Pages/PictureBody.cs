namespace Dengke.Station.Pages;

/// <summary>A picture as the body of a request, in memory alone.</summary>
internal static class PictureBody
{
    /// <returns>Null for none, or for more than so many bytes.</returns>
    public static async Task<byte[]?> Read(HttpRequest request, int most, CancellationToken ct)
    {
        if (request.ContentLength is not (> 0 and var length) || length > most)
        {
            return null;
        }

        var content = new byte[length];
        await request.Body.ReadExactlyAsync(content, ct);
        return content;
    }
}
