using System.Text.Json;
using Dengke.Data;
using Dengke.Domain.Records;
using Dengke.Platform.Crypto;
using Dengke.Platform.Handling;

namespace Dengke.Features.Shared.Records;

/// <summary>A source's row as it is kept: values by catalogue key as JSON, the document number masked there and sealed beside it.</summary>
public static class RowValues
{
    public const string DocumentNumber = SealPurposes.DocumentNumber;

    /// <summary>The values of a stored row, by catalogue key; the document number masked.</summary>
    public static Dictionary<string, string> Masked(SourceRecord record) =>
        JsonSerializer.Deserialize<Dictionary<string, string>>(record.Values, Work.Json)!;

    /// <summary>The values of a stored row by catalogue key, the document number in clear.</summary>
    public static Dictionary<string, string> Open(SourceRecord record, Vault vault)
    {
        var values = Masked(record);
        if (record.DocumentNo is { } sealedNumber)
        {
            values[DocumentNumber] = vault.Open(sealedNumber, DocumentNumber);
        }

        return values;
    }

    /// <summary>The two forms in which <paramref name="values"/> are stored.</summary>
    public static (string Json, string? SealedDocumentNo) Seal(IReadOnlyDictionary<string, string> values, Vault vault)
    {
        var number = values.GetValueOrDefault(DocumentNumber);
        var masked = new Dictionary<string, string>(values, StringComparer.Ordinal);
        if (number is not null)
        {
            masked[DocumentNumber] = Mask(number);
        }

        return (
            JsonSerializer.Serialize(masked, Work.Json),
            string.IsNullOrEmpty(number) ? null : vault.Seal(number, DocumentNumber)
        );
    }

    /// <summary>The first and last four characters, as in <c>1101**********002X</c>; of shorter numbers the last two.</summary>
    public static string Mask(string number)
    {
        var keep = number.Length >= 12 ? 4 : 0;
        var tail = number.Length >= 12 ? 4 : Math.Min(2, number.Length / 2);
        return string.Concat(
            number.AsSpan(0, keep),
            new string('*', number.Length - keep - tail),
            number.AsSpan(number.Length - tail)
        );
    }

    /// <summary>The values in catalogue order, null where the source has no such column.</summary>
    public static string?[] InOrder(IReadOnlyDictionary<string, string> values, FieldCatalogue catalogue) =>
        [.. catalogue.Fields.Select(f => values.GetValueOrDefault(f.Key))];
}
