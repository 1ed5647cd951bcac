using System.Buffers.Text;
using System.Text.Json;
using Dengke.Platform.Envelopes;

namespace Dengke.Features.Handoff;

/// <summary>A holder's file: one share of a private key.</summary>
/// <param name="Kid">Of the key.</param>
/// <param name="Use">enc or sig.</param>
/// <param name="Split">Names one splitting: shares of two do not go together.</param>
/// <param name="Value">Base64url.</param>
internal sealed record ShareFile(
    int Version,
    string Kid,
    string Use,
    string Split,
    int Threshold,
    int Shares,
    int Number,
    string Value
)
{
    public static JsonSerializerOptions Json { get; } = new() { PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower };

    public bool IsWhole =>
        Version == 1
        && Number is > 0 and <= 255
        && Kid is not null
        && Split is not null
        && PublicKey.UseOf(Use) is not null
        && Value is not null
        && Base64Url.IsValid(Value, out var length)
        && length == PrivateKey.SecretLength;
}
