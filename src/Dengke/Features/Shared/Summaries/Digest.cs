using System.Security.Cryptography;
using System.Text;

namespace Dengke.Features.Shared.Summaries;

/// <summary>摘要: the hash of a signed summary as people read and compare it.</summary>
public static class Digest
{
    private const int GroupLength = 8;

    /// <summary>Eight groups of eight hexadecimal digits.</summary>
    public static IReadOnlyList<string> Groups(string hash) => [.. hash.Chunk(GroupLength).Select(g => new string(g))];

    /// <summary>The groups with a space between them.</summary>
    public static string Print(string hash) => string.Join(' ', Groups(hash));

    /// <summary>
    /// Whether what somebody copied from a paper is that hash: spaces, line breaks and case do not count. Takes the same time
    /// wherever they differ.
    /// </summary>
    public static bool Equal(string hash, string copied)
    {
        var digits = new string([.. copied.Where(c => !char.IsWhiteSpace(c))]).ToLowerInvariant();
        return CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(digits), Encoding.UTF8.GetBytes(hash));
    }
}
