using System.Security.Cryptography;
using Dengke.Platform.Crypto;

namespace Dengke.Features.Stations;

/// <summary>
/// The one-time code by which a station enrols: eight characters of which none is mistaken for another, so one in 8·10¹¹. Only its keyed
/// hash is kept.
/// </summary>
internal static class EnrolmentCode
{
    public static readonly TimeSpan Lifetime = TimeSpan.FromMinutes(30);

    private const string Alphabet = "ABCDEFGHJKMNPQRSTUVWXYZ23456789";
    private const int Length = 8;
    private const string Purpose = "station-code";

    /// <summary>As in <c>7KQM-2XRA</c>.</summary>
    public static string New() => RandomNumberGenerator.GetString(Alphabet, Length).Insert(Length / 2, "-");

    /// <param name="typed">Upper or lower case, with or without the hyphen.</param>
    public static string HashOf(Vault vault, string typed) =>
        vault.LookUp(string.Concat(typed.Where(char.IsAsciiLetterOrDigit)).ToUpperInvariant(), Purpose);
}
