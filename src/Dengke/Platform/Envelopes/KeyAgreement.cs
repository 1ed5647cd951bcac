using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;

namespace Dengke.Platform.Envelopes;

/// <summary>A content key as one recipient can have it.</summary>
/// <param name="KeyId">The recipient's.</param>
/// <param name="Ephemeral">The sender's, for this recipient and this content alone.</param>
internal sealed record WrappedKey(string KeyId, ECPoint Ephemeral, byte[] Key);

/// <summary>ECDH-ES+A256KW (RFC 7518, 4.6): agrees on a wrapping key with a key pair made for the purpose, and wraps the content key.</summary>
internal static class KeyAgreement
{
    private const int WrappingBits = 256;

    /// <summary>The round of the concatenation KDF; one gives the 32 bytes that are needed (NIST SP 800-56A, 5.8.2.1).</summary>
    private static readonly byte[] Round = [0, 0, 0, 1];

    public static WrappedKey Wrap(byte[] contentKey, PublicKey to)
    {
        using var ephemeral = ECDiffieHellman.Create(ECCurve.NamedCurves.nistP256);
        var wrapping = ephemeral.DeriveKeyFromHash(to.Agreement, HashAlgorithmName.SHA256, Round, Info([], []));
        try
        {
            return new(
                to.KeyId,
                ephemeral.ExportParameters(includePrivateParameters: false).Q,
                KeyWrap.Wrap(wrapping, contentKey)
            );
        }
        finally
        {
            CryptographicOperations.ZeroMemory(wrapping);
        }
    }

    /// <returns>The content key; null where it was altered.</returns>
    /// <exception cref="CryptographicException">The sender's key is no point of the curve.</exception>
    public static byte[]? Unwrap(EnvelopeHeader header, PrivateKey key)
    {
        using var ephemeral = ECDiffieHellman.Create(
            new ECParameters { Curve = ECCurve.NamedCurves.nistP256, Q = header.Ephemeral }
        );
        using var sender = ephemeral.PublicKey;
        var wrapping = key.Agree(sender, Round, Info(header.SenderInfo, header.RecipientInfo));
        try
        {
            return KeyWrap.Unwrap(wrapping, header.EncryptedKey);
        }
        finally
        {
            CryptographicOperations.ZeroMemory(wrapping);
        }
    }

    /// <summary>What is hashed behind the secret: algorithm, both parties' data, length of the key.</summary>
    private static byte[] Info(byte[] sender, byte[] recipient)
    {
        var info = new byte[4 + PhotoEnvelope.KeyAlgorithm.Length + 4 + sender.Length + 4 + recipient.Length + 4];
        var rest = info.AsSpan();
        Append(ref rest, Encoding.ASCII.GetBytes(PhotoEnvelope.KeyAlgorithm));
        Append(ref rest, sender);
        Append(ref rest, recipient);
        BinaryPrimitives.WriteUInt32BigEndian(rest, WrappingBits);
        return info;
    }

    private static void Append(ref Span<byte> to, byte[] data)
    {
        BinaryPrimitives.WriteUInt32BigEndian(to, (uint)data.Length);
        data.CopyTo(to[4..]);
        to = to[(4 + data.Length)..];
    }
}
