using System.IO.Hashing;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Text;
using Dengke.Domain.Records;

namespace Dengke.Tables.Reconciliation;

/// <summary>Reads the keys of rows. One per thread.</summary>
/// <param name="keys">The fields that are keys, in the order in which they are tried.</param>
/// <param name="seed">Another seed gives other hashes, for when two keys have met in one.</param>
/// <param name="mask">All bits, but in tests, which want keys to meet.</param>
internal sealed class KeyReader(IReadOnlyList<RecordField> keys, long seed, ulong mask = ulong.MaxValue)
{
    private readonly FieldFormat[] formats = [.. keys.Select(k => k.Format)];
    private char[] text = new char[64];
    private char[] folded = new char[64];
    private char[] otherFolded = new char[64];

    /// <summary>The hash of a key field's folded value; 0 where the value cannot serve as a key.</summary>
    public ulong Hash(int key, ReadOnlySpan<byte> value)
    {
        var chars = Fold(key, value, ref folded);
        if (chars.IsEmpty)
        {
            return 0;
        }

        var hash = XxHash3.HashToUInt64(MemoryMarshal.AsBytes(chars), seed) & mask;
        return hash == 0 ? 1 : hash;
    }

    /// <summary>Whether two values that hash alike are the same key indeed.</summary>
    public bool Same(int key, ReadOnlySpan<byte> one, ReadOnlySpan<byte> other) =>
        one.SequenceEqual(other) || Fold(key, one, ref folded).SequenceEqual(Fold(key, other, ref otherFolded));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private ReadOnlySpan<char> Fold(int key, ReadOnlySpan<byte> value, ref char[] destination)
    {
        if (value.IsEmpty)
        {
            return default;
        }

        if (text.Length < value.Length || destination.Length < Folding.MaxLength(value.Length))
        {
            text = new char[value.Length * 2];
            destination = new char[Folding.MaxLength(value.Length * 2)];
        }

        var chars = text.AsSpan(0, Encoding.UTF8.GetChars(value, text));
        return MatchKeys.TryWrite(formats[key], chars, destination, out var written) ? destination.AsSpan(0, written) : default;
    }
}
