using System.IO.Hashing;
using System.Runtime.InteropServices;
using System.Text;
using Dengke.Domain.Records;
using Dengke.Tables.Reading;

namespace Dengke.Tables.Reconciliation;

/// <summary>How two values were judged, and the damage that their texts themselves show; a spilled store notes it beside the row.</summary>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct JudgedPair(Judgement Judgement, CellDamage Registry, CellDamage Academic);

/// <summary>
/// Judges two values given as UTF-8. Sexes, dates, levels and classes come again and again in the same few pairs of writings, so
/// what was judged last is remembered. One per thread.
/// </summary>
internal sealed class FieldTexts(Sides sides)
{
    private const int Slots = 1 << 12;
    private const int SlotBytes = 64;

    private readonly Remembered[] remembered = new Remembered[Slots];
    private readonly byte[] pairs = new byte[Slots * SlotBytes];
    private char[] registryText = new char[256];
    private char[] academicText = new char[256];

    /// <param name="field">By index in the catalogue.</param>
    public JudgedPair Judge(int field, ReadOnlySpan<byte> registry, ReadOnlySpan<byte> academic)
    {
        var length = registry.Length + academic.Length;
        if (length > SlotBytes)
        {
            return JudgeAnew(field, registry, academic);
        }

        Span<byte> pair = stackalloc byte[SlotBytes];
        registry.CopyTo(pair);
        academic.CopyTo(pair[registry.Length..]);
        pair = pair[..length];
        var slot = (int)XxHash3.HashToUInt64(pair, field) & (Slots - 1);
        ref var last = ref remembered[slot];
        var lastPair = pairs.AsSpan(slot * SlotBytes, SlotBytes);
        if (
            last.Field == field + 1
            && last.Split == registry.Length
            && last.Length == length
            && pair.SequenceEqual(lastPair[..length])
        )
        {
            return last.Judged;
        }

        var judged = JudgeAnew(field, registry, academic);
        pair.CopyTo(lastPair);
        last = new Remembered(field + 1, registry.Length, length, judged);
        return judged;
    }

    private JudgedPair JudgeAnew(int field, ReadOnlySpan<byte> registry, ReadOnlySpan<byte> academic)
    {
        var left = Decode(registry, ref registryText);
        var right = Decode(academic, ref academicText);
        return new JudgedPair(
            FieldJudge.Judge(sides.Catalogue.Fields[field], left, right),
            Damage(sides.Registry, field, left),
            Damage(sides.Academic, field, right)
        );
    }

    private CellDamage Damage(SideIndex side, int field, ReadOnlySpan<char> text) =>
        side.Store.Layout.IsSpilled || text.IsEmpty
            ? CellDamage.None
            : Damages.OfText(text, sides.Catalogue.Fields[field].Format);

    private static ReadOnlySpan<char> Decode(ReadOnlySpan<byte> value, ref char[] text)
    {
        if (text.Length < value.Length)
        {
            text = new char[value.Length * 2];
        }

        return text.AsSpan(0, Encoding.UTF8.GetChars(value, text));
    }

    /// <summary>A pair that was judged, beside its bytes in <see cref="pairs"/>.</summary>
    /// <param name="Field">The field's index and one, so that an empty slot is none.</param>
    /// <param name="Split">Where the academic value begins.</param>
    [StructLayout(LayoutKind.Auto)]
    private readonly record struct Remembered(int Field, int Split, int Length, JudgedPair Judged);
}
