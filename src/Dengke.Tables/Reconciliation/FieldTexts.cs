using System.IO.Hashing;
using System.Runtime.InteropServices;
using System.Text;
using Dengke.Domain.Records;

namespace Dengke.Tables.Reconciliation;

/// <summary>
/// Judges two values given as UTF-8. Sexes, dates, levels and classes come again and again in the same few pairs of writings, so
/// what was judged last is remembered. One per thread.
/// </summary>
internal sealed class FieldTexts(FieldCatalogue catalogue)
{
    private const int Slots = 1 << 12;
    private const int SlotBytes = 64;

    private readonly Remembered[] remembered = new Remembered[Slots];
    private readonly byte[] pairs = new byte[Slots * SlotBytes];
    private char[] registryText = new char[256];
    private char[] academicText = new char[256];

    /// <param name="field">By index in the catalogue.</param>
    public Judgement Judge(int field, ReadOnlySpan<byte> registry, ReadOnlySpan<byte> academic)
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
            return last.Judgement;
        }

        var judgement = JudgeAnew(field, registry, academic);
        pair.CopyTo(lastPair);
        last = new Remembered(field + 1, registry.Length, length, judgement);
        return judgement;
    }

    private Judgement JudgeAnew(int field, ReadOnlySpan<byte> registry, ReadOnlySpan<byte> academic) =>
        FieldJudge.Judge(catalogue.Fields[field], Decode(registry, ref registryText), Decode(academic, ref academicText));

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
    private readonly record struct Remembered(int Field, int Split, int Length, Judgement Judgement);
}
