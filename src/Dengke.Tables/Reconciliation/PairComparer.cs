using System.Runtime.CompilerServices;
using Dengke.Domain.Records;

namespace Dengke.Tables.Reconciliation;

/// <summary>Compares the two rows of a pair field by field and counts the verdicts. One per thread.</summary>
internal sealed class PairComparer(Sides sides)
{
    private const int VerdictCount = (int)Verdict.MissingInAcademic + 1;

    private readonly int[] fields = sides.Compared;
    private readonly RowReader registry = new(sides.Registry);
    private readonly RowReader academic = new(sides.Academic);
    private readonly FieldTexts texts = new(sides.Catalogue);
    private readonly RowNames names = new(sides);
    private readonly long[] counts = new long[sides.Catalogue.Fields.Count * VerdictCount];

    /// <summary>How often a verdict was given on a field so far.</summary>
    public long Count(int field, Verdict verdict) => counts[(field * VerdictCount) + (int)verdict];

    /// <param name="left">The registry's row.</param>
    /// <param name="right">The academic system's row.</param>
    /// <param name="rows">Their numbers.</param>
    /// <param name="part">Takes the pair and its differences.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void Compare(in RowScanner left, in RowScanner right, (int Registry, int Academic) rows, IReconciliationPart part)
    {
        part.Matched(rows.Registry, rows.Academic);
        ReadOnlySpan<byte> name = default;
        foreach (var field in fields)
        {
            var ours = registry.Field(left, field);
            var theirs = academic.Field(right, field);
            if (ours.SequenceEqual(theirs))
            {
                counts[field * VerdictCount]++;
                continue;
            }

            var one = registry.Value(ours);
            var other = academic.Value(theirs);
            if (one.SequenceEqual(other))
            {
                counts[field * VerdictCount]++;
                continue;
            }

            var judgement = texts.Judge(field, one, other);
            counts[(field * VerdictCount) + (int)judgement.Verdict]++;
            if (judgement.Verdict == Verdict.Same)
            {
                continue;
            }

            name = name.IsEmpty ? names.Of(left, right) : name;
            part.Difference(
                new DifferenceBytes
                {
                    RegistryRow = rows.Registry,
                    AcademicRow = rows.Academic,
                    Key = name,
                    Field = field,
                    Verdict = judgement.Verdict,
                    Registry = one,
                    Academic = other,
                    Note = Noted(judgement.Note, registry.Damage(left, field), academic.Damage(right, field)),
                }
            );
        }
    }

    private static string Noted(string note, CellDamage registry, CellDamage academic)
    {
        if (registry == CellDamage.None && academic == CellDamage.None)
        {
            return note;
        }

        string[] notes =
        [
            note,
            registry == CellDamage.None ? "" : $"学籍: {registry.Sentence()}",
            academic == CellDamage.None ? "" : $"教务: {academic.Sentence()}",
        ];
        return string.Join("; ", notes.Where(n => n.Length > 0));
    }
}
