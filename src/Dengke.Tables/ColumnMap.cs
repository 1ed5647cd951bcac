using System.Text.Json;
using Dengke.Domain.Kernel;
using Dengke.Domain.Records;
using Dengke.Tables.Reading;

namespace Dengke.Tables;

/// <summary>
/// Which field each header text carries, decided by a person and remembered. Headers that it does not name are recognised by
/// the catalogue; headers that a file does not have do no harm.
/// </summary>
public sealed class ColumnMap
{
    private static readonly JsonSerializerOptions Json = new()
    {
        WriteIndented = true,
        Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    private readonly Dictionary<string, string?> fieldOfHeader;

    /// <param name="fieldOfHeader">Header text to field key; null keeps the column aside.</param>
    public ColumnMap(IReadOnlyDictionary<string, string?> fieldOfHeader)
    {
        Headers = fieldOfHeader;
        this.fieldOfHeader = [];
        foreach (var (header, key) in fieldOfHeader)
        {
            this.fieldOfHeader[HeaderText.Fold(header)] = key;
        }
    }

    /// <summary>Header text to field key as given; null means that the column is kept aside.</summary>
    public IReadOnlyDictionary<string, string?> Headers { get; }

    /// <summary>A map from <c>{"header": "field_key" | null}</c>.</summary>
    public static Outcome<ColumnMap> FromJson(string json)
    {
        try
        {
            return JsonSerializer.Deserialize<Dictionary<string, string?>>(json, Json) is { } headers
                ? new ColumnMap(headers)
                : TableFailures.BadMap();
        }
        catch (JsonException)
        {
            return TableFailures.BadMap();
        }
    }

    public string ToJson() => JsonSerializer.Serialize(Headers, Json);

    /// <summary>The first key that is no field of <paramref name="catalogue"/>, as a failure; null where all are.</summary>
    internal Failure? Check(FieldCatalogue catalogue)
    {
        foreach (var (header, key) in Headers)
        {
            if (key is not null && catalogue.Find(key) is null)
            {
                return TableFailures.UnknownField(header, key);
            }
        }

        return null;
    }

    internal bool TryMatch(string header, out string? fieldKey) =>
        fieldOfHeader.TryGetValue(HeaderText.Fold(header), out fieldKey);
}
