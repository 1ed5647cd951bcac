namespace Dengke.Domain.Records;

/// <summary>The judgement of one field of one matched student.</summary>
/// <param name="Verdict">What the comparison came to.</param>
/// <param name="Note">A few stable Chinese words on what the difference is made of; empty where there is nothing to say.</param>
public readonly record struct Judgement(Verdict Verdict, string Note);

/// <summary>
/// Compares the two sources in one field (REC-5): equal character by character is <c>same</c>, and so are two blanks; blank on one
/// side is missing there; equal after folding is <c>format</c>; the rest is <c>tolerated</c> where the field allows it, else <c>differs</c>.
/// </summary>
public static class FieldJudge
{
    private const int LargestOnStack = 128;

    public static Judgement Judge(RecordField field, string? registry, string? academic) =>
        Judge(field, registry.AsSpan(), academic.AsSpan());

    /// <summary>As above; allocates only for the note.</summary>
    public static Judgement Judge(RecordField field, ReadOnlySpan<char> registry, ReadOnlySpan<char> academic)
    {
        if (registry.SequenceEqual(academic))
        {
            return new(Verdict.Same, "");
        }

        var room = Folding.MaxLength(Math.Max(registry.Length, academic.Length));
        var registryKey = room <= LargestOnStack ? stackalloc char[room] : new char[room];
        var academicKey = room <= LargestOnStack ? stackalloc char[room] : new char[room];
        registryKey = Key(field.Format, registry, registryKey);
        academicKey = Key(field.Format, academic, academicKey);
        return (registryKey.IsEmpty, academicKey.IsEmpty) switch
        {
            (true, true) => new(Verdict.Same, ""),
            (true, false) => new(Verdict.MissingInRegistry, ""),
            (false, true) => new(Verdict.MissingInAcademic, ""),
            _ when registryKey.SequenceEqual(academicKey) => new(
                Verdict.Format,
                FormatNote.Of(field.Format, registry, academic, registryKey)
            ),
            _ => new(
                field.Tolerated ? Verdict.Tolerated : Verdict.Differs,
                DifferenceNote.Of(field.Format, registryKey, academicKey)
            ),
        };
    }

    private static Span<char> Key(FieldFormat format, ReadOnlySpan<char> value, Span<char> destination) =>
        Folding.TryFold(format, value, destination, out var written) ? destination[..written] : [];
}
