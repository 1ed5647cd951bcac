using System.Runtime.CompilerServices;
using Dengke.Domain.Records;

namespace Dengke.Tables.Reconciliation;

/// <summary>Compares the two rows of a pair field by field and counts the verdicts. One per thread.</summary>
internal sealed class PairComparer(Sides sides)
{
    private const int VerdictCount = (int)Verdict.MissingInAcademic + 1;

    private readonly int[] fields = sides.Compared;

    /// <summary>Whether equal bytes are equal values: '0012 is 0012 in a file as it came, and itself in a store that was spilled.</summary>
    private readonly bool areAlike = sides.Registry.Store.Layout.IsSpilled == sides.Academic.Store.Layout.IsSpilled;
    private readonly RowReader registry = new(sides.Registry);
    private readonly RowReader academic = new(sides.Academic);
    private readonly FieldTexts texts = new(sides);
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
            if (areAlike && ours.SequenceEqual(theirs))
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

            var judged = texts.Judge(field, one, other);
            var judgement = judged.Judgement;
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
                    Note = DamageNotes.Noted(
                        judgement.Note,
                        registry.Damage(left, field, judged.Registry),
                        academic.Damage(right, field, judged.Academic)
                    ),
                }
            );
        }
    }
}
