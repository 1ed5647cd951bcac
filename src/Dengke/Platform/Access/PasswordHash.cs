using Dengke.Data;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Options;

namespace Dengke.Platform.Access;

/// <summary>
/// PBKDF2 with HMAC-SHA-512, 128-bit salt and 210,000 rounds (OWASP Password Storage Cheat Sheet), in the ASP.NET Core
/// Identity v3 format. Takes about a tenth of a second, so it is done outside of transactions.
/// </summary>
public static class PasswordHash
{
    /// <summary>The longest password, in characters; more is not hashed, lest a long one be a way to keep the machine busy.</summary>
    public const int Most = 128;

    private static readonly PasswordHasher<Account> Hasher = new(
        Options.Create(new PasswordHasherOptions { IterationCount = 210_000 })
    );

    public static string Of(string password) => Hasher.HashPassword(null!, password);

    public static bool Matches(string hash, string password) =>
        Hasher.VerifyHashedPassword(null!, hash, password) != PasswordVerificationResult.Failed;
}
