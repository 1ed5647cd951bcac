using System.Collections.Frozen;

namespace Dengke.Domain.Records;

/// <summary>One value of a code table.</summary>
/// <param name="Text">The value as the registry's files write it, half-width.</param>
/// <param name="Number">Its numeric code with its leading zero, or null.</param>
/// <param name="Letters">Its letter code, upper-case, or null.</param>
public sealed record CodeEntry(string Text, string? Number = null, string? Letters = null)
{
    /// <summary>Other ways in which files write the value.</summary>
    public IReadOnlyList<string> Spellings { get; init; } = [];

    /// <summary>Every text that means the value: text, code with and without leading zero, letters, spellings.</summary>
    public IEnumerable<string> All()
    {
        string?[] own = [Text, Number, Number?.TrimStart('0'), Letters];
        return own.OfType<string>().Where(t => t.Length > 0).Concat(Spellings).Distinct(StringComparer.OrdinalIgnoreCase);
    }
}

/// <summary>A closed list of values, found by text, code or spelling, in any width and case.</summary>
public sealed class CodeTable
{
    private const int LongestSpelling = 64;

    /// <summary>Ordinal and in capitals: a comparer that ignores case is slow for Chinese text.</summary>
    private readonly FrozenDictionary<string, CodeEntry>.AlternateLookup<ReadOnlySpan<char>> bySpelling;

    /// <exception cref="ArgumentException">Two entries share a spelling.</exception>
    public CodeTable(params IReadOnlyList<CodeEntry> entries)
    {
        Entries = entries;
        bySpelling = entries
            .SelectMany(e => e.All().Select(spelling => KeyValuePair.Create(spelling.ToUpperInvariant(), e)))
            .ToDictionary(StringComparer.Ordinal)
            .ToFrozenDictionary(StringComparer.Ordinal)
            .GetAlternateLookup<ReadOnlySpan<char>>();
    }

    /// <summary>The values in the order of the standard.</summary>
    public IReadOnlyList<CodeEntry> Entries { get; }

    /// <summary>The value that <paramref name="text"/> means, or null for none in the table.</summary>
    public CodeEntry? Find(ReadOnlySpan<char> text)
    {
        Span<char> compact = stackalloc char[LongestSpelling];
        return text.Length > LongestSpelling ? null : FindCompact(compact[..Characters.Compact(text, compact)]);
    }

    /// <summary>As <see cref="Find"/>, for text that is half-width and without spaces already.</summary>
    internal CodeEntry? FindCompact(ReadOnlySpan<char> compact)
    {
        if (bySpelling.TryGetValue(compact, out var entry))
        {
            return entry;
        }

        if (compact.Length > LongestSpelling || !compact.ContainsAnyInRange('a', 'z'))
        {
            return null;
        }

        Span<char> capitals = stackalloc char[LongestSpelling];
        compact.CopyTo(capitals);
        Characters.ToUpperAscii(capitals[..compact.Length]);
        return bySpelling.TryGetValue(capitals[..compact.Length], out entry) ? entry : null;
    }
}
