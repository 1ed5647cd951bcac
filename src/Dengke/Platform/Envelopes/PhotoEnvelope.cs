using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Dengke.Domain.Kernel;

namespace Dengke.Platform.Envelopes;

/// <summary>A photo that was opened.</summary>
/// <param name="Token">Of the person's capture code; opaque.</param>
/// <param name="Shot">The number of the shot.</param>
/// <param name="Photo">The picture file.</param>
public sealed record OpenedPhoto(string Token, string Shot, byte[] Photo);

/// <summary>
/// A photo as it is stored and sent: a JWE (RFC 7516) to every recipient, general JSON serialization, ECDH-ES+A256KW and A256GCM. Token and
/// shot stand in the protected header, so that no picture can be passed off as another person's.
/// </summary>
public static class PhotoEnvelope
{
    internal const string KeyAlgorithm = "ECDH-ES+A256KW";

    /// <summary>In bytes.</summary>
    public const int LargestPhoto = 32 * 1024 * 1024;

    /// <summary>In characters.</summary>
    public const int LongestToken = 100;

    private const int MostRecipients = 20;
    private const int KeyLength = 32;

    /// <summary>Whether a token can be the name of a file: letters, digits, <c>-</c> and <c>_</c>.</summary>
    public static bool IsToken(string token) =>
        token.Length is > 0 and <= LongestToken && token.All(c => char.IsAsciiLetterOrDigit(c) || c is '-' or '_');

    /// <param name="recipients">One or more, for encryption; whoever has the private half of one can open it.</param>
    /// <exception cref="ArgumentException">The token is none, the photo too large, or there is no recipient or one that is for signing.</exception>
    public static string Seal(byte[] photo, string token, string shot, IReadOnlyList<PublicKey> recipients) =>
        Encoding.ASCII.GetString(SealBytes(photo, token, shot, recipients));

    /// <inheritdoc cref="Seal"/>
    /// <returns>As UTF-8, as it is stored.</returns>
    public static byte[] SealBytes(byte[] photo, string token, string shot, IReadOnlyList<PublicKey> recipients)
    {
        if (!IsToken(token) || photo.Length > LargestPhoto)
        {
            throw new ArgumentException("The token is none, or the photo is too large.", nameof(token));
        }

        if (recipients.Count is 0 or > MostRecipients || recipients.Any(r => r.Use != KeyUse.Encryption))
        {
            throw new ArgumentException("Photos are encrypted to one or more keys for encryption.", nameof(recipients));
        }

        var key = RandomNumberGenerator.GetBytes(KeyLength);
        try
        {
            var content = SealedContent.Encrypt(photo, key, EnvelopeHeader.Protected(token, shot));
            return EnvelopeJson.Write(content, [.. recipients.Select(r => KeyAgreement.Wrap(key, r))]);
        }
        finally
        {
            CryptographicOperations.ZeroMemory(key);
        }
    }

    /// <inheritdoc cref="Open(byte[], PrivateKey)"/>
    public static Outcome<OpenedPhoto> Open(string envelope, PrivateKey key) => Open(Encoding.UTF8.GetBytes(envelope), key);

    /// <returns>The photo; <c>envelope_broken</c>, or <c>not_a_recipient</c> where it was not sealed to this key.</returns>
    public static Outcome<OpenedPhoto> Open(byte[] envelope, PrivateKey key)
    {
        if (key.Public.Use != KeyUse.Encryption)
        {
            return NotARecipient;
        }

        try
        {
            using var read = EnvelopeJson.Read(envelope);
            if (read is null)
            {
                return Broken;
            }

            if (read.HeaderFor(key.Public.KeyId) is not { } header)
            {
                return NotARecipient;
            }

            return
                KeyAgreement.Unwrap(header, key) is { } contentKey
                && read.Content.Decrypt(contentKey) is { } photo
                && header.Token is { } token
                && IsToken(token)
                ? new OpenedPhoto(token, header.Shot ?? "", photo)
                : Broken;
        }
        catch (Exception e) when (Malformed.Is(e))
        {
            return Broken;
        }
    }

    private static Failure Broken { get; } =
        Failure.Refused(
            "envelope_broken",
            "密文已损坏, 或不是登科的照片密文。",
            "The envelope is damaged, or is none of Dengke's."
        );

    private static Failure NotARecipient { get; } =
        Failure.Refused("not_a_recipient", "不是加密给这把密钥的。", "It was not encrypted to this key.");
}

/// <summary>What is encrypted, in the parts of a JWE.</summary>
/// <param name="Header">The protected header as it stands there: base64url, as ASCII. It is authenticated with the content.</param>
internal sealed record SealedContent(byte[] Header, byte[] Nonce, byte[] Ciphertext, byte[] Tag)
{
    private const int NonceLength = 12;
    private const int TagLength = 16;

    public static SealedContent Encrypt(byte[] content, byte[] key, byte[] protectedHeader)
    {
        var header = Base64Url.EncodeToUtf8(protectedHeader);
        var (nonce, sealed_, tag) = (RandomNumberGenerator.GetBytes(NonceLength), new byte[content.Length], new byte[TagLength]);
        using var cipher = new AesGcm(key, TagLength);
        cipher.Encrypt(nonce, content, sealed_, tag, header);
        return new(header, nonce, sealed_, tag);
    }

    /// <returns>Null for what was altered, or is not to this key.</returns>
    public byte[]? Decrypt(byte[] key)
    {
        if (Nonce.Length != NonceLength || Tag.Length != TagLength)
        {
            return null;
        }

        var content = new byte[Ciphertext.Length];
        using var cipher = new AesGcm(key, TagLength);
        try
        {
            cipher.Decrypt(Nonce, Ciphertext, Tag, content, Header);
            return content;
        }
        catch (AuthenticationTagMismatchException)
        {
            return null;
        }
        finally
        {
            CryptographicOperations.ZeroMemory(key);
        }
    }
}
