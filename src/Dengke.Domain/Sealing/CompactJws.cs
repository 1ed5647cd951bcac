using System.Buffers.Text;
using System.Text;

namespace Dengke.Domain.Sealing;

/// <summary>A compact JWS (RFC 7515) with ES256, taken apart; whether its signature holds is another question.</summary>
internal sealed record CompactJws(string KeyId, string Type, byte[] Payload, byte[] Signed, byte[] Signature)
{
    /// <exception cref="FormatException">It is none, and whatever else <see cref="CanonicalForm.IsMalformed"/> knows.</exception>
    public static CompactJws Read(string text)
    {
        if (text.Split('.') is not [var header, var payload, var signature])
        {
            throw new FormatException("A compact JWS has three parts.");
        }

        using var document = CanonicalForm.Parse(Decode(header));
        var said = document.RootElement;
        // What an extension in "crit" would mean is not known here, so that it may not be passed over (RFC 7515, 4.1.11).
        if (said.GetProperty("alg").GetString() != "ES256" || said.TryGetProperty("crit", out _))
        {
            throw new FormatException("Only ES256 is known.");
        }

        return new(
            said.GetProperty("kid").GetString() ?? throw new FormatException("It names no key."),
            said.GetProperty("typ").GetString() ?? "",
            Decode(payload),
            Encoding.ASCII.GetBytes($"{header}.{payload}"),
            Decode(signature)
        );
    }

    /// <summary>Base64url without padding, in its one form: else a last character could be another and mean the same.</summary>
    /// <exception cref="FormatException">It is not.</exception>
    public static byte[] Decode(string text)
    {
        var bytes = Base64Url.DecodeFromChars(text);
        return Base64Url.EncodeToString(bytes) == text ? bytes : throw new FormatException("Not base64url in its one form.");
    }
}
