using Dengke.Domain.Records;

namespace Dengke.Tables.Reading;

/// <summary>Says which fields a header's texts carry: as mapped by hand, then as the catalogue knows them.</summary>
internal sealed class ColumnRecogniser(FieldCatalogue catalogue, ColumnMap? map)
{
    /// <summary>The labels of the fields by which students are matched, in the order in which they are tried.</summary>
    public IReadOnlyList<string> KeyLabels =>
        [
            .. catalogue
                .Fields.Where(f => IsKey(f.Format))
                .OrderBy(f => f.Format != FieldFormat.DocumentNumber)
                .Select(f => f.Label),
        ];

    public static bool IsKey(FieldFormat format) =>
        format is FieldFormat.DocumentNumber or FieldFormat.ExamNumber or FieldFormat.StudentNumber;

    /// <summary>The field of <paramref name="header"/> alone, or null. A header that the map keeps aside has none.</summary>
    public RecordField? Match(string header) => IsMapped(header, out var field) ? field : catalogue.Match(header);

    /// <summary>
    /// The fields of a header row, one entry a column, each field once: what is mapped by hand first, then by the best name.
    /// </summary>
    public IReadOnlyList<RecordField?> MatchAll(IReadOnlyList<string> headers)
    {
        var fields = new RecordField?[headers.Count];
        var rest = headers.ToArray<string?>();
        for (var i = 0; i < headers.Count; i++)
        {
            if (IsMapped(headers[i], out var field))
            {
                fields[i] = field;
                rest[i] = null;
            }
        }

        var named = catalogue.MatchAll(rest);
        for (var i = 0; i < headers.Count; i++)
        {
            if (rest[i] is not null && !fields.Contains(named[i]))
            {
                fields[i] = named[i];
            }
        }

        return fields;
    }

    /// <summary>
    /// Whether one field has two columns between which no name decides: 姓名 twice, or a key under any two names. Beside 学习形式,
    /// though, 学历类别 is simply kept aside.
    /// </summary>
    public bool Clash(string taken, string other)
    {
        if (Match(taken) is not { } field || Match(other) != field)
        {
            return false;
        }

        var byHand = (IsMapped(taken, out _), IsMapped(other, out _));
        return byHand switch
        {
            (true, true) => true,
            (true, false) => false,
            _ => IsKey(field.Format) || catalogue.MatchAll([other, taken])[0] is not null,
        };
    }

    private bool IsMapped(string header, out RecordField? field)
    {
        field = null;
        if (map is null || string.IsNullOrWhiteSpace(header) || !map.TryMatch(header, out var key))
        {
            return false;
        }

        field = key is null ? null : catalogue.Find(key);
        return true;
    }
}
