namespace Dengke.Domain.Records;

/// <summary>
/// The fields of a campaign's records, in the order in which they are shown and exported. Default: 附件1 of the notice
/// (<see cref="DefaultFields"/>).
/// </summary>
public sealed class FieldCatalogue
{
    private readonly Dictionary<string, int> byKey;
    private readonly HeaderNames headers;

    /// <exception cref="ArgumentException">Two fields share a key.</exception>
    public FieldCatalogue(IReadOnlyList<RecordField> fields)
    {
        Fields = fields;
        byKey = fields.Select((field, index) => (field.Key, index)).ToDictionary(StringComparer.Ordinal);
        headers = new HeaderNames(fields);
    }

    /// <summary>The catalogue of the reference notice.</summary>
    public static FieldCatalogue Default { get; } = new(DefaultFields.All);

    public IReadOnlyList<RecordField> Fields { get; }

    public RecordField? Find(string key) => IndexOf(key) is >= 0 and var index ? Fields[index] : null;

    /// <summary>The field's place in <see cref="Fields"/>, or -1.</summary>
    public int IndexOf(string key) => byKey.GetValueOrDefault(key, -1);

    /// <summary>
    /// The field that a column's header names, by label, registry code or alias, whatever its width, case, spaces, brackets and
    /// marks (*姓名, 学院（分院）:); null for a column that the catalogue does not know.
    /// </summary>
    public RecordField? Match(string? headerText) => headers.Find(headerText) is { } match ? Fields[match.Index] : null;

    /// <summary>
    /// The fields of a whole header row, one entry a column. Each field is given once: to the column that names it best (label
    /// before registry code before alias), then to the first, so that 学习形式 wins over 学历类别 beside it.
    /// </summary>
    public IReadOnlyList<RecordField?> MatchAll(IReadOnlyList<string?> headerTexts)
    {
        var columns = new RecordField?[headerTexts.Count];
        var taken = new bool[Fields.Count];
        var matches = headerTexts.Select((text, column) => (Column: column, Match: headers.Find(text)));
        foreach (var (column, match) in matches.Where(m => m.Match is not null).OrderBy(m => m.Match!.Value.Strength))
        {
            var index = match!.Value.Index;
            if (!taken[index])
            {
                taken[index] = true;
                columns[column] = Fields[index];
            }
        }

        return columns;
    }
}
