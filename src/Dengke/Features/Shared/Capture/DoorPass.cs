using System.Buffers.Text;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Dengke.Platform.Crypto;

namespace Dengke.Features.Shared.Capture;

/// <summary>What a scanned pass comes to.</summary>
/// <param name="StudentId">Whose pass it is.</param>
/// <param name="Age">How long ago its code was made; negative for a phone whose clock is fast.</param>
public sealed record ScannedPass(Guid StudentId, TimeSpan Age)
{
    /// <summary>Whether it was made just now, and so on a phone that is here.</summary>
    public bool IsFresh => Age.Duration() <= DoorPass.Tolerance;
}

/// <summary>
/// The student's own QR for the door (CAP-1): <c>DK1.STUDENT.STEP.CODE</c>. CODE is the first 96 bits of HMAC-SHA-256 over STEP, the number
/// of 30-second steps since 1970, under a key that the student's phone has got. The phone makes a new one each step,
/// without any network once the page was opened, so that a picture of it on another phone is worth nothing a minute and a half later.
/// </summary>
public static class DoorPass
{
    /// <summary>How old a code may be: a phone's page goes by the server's clock, this is for slow hands.</summary>
    public static readonly TimeSpan Tolerance = TimeSpan.FromSeconds(90);

    private const string Prefix = "DK1";
    private const string Purpose = "door-pass";
    private const int StepSeconds = 30;
    private const int CodeLength = 16;

    /// <summary>The key that a student's phone makes its codes with.</summary>
    public static string KeyOf(Vault vault, string campaign, Guid student) => vault.LookUp($"{campaign}\n{student:N}", Purpose);

    /// <summary>How a student is named in it: 22 characters that say nothing.</summary>
    public static string Name(Guid student) => Base64Url.EncodeToString(student.ToByteArray(bigEndian: true));

    /// <summary>The code of an instant, as the phone makes it.</summary>
    public static string Make(Vault vault, string campaign, Guid student, DateTimeOffset at)
    {
        var step = at.ToUnixTimeSeconds() / StepSeconds;
        return $"{Prefix}.{Name(student)}.{step}.{Code(KeyOf(vault, campaign, student), step)}";
    }

    /// <summary>Whether a text is meant as a pass, good or not.</summary>
    public static bool IsOne(string text) => text.StartsWith(Prefix + ".", StringComparison.Ordinal);

    /// <returns>Null for what is no pass of that campaign.</returns>
    public static ScannedPass? Read(Vault vault, string campaign, string text, DateTimeOffset now)
    {
        if (
            text.Trim().Split('.') is not [Prefix, { Length: 22 } name, { Length: <= 12 } number, { Length: CodeLength } code]
            || !Base64Url.IsValid(name)
            || !long.TryParse(number, NumberStyles.None, CultureInfo.InvariantCulture, out var step)
        )
        {
            return null;
        }

        var student = new Guid(Base64Url.DecodeFromChars(name), bigEndian: true);
        var expected = Code(KeyOf(vault, campaign, student), step);
        return CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(expected), Encoding.UTF8.GetBytes(code))
            ? new ScannedPass(student, TimeSpan.FromSeconds(now.ToUnixTimeSeconds() - (step * StepSeconds)))
            : null;
    }

    private static string Code(string key, long step) =>
        Base64Url.EncodeToString(HMACSHA256.HashData(Encoding.UTF8.GetBytes(key), Encoding.UTF8.GetBytes($"{step}")))[
            ..CodeLength
        ];
}
