using System.Security.Cryptography;
using Dengke.Data;
using Dengke.Platform.Crypto;
using OtpNet;

namespace Dengke.Features.People;

/// <summary>
/// The second factor: TOTP (RFC 6238) with six digits, 30 seconds, SHA-1 and a 160-bit key, which is what authenticator
/// programs read from a QR code. A clock may be one step off; each step is accepted once.
/// </summary>
internal static class OneTimeCode
{
    private static readonly VerificationWindow OneStepOff = new(previous: 1, future: 1);

    /// <returns>Base32, 32 characters.</returns>
    public static string NewKey() => Base32Encoding.ToString(RandomNumberGenerator.GetBytes(20));

    public static string Seal(Vault vault, Account account, string key) => vault.Seal(key, Purpose(account));

    /// <summary>Takes the code for the account's own key, and remembers its step.</summary>
    public static bool Accept(Vault vault, Account account, string? code, DateTimeOffset now) =>
        account.TotpSecret is { } secret && Accept(vault.Open(secret, Purpose(account)), account, code, now);

    /// <summary>As above, for a key that the account does not have yet.</summary>
    public static bool Accept(string key, Account account, string? code, DateTimeOffset now)
    {
        var digits = string.Concat((code ?? "").Where(char.IsAsciiDigit));
        var totp = new Totp(Base32Encoding.ToBytes(key));
        if (!totp.VerifyTotp(now.UtcDateTime, digits, out var step, OneStepOff) || step <= account.TotpLastStep)
        {
            return false;
        }

        account.TotpLastStep = step;
        return true;
    }

    /// <summary>The text of the QR code: <c>otpauth://totp/…</c>.</summary>
    public static string UriOf(string key, string userName) => new OtpUri(OtpType.Totp, key, userName, "Dengke").ToString();

    private static string Purpose(Account account) => SealPurposes.SecondFactor(account.Id);
}
