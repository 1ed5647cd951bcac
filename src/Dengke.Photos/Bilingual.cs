namespace Dengke.Photos;

/// <summary>One sentence or name in both languages.</summary>
/// <param name="Chinese">The Chinese text, which comes first everywhere.</param>
/// <param name="English">The English text.</param>
public sealed record Bilingual(string Chinese, string English)
{
    /// <inheritdoc/>
    public override string ToString() => $"{Chinese} {English}";
}
