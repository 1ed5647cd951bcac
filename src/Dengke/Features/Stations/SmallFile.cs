namespace Dengke.Features.Stations;

/// <summary>A key's file as it is uploaded.</summary>
internal static class SmallFile
{
    private const int Largest = 64 * 1024;

    /// <returns>What it says; null without a file, or for one that is larger than any key's.</returns>
    public static async Task<string?> Text(IFormFile? file, CancellationToken ct)
    {
        if (file is null or { Length: > Largest })
        {
            return null;
        }

        using var reader = new StreamReader(file.OpenReadStream());
        return await reader.ReadToEndAsync(ct);
    }
}
