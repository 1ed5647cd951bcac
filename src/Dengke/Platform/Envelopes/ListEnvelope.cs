using System.Security.Cryptography;
using Dengke.Domain.Kernel;

namespace Dengke.Platform.Envelopes;

/// <summary>
/// A list that only the registrar's key opens, as a photo's envelope is made (<see cref="PhotoEnvelope"/>): for what the server may not hand
/// out in clear, such as document numbers. What the list is of stands in the protected header, so that neither passes for the other.
/// </summary>
public static class ListEnvelope
{
    /// <summary>The list of names with document numbers.</summary>
    public const string Names = "names";

    private const int KeyLength = 32;

    /// <param name="recipients">One or more, for encryption.</param>
    /// <exception cref="ArgumentException">There is no recipient, or one that is for signing.</exception>
    public static byte[] Seal(byte[] content, string list, IReadOnlyList<PublicKey> recipients)
    {
        if (recipients.Count == 0 || recipients.Any(r => r.Use != KeyUse.Encryption))
        {
            throw new ArgumentException("A list is encrypted to one or more keys for encryption.", nameof(recipients));
        }

        var key = RandomNumberGenerator.GetBytes(KeyLength);
        try
        {
            var sealedContent = SealedContent.Encrypt(content, key, EnvelopeHeader.ProtectedList(list));
            return EnvelopeJson.Write(sealedContent, [.. recipients.Select(r => KeyAgreement.Wrap(key, r))]);
        }
        finally
        {
            CryptographicOperations.ZeroMemory(key);
        }
    }

    /// <returns>The content; <c>list_broken</c>, or <c>not_a_recipient</c> where it was not sealed to this key.</returns>
    public static Outcome<byte[]> Open(byte[] envelope, string list, PrivateKey key)
    {
        try
        {
            using var read = EnvelopeJson.Read(envelope);
            if (read is null)
            {
                return Broken;
            }

            if (key.Public.Use != KeyUse.Encryption || read.HeaderFor(key.Public.KeyId) is not { } header)
            {
                return Failure.Refused("not_a_recipient", "不是加密给这把密钥的。", "It was not encrypted to this key.");
            }

            return
                header.List == list
                && KeyAgreement.Unwrap(header, key) is { } contentKey
                && read.Content.Decrypt(contentKey) is { } content
                ? content
                : Broken;
        }
        catch (Exception e) when (Malformed.Is(e))
        {
            return Broken;
        }
    }

    private static Failure Broken { get; } =
        Failure.Refused("list_broken", "名单已损坏, 或不是登科加密的名单。", "The list is damaged, or is none of Dengke's.");
}
