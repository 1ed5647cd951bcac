using System.IO.Hashing;
using System.Text;
using Dengke.Domain.Records;

namespace Dengke.Tables.Reconciliation;

/// <summary>Reads the keys of rows. One per thread.</summary>
/// <param name="keys">The fields that are keys, in the order in which they are tried.</param>
/// <param name="seed">Another seed gives other hashes, for when two keys have met in one.</param>
/// <param name="mask">All bits, but in tests, which want keys to meet.</param>
internal sealed class KeyReader(IRecordRules rules, IReadOnlyList<RecordField> keys, long seed, ulong mask = ulong.MaxValue)
{
    private byte[] scratch = [];
    private byte[] folded = new byte[256];

    /// <summary>The hash of a key field's folded value; 0 where the value cannot serve as a key.</summary>
    public ulong Hash(int key, ReadOnlySpan<byte> field)
    {
        var value = CsvField.Value(field, ref scratch);
        if (value.IsEmpty || rules.MatchKey(keys[key], Encoding.UTF8.GetString(value)) is not { } text)
        {
            return 0;
        }

        if (folded.Length < text.Length * 3)
        {
            folded = new byte[text.Length * 3];
        }

        var hash = XxHash3.HashToUInt64(folded.AsSpan(0, Encoding.UTF8.GetBytes(text, folded)), seed) & mask;
        return hash == 0 ? 1 : hash;
    }

    /// <summary>Whether two fields that hash alike are the same key indeed.</summary>
    public bool Same(int key, ReadOnlySpan<byte> one, ReadOnlySpan<byte> other) =>
        one.SequenceEqual(other)
        || rules.MatchKey(keys[key], CsvField.Text(one, ref scratch))
            == rules.MatchKey(keys[key], CsvField.Text(other, ref scratch));
}
