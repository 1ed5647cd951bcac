using System.Security.Cryptography;
using System.Text.Json;

namespace Dengke.Platform.Envelopes;

/// <summary>What stands in the headers for one recipient.</summary>
internal sealed record EnvelopeHeader
{
    /// <exception cref="FormatException">Something in it is not as it must be.</exception>
    public EnvelopeHeader(JsonElement protectedOnes, JsonElement shared, JsonElement own)
    {
        JsonElement[] all = [protectedOnes, shared, own];
        if (all.Any(h => h.ValueKind is not (JsonValueKind.Object or JsonValueKind.Undefined)))
        {
            throw new FormatException("A header is an object.");
        }

        KeyId = Text(Find("kid"));
        (Token, Shot) = (Text(InProtected("token")), Text(InProtected("shot")));
        List = Text(InProtected("list"));
        IsUnderstood =
            Text(Find("alg")) == PhotoEnvelope.KeyAlgorithm
            && Text(InProtected("enc")) == "A256GCM"
            && Find("zip") is null
            && Find("crit") is null;
        Sender = Find("epk");
        (Apu, Apv) = (Find("apu"), Find("apv"));

        JsonElement? InProtected(string name) => protectedOnes.TryGetProperty(name, out var value) ? value : null;

        JsonElement? Find(string name)
        {
            foreach (var header in all)
            {
                if (header.ValueKind == JsonValueKind.Object && header.TryGetProperty(name, out var value))
                {
                    return value;
                }
            }

            return null;
        }
    }

    public string? KeyId { get; }

    public string? Token { get; }

    public string? Shot { get; }

    /// <summary>What a list is of; null for a photo.</summary>
    public string? List { get; }

    public byte[] EncryptedKey { get; init; } = [];

    /// <summary>PartyUInfo; empty where there is none.</summary>
    public byte[] SenderInfo => Apu is { } info ? EnvelopeJson.Decoded(info) : [];

    /// <summary>PartyVInfo; empty where there is none.</summary>
    public byte[] RecipientInfo => Apv is { } info ? EnvelopeJson.Decoded(info) : [];

    /// <summary>The sender's key.</summary>
    /// <exception cref="FormatException">There is none, or the envelope is of an algorithm that no photo is sealed with.</exception>
    public ECPoint Ephemeral =>
        IsUnderstood
        && Sender is { ValueKind: JsonValueKind.Object } epk
        && Text(epk.GetProperty("kty")) == "EC"
        && Text(epk.GetProperty("crv")) == PublicKey.Curve
            ? new ECPoint { X = EnvelopeJson.Decoded(epk.GetProperty("x")), Y = EnvelopeJson.Decoded(epk.GetProperty("y")) }
            : throw new FormatException("Not an algorithm that photos are sealed with.");

    /// <summary>Whether it is of the algorithms that photos are sealed with, and asks for nothing beyond them.</summary>
    public bool IsUnderstood { get; }

    private JsonElement? Sender { get; }

    private JsonElement? Apu { get; }

    private JsonElement? Apv { get; }

    /// <summary>The protected header of a photo's envelope.</summary>
    public static byte[] Protected(string token, string shot)
    {
        using var output = new MemoryStream();
        using (var writer = new Utf8JsonWriter(output))
        {
            writer.WriteStartObject();
            writer.WriteString("enc", "A256GCM");
            writer.WriteString("token", token);
            writer.WriteString("shot", shot);
            writer.WriteEndObject();
        }

        return output.ToArray();
    }

    /// <summary>The protected header of a list's envelope.</summary>
    public static byte[] ProtectedList(string list)
    {
        using var output = new MemoryStream();
        using (var writer = new Utf8JsonWriter(output))
        {
            writer.WriteStartObject();
            writer.WriteString("enc", "A256GCM");
            writer.WriteString("list", list);
            writer.WriteEndObject();
        }

        return output.ToArray();
    }

    private static string? Text(JsonElement? value) =>
        value is { ValueKind: JsonValueKind.String } text ? text.GetString() : null;
}
