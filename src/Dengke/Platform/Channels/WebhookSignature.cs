using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace Dengke.Platform.Channels;

/// <summary>
/// How a body that is posted to or by the text message gateway is signed: HMAC-SHA256 under the shared secret over the timestamp (seconds since
/// 1970), a full stop and the body, as <c>sha256=</c> and hex in <see cref="Header"/>, with the timestamp in <see cref="TimestampHeader"/>.
/// </summary>
public static class WebhookSignature
{
    public const string Header = "X-Dengke-Signature";
    public const string TimestampHeader = "X-Dengke-Timestamp";
    private static readonly TimeSpan Tolerance = TimeSpan.FromMinutes(5);

    public static string Of(string secret, long timestamp, ReadOnlySpan<byte> body)
    {
        var prefix = Encoding.ASCII.GetBytes(timestamp.ToString(CultureInfo.InvariantCulture) + ".");
        return "sha256="
            + Convert.ToHexStringLower(HMACSHA256.HashData(Encoding.UTF8.GetBytes(secret), (byte[])[.. prefix, .. body]));
    }

    /// <summary>Whether a body was signed under the secret within the last five minutes, by a clock no more than that ahead.</summary>
    public static bool Holds(string secret, string? timestamp, string? signature, ReadOnlySpan<byte> body, DateTimeOffset now) =>
        long.TryParse(timestamp, NumberStyles.None, CultureInfo.InvariantCulture, out var at)
        && Math.Abs(now.ToUnixTimeSeconds() - at) <= Tolerance.TotalSeconds
        && CryptographicOperations.FixedTimeEquals(
            Encoding.ASCII.GetBytes(Of(secret, at, body)),
            Encoding.ASCII.GetBytes(signature ?? "")
        );
}
