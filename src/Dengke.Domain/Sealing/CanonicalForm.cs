using System.Text.Json;

namespace Dengke.Domain.Sealing;

/// <summary>
/// Reads JSON that somebody else has written, and writes it canonical again (RFC 8785): white space and the order of members do not count,
/// one other character does. Numbers are integers up to 2⁵³ − 1, which is all that is sealed.
/// </summary>
internal static class CanonicalForm
{
    private const long Largest = (1L << 53) - 1;

    private static readonly JsonDocumentOptions Strict = new() { MaxDepth = 16, AllowDuplicateProperties = false };

    /// <exception cref="JsonException">It is no JSON, is nested too deep, or an object has two members of one name.</exception>
    public static JsonDocument Parse(ReadOnlySpan<byte> json) =>
        JsonDocument.Parse((json is [0xEF, 0xBB, 0xBF, ..] ? json[3..] : json).ToArray(), Strict);

    /// <exception cref="FormatException">A number is no integer of that size.</exception>
    /// <exception cref="InvalidOperationException">A text is no Unicode, or an object has two members of one name.</exception>
    public static byte[] Of(JsonElement element)
    {
        var json = new CanonicalJson();
        Write(element, json);
        return json.Written.ToArray();
    }

    /// <summary>What reading such a thing can throw: it is not what it should be.</summary>
    public static bool IsMalformed(Exception e) =>
        e is JsonException or FormatException or InvalidOperationException or KeyNotFoundException or OverflowException;

    private static void Write(JsonElement element, CanonicalJson json)
    {
        switch (element.ValueKind)
        {
            case JsonValueKind.Object:
                json.StartObject();
                foreach (var member in element.EnumerateObject().OrderBy(m => m.Name, StringComparer.Ordinal))
                {
                    json.Name(member.Name);
                    Write(member.Value, json);
                }

                json.EndObject();
                break;
            case JsonValueKind.Array:
                json.StartArray();
                foreach (var item in element.EnumerateArray())
                {
                    Write(item, json);
                }

                json.EndArray();
                break;
            case JsonValueKind.Number:
                json.Number(Integer(element));
                break;
            case JsonValueKind.True or JsonValueKind.False:
                json.Bool(element.GetBoolean());
                break;
            default:
                json.String(element.GetString());
                break;
        }
    }

    private static long Integer(JsonElement element) =>
        element.TryGetInt64(out var value) && value is >= -Largest and <= Largest
            ? value
            : throw new FormatException("Only integers up to 2^53 - 1 are sealed.");
}
