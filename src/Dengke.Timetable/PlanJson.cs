using System.Text.Json;
using System.Text.Json.Serialization;
using Dengke.Domain.Campaigns;

namespace Dengke.Timetable;

/// <summary>Requests and plans as JSON, to be passed from one process to another of the same version; not a format to keep.</summary>
public static class PlanJson
{
    private static readonly JsonSerializerOptions Options = new()
    {
        IgnoreReadOnlyProperties = true,
        Converters = { new JsonStringEnumConverter(), new WindowsConverter() },
    };

    public static byte[] Write(PlanRequest request) => JsonSerializer.SerializeToUtf8Bytes(request, Options);

    public static byte[] Write(Plan plan) => JsonSerializer.SerializeToUtf8Bytes(plan, Options);

    /// <exception cref="JsonException">It is none.</exception>
    public static PlanRequest ReadRequest(ReadOnlySpan<byte> json) => Read<PlanRequest>(json);

    /// <exception cref="JsonException">It is none.</exception>
    public static Plan ReadPlan(ReadOnlySpan<byte> json) => Read<Plan>(json);

    private static T Read<T>(ReadOnlySpan<byte> json) =>
        JsonSerializer.Deserialize<T>(json, Options) ?? throw new JsonException("There is nothing.");

    private sealed class WindowsConverter : JsonConverter<ValueList<Window>>
    {
        public override ValueList<Window> Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
            [.. JsonSerializer.Deserialize<Window[]>(ref reader, options) ?? []];

        public override void Write(Utf8JsonWriter writer, ValueList<Window> value, JsonSerializerOptions options) =>
            JsonSerializer.Serialize(writer, value.ToArray(), options);
    }
}
