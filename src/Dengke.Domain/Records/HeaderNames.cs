namespace Dengke.Domain.Records;

/// <summary>How well a header text names a field.</summary>
internal enum HeaderStrength
{
    Label,
    RegistryCode,
    Alias,
}

/// <summary>Header texts as people write them, to the places of fields. Of two fields with the same text the stronger, then the first wins.</summary>
internal sealed class HeaderNames
{
    private readonly Dictionary<string, (int Index, HeaderStrength Strength)> byText = new(StringComparer.OrdinalIgnoreCase);

    public HeaderNames(IReadOnlyList<RecordField> fields)
    {
        Add(HeaderStrength.Label, fields, f => [f.Label, f.Key]);
        Add(HeaderStrength.RegistryCode, fields, f => f.RegistryCode is { } code ? [code] : []);
        Add(HeaderStrength.Alias, fields, f => f.Aliases);
    }

    public (int Index, HeaderStrength Strength)? Find(string? headerText) =>
        headerText is not null && byText.TryGetValue(Normalise(headerText), out var match) ? match : null;

    private void Add(HeaderStrength strength, IReadOnlyList<RecordField> fields, Func<RecordField, IReadOnlyList<string>> texts)
    {
        for (var index = 0; index < fields.Count; index++)
        {
            foreach (var text in texts(fields[index]))
            {
                byText.TryAdd(Normalise(text), (index, strength));
            }
        }
    }

    /// <summary>Half-width, without spaces and line breaks, square brackets as round ones, without marks for required fields and colons.</summary>
    private static string Normalise(string text)
    {
        var compact = new char[text.Length];
        var written = compact.AsSpan(0, Characters.Compact(text, compact));
        written.Replace('[', '(');
        written.Replace(']', ')');
        written.Replace('【', '(');
        written.Replace('】', ')');
        return written.Trim("*:'\"#★※●").ToString();
    }
}
