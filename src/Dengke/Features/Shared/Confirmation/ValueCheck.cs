using Dengke.Domain.Records;
using Dengke.Features.Shared.Records;

namespace Dengke.Features.Shared.Confirmation;

/// <summary>Whether a value that somebody says is right can be: by the field's own validator and against the rest of the record.</summary>
public static class ValueCheck
{
    /// <returns>The errors, each once; empty for a value that can be right. Warnings do not count.</returns>
    public static IReadOnlyList<Finding> Errors(
        RecordField field,
        string value,
        WorkingRecord record,
        FieldCatalogue catalogue,
        DateOnly today
    )
    {
        var validation = new RecordValidation(catalogue, today, isNewData: true);
        var alone = validation.ValidateField(field, value).Where(f => f.Severity == Severity.Error).ToList();
        if (alone.Count > 0)
        {
            return alone;
        }

        // Against the others: only what this value brings about, not what was wrong before.
        var before = Codes(record.Value);
        var after = validation
            .Validate([.. catalogue.Fields.Select(f => f.Key == field.Key ? value : record.Value(f))])
            .Where(f => f.Severity == Severity.Error && !before.Contains((f.FieldKey, f.Code)) && f.FieldKey == field.Key);
        return [.. after.DistinctBy(f => f.Message)];

        HashSet<(string, string)> Codes(Func<RecordField, string> of) =>
            [.. validation.Validate([.. catalogue.Fields.Select(of)]).Select(f => (f.FieldKey, f.Code))];
    }
}
