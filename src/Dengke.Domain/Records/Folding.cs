namespace Dengke.Domain.Records;

/// <summary>
/// Turns a value as written into the key by which it is compared. What is stored is never changed; folding is idempotent.
/// </summary>
public static class Folding
{
    private const int LongestCode = 16;
    private const int LargestOnStack = 256;

    /// <summary>The room that <see cref="TryFold"/> wants for a value of <paramref name="valueLength"/> UTF-16 units.</summary>
    public static int MaxLength(int valueLength) => Math.Max(2 * valueLength, LongestCode);

    /// <summary>The comparison key of <paramref name="value"/>; the empty string for a blank one.</summary>
    public static string Fold(FieldFormat format, string? value)
    {
        if (string.IsNullOrEmpty(value))
        {
            return "";
        }

        var room = MaxLength(value.Length);
        var key = room <= LargestOnStack ? stackalloc char[room] : new char[room];
        key = key[..Write(format, value, key)];
        return key.SequenceEqual(value) ? value : key.ToString();
    }

    /// <summary>Writes the comparison key without allocating.</summary>
    /// <param name="format">How the value is written.</param>
    /// <param name="value">The value as it stands in the file.</param>
    /// <param name="destination">Room of at least <see cref="MaxLength"/>; must not overlap <paramref name="value"/>.</param>
    /// <param name="written">The length of the key, 0 for a blank value.</param>
    /// <returns>False only where <paramref name="destination"/> is too small.</returns>
    public static bool TryFold(FieldFormat format, ReadOnlySpan<char> value, Span<char> destination, out int written)
    {
        if (destination.Length < MaxLength(value.Length))
        {
            written = 0;
            return false;
        }

        written = Write(format, value, destination);
        return true;
    }

    private static int Write(FieldFormat format, ReadOnlySpan<char> value, Span<char> key) =>
        format switch
        {
            FieldFormat.Name => NameKey.Write(value, key),
            FieldFormat.DocumentNumber => DocumentNumberKey.Write(value, key),
            FieldFormat.ExamNumber or FieldFormat.StudentNumber or FieldFormat.MajorCode => CodeText.Write(value, key),
            FieldFormat.Date => WriteDate(value, key),
            FieldFormat.Duration => Duration.Fold(key[..Characters.Compact(value, key)]),
            _ => WriteCoded(CodeTables.For(format), value, key),
        };

    private static int WriteDate(ReadOnlySpan<char> value, Span<char> key)
    {
        var trimmed = Characters.Trim(value, key);
        return RecordDate.TryParseTrimmed(key[..trimmed], out var date) ? RecordDate.Write(date, key) : trimmed;
    }

    private static int WriteCoded(CodeTable? table, ReadOnlySpan<char> value, Span<char> key)
    {
        var compact = key[..Characters.Compact(value, key)];
        var entry = table?.FindCompact(compact);
        if (entry is null && table == CodeTables.StudyForm && compact.LastIndexOf('/') is >= 0 and var slash)
        {
            // 学历类别/学习形式 in one column, such as 普通高等教育/普通全日制.
            entry = table.FindCompact(compact[(slash + 1)..]);
        }

        if (entry is null)
        {
            return compact.Length;
        }

        entry.Text.CopyTo(key);
        return entry.Text.Length;
    }
}
