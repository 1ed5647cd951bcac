using System.Buffers.Text;
using System.Runtime.InteropServices;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace Dengke.Platform.Envelopes;

/// <summary>
/// The general JSON serialization of a JWE (RFC 7516, 7.2.1). It is read once, and what is long is decoded where it lies; members that
/// change what the others mean, and that no envelope of a photo has, make it none.
/// </summary>
internal sealed class EnvelopeJson : IDisposable
{
    private const int DeepestHeader = 8;

    private static readonly JsonDocumentOptions Strict = new() { AllowDuplicateProperties = false, MaxDepth = DeepestHeader };
    private static readonly JsonEncodedText Alg = JsonEncodedText.Encode(
        PhotoEnvelope.KeyAlgorithm,
        JavaScriptEncoder.UnsafeRelaxedJsonEscaping
    );

    private readonly JsonDocument json;
    private readonly JsonDocument protectedHeader;

    private EnvelopeJson(JsonDocument json, JsonDocument protectedHeader, SealedContent content) =>
        (this.json, this.protectedHeader, Content) = (json, protectedHeader, content);

    public SealedContent Content { get; }

    public static byte[] Write(SealedContent content, IReadOnlyList<WrappedKey> keys)
    {
        var size = (content.Ciphertext.Length * 4 / 3) + (keys.Count * 400) + content.Header.Length + 400;
        using var output = new MemoryStream(size);
        using (var writer = new Utf8JsonWriter(output, new JsonWriterOptions { SkipValidation = true, Indented = false }))
        {
            writer.WriteStartObject();
            Raw(writer, "protected", content.Header);
            writer.WriteStartArray("recipients");
            foreach (var key in keys)
            {
                Write(writer, key);
            }

            writer.WriteEndArray();
            Raw(writer, "iv", Base64Url.EncodeToUtf8(content.Nonce));
            Raw(writer, "ciphertext", Base64Url.EncodeToUtf8(content.Ciphertext));
            Raw(writer, "tag", Base64Url.EncodeToUtf8(content.Tag));
            writer.WriteEndObject();
        }

        return output.ToArray();
    }

    /// <returns>Null for what is none; the caller disposes it.</returns>
    /// <exception cref="JsonException">It is no JSON, or a member is there twice.</exception>
    /// <exception cref="FormatException">What should be base64url is not.</exception>
    /// <exception cref="InvalidOperationException">A member is of another kind.</exception>
    public static EnvelopeJson? Read(byte[] envelope)
    {
        JsonDocument? document = null;
        JsonDocument? header = null;
        try
        {
            document = JsonDocument.Parse(envelope, Strict);
            var root = document.RootElement;
            if (
                root.ValueKind != JsonValueKind.Object
                || root.TryGetProperty("aad", out _)
                || Member(root, "protected") is not { } named
                || !root.TryGetProperty("recipients", out var recipients)
                || recipients.ValueKind != JsonValueKind.Array
                || recipients.GetArrayLength() == 0
                || Member(root, "iv") is not { } nonce
                || Member(root, "ciphertext") is not { } ciphertext
                || Member(root, "tag") is not { } tag
            )
            {
                return null;
            }

            header = JsonDocument.Parse(Decoded(named), Strict);
            if (header.RootElement.ValueKind != JsonValueKind.Object)
            {
                return null;
            }

            var content = new SealedContent(Plain(named).ToArray(), Decoded(nonce), Decoded(ciphertext), Decoded(tag));
            var read = new EnvelopeJson(document, header, content);
            (document, header) = (null, null);
            return read;
        }
        finally
        {
            document?.Dispose();
            header?.Dispose();
        }
    }

    /// <summary>The header for the holder of a key; null where there is none.</summary>
    public EnvelopeHeader? HeaderFor(string keyId) => Headers().FirstOrDefault(h => h.KeyId == keyId);

    /// <summary>The headers of all recipients: protected, shared and the recipient's own taken together.</summary>
    /// <exception cref="FormatException">A recipient is none.</exception>
    public IEnumerable<EnvelopeHeader> Headers()
    {
        json.RootElement.TryGetProperty("unprotected", out var shared);
        foreach (var recipient in json.RootElement.GetProperty("recipients").EnumerateArray())
        {
            if (recipient.ValueKind != JsonValueKind.Object)
            {
                throw new FormatException("A recipient is an object.");
            }

            recipient.TryGetProperty("header", out var own);
            yield return new EnvelopeHeader(protectedHeader.RootElement, shared, own)
            {
                EncryptedKey = Member(recipient, "encrypted_key") is { } key ? Decoded(key) : [],
            };
        }
    }

    public void Dispose()
    {
        json.Dispose();
        protectedHeader.Dispose();
    }

    internal static byte[] Decoded(JsonElement text) => Base64Url.DecodeFromUtf8(Plain(text));

    private static void Write(Utf8JsonWriter writer, WrappedKey key)
    {
        writer.WriteStartObject();
        writer.WriteStartObject("header");
        writer.WriteString("alg", Alg);
        writer.WriteString("kid", key.KeyId);
        writer.WriteStartObject("epk");
        writer.WriteString("kty", "EC");
        writer.WriteString("crv", PublicKey.Curve);
        Raw(writer, "x", Base64Url.EncodeToUtf8(key.Ephemeral.X));
        Raw(writer, "y", Base64Url.EncodeToUtf8(key.Ephemeral.Y));
        writer.WriteEndObject();
        writer.WriteEndObject();
        Raw(writer, "encrypted_key", Base64Url.EncodeToUtf8(key.Key));
        writer.WriteEndObject();
    }

    /// <summary>Base64url has nothing to be escaped, and is long.</summary>
    private static void Raw(Utf8JsonWriter writer, string name, ReadOnlySpan<byte> base64Url)
    {
        writer.WritePropertyName(name);
        writer.WriteRawValue([(byte)'"', .. base64Url, (byte)'"'], skipInputValidation: true);
    }

    private static JsonElement? Member(JsonElement of, string name) =>
        of.TryGetProperty(name, out var member) && member.ValueKind == JsonValueKind.String ? member : null;

    /// <summary>The text between the quotes, which is there as it is written unless somebody has escaped what need not be.</summary>
    private static ReadOnlySpan<byte> Plain(JsonElement text)
    {
        var raw = JsonMarshal.GetRawUtf8Value(text)[1..^1];
        return raw.Contains((byte)'\\') ? Encoding.UTF8.GetBytes(text.GetString()!) : raw;
    }
}
