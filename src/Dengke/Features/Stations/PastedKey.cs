using System.Text.Json;
using System.Text.Json.Nodes;
using Dengke.Domain.Kernel;
using Dengke.Platform.Envelopes;

namespace Dengke.Features.Stations;

/// <summary>A public key as somebody pastes, uploads or sends it.</summary>
internal static class PastedKey
{
    /// <returns>The key; <c>key_private</c> for a private one, <c>key_use</c> for one that is for something else, <c>key_unreadable</c>.</returns>
    public static Outcome<PublicKey> Read(string? text, KeyUse use)
    {
        var pasted = text?.Trim() ?? "";
        if (IsPrivate(pasted))
        {
            return Failure.Refused(
                "key_private",
                "这是私钥, 请勿上传; 请上传公钥文件(.pub.jwk)。",
                "This is a private key; keep it to yourself and upload the public one (.pub.jwk)."
            );
        }

        var read = PublicKey.Read(pasted);
        return read.IsOk && read.Value.Use != use
            ? Failure.Refused(
                "key_use",
                use == KeyUse.Encryption
                    ? "这把公钥用于签名, 这里需要用于加密的(enc)。"
                    : "这把公钥用于加密, 这里需要采集站用于签名的(sig)。",
                use == KeyUse.Encryption
                    ? "This key is for signing; one for encryption (enc) is needed."
                    : "This key is for encryption; the station's, for signing (sig), is needed."
            )
            : read;
    }

    /// <summary>A JWK with its secret, or a private key's file, which is a JWE of five parts.</summary>
    private static bool IsPrivate(string text)
    {
        try
        {
            return JsonNode.Parse(text) is JsonObject jwk && jwk.ContainsKey("d");
        }
        catch (Exception e) when (e is JsonException or ArgumentException)
        {
            return text.Count(c => c == '.') == 4 && text.All(c => char.IsAsciiLetterOrDigit(c) || c is '-' or '_' or '.');
        }
    }
}
