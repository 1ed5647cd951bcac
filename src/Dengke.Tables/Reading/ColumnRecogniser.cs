using Dengke.Domain.Records;

namespace Dengke.Tables.Reading;

/// <summary>Says which field a header text carries: by hand first, then by label, alias or registry code.</summary>
internal sealed class ColumnRecogniser
{
    private readonly Dictionary<string, RecordField> fieldOfHeader = [];
    private readonly FieldCatalogue catalogue;
    private readonly ColumnMap? map;

    public ColumnRecogniser(FieldCatalogue catalogue, ColumnMap? map)
    {
        this.catalogue = catalogue;
        this.map = map;
        foreach (var field in catalogue.Fields)
        {
            foreach (var header in (string?[])[field.Label, field.RegistryCode, .. field.Aliases])
            {
                if (header is not null)
                {
                    fieldOfHeader.TryAdd(HeaderText.Fold(header), field);
                }
            }
        }
    }

    /// <summary>The labels of the fields by which students are matched.</summary>
    public IReadOnlyList<string> KeyLabels =>
        [
            .. catalogue
                .Fields.Where(f => IsKey(f.Format))
                .OrderBy(f => f.Format != FieldFormat.DocumentNumber)
                .Select(f => f.Label),
        ];

    public static bool IsKey(FieldFormat format) =>
        format is FieldFormat.DocumentNumber or FieldFormat.ExamNumber or FieldFormat.StudentNumber;

    /// <summary>The field of <paramref name="header"/>, or null. A header that the map keeps aside has none.</summary>
    public RecordField? Match(string header)
    {
        if (string.IsNullOrWhiteSpace(header))
        {
            return null;
        }

        if (map is not null && map.TryMatch(header, out var key))
        {
            return key is null ? null : catalogue.Find(key);
        }

        return fieldOfHeader.GetValueOrDefault(HeaderText.Fold(header));
    }
}
