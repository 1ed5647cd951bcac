using System.Globalization;

namespace Dengke.Domain.Sealing;

/// <summary>What is signed when a campaign is sealed.</summary>
/// <param name="Size">Records in the tree.</param>
/// <param name="Root">The tree's root, base64url, 43 characters.</param>
public sealed record SealedRoot(string Campaign, long Size, string Root, DateTimeOffset SealedAt)
{
    /// <summary>The <c>typ</c> of the JWS: a key signs other things as well, and none of them is taken for a root.</summary>
    public const string Type = "dengke-root+jws";

    /// <exception cref="FormatException">It is none, and whatever else <see cref="CanonicalForm.IsMalformed"/> knows.</exception>
    internal static SealedRoot Read(ReadOnlySpan<byte> payload)
    {
        using var document = CanonicalForm.Parse(payload);
        var said = document.RootElement;
        var root = said.GetProperty("root").GetString() ?? "";
        if (CompactJws.Decode(root).Length != 32)
        {
            throw new FormatException("A root has 32 bytes.");
        }

        return new(
            said.GetProperty("campaign").GetString() ?? throw new FormatException("It names no campaign."),
            said.GetProperty("size").GetInt64(),
            root,
            DateTimeOffset.Parse(said.GetProperty("sealed_at").GetString() ?? "", CultureInfo.InvariantCulture)
        );
    }
}
