using System.Text.Json;
using Dengke.Data;
using Dengke.Platform.Crypto;

namespace Dengke.Features.Shared.Records;

/// <summary>What was sealed of a student, as it lies encrypted in the database.</summary>
public static class SealedText
{
    /// <summary>The canonical record.</summary>
    public static string Open(SealedStudent row, Vault vault) => vault.Open(row.SealedContent, SealPurposes.SealedRecord);

    /// <summary>The sealed values by catalogue key, document number in clear.</summary>
    public static Dictionary<string, string> Values(SealedStudent row, Vault vault)
    {
        using var record = JsonDocument.Parse(Open(row, vault));
        return record
            .RootElement.GetProperty("values")
            .EnumerateObject()
            .ToDictionary(v => v.Name, v => v.Value.GetString() ?? "", StringComparer.Ordinal);
    }
}
