namespace Dengke.Domain.Records;

/// <summary>
/// Turns a value as written into the key by which it is compared. What is stored is never changed; folding is idempotent.
/// </summary>
public static class Folding
{
    /// <summary>The comparison key of <paramref name="value"/>; the empty string for a blank one.</summary>
    public static string Fold(FieldFormat format, string? value) => value?.Trim() ?? "";
}
