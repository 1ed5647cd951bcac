using System.Buffers.Text;
using Dengke.Domain.Kernel;

namespace Dengke.Domain.Sealing;

/// <summary>A receipt that holds.</summary>
/// <param name="LeafHash">Of the record, base64url.</param>
/// <param name="KeyId">The key by which the root is signed.</param>
public sealed record CheckedReceipt(Receipt Receipt, SealedRoot Root, string LeafHash, string KeyId);

/// <summary>
/// Checks a receipt by itself (SEA-3): the root's signature, then whether the record stands where the receipt says in the tree that the root
/// is of. Nothing is asked of a server, and no input makes it throw.
/// </summary>
public static class ReceiptCheck
{
    /// <summary>Above it, an index that was changed is told as a record that was: trying all places would take too long.</summary>
    private const int LongestSearched = 16;

    /// <returns>The receipt, or the first of <see cref="ReceiptFaults"/> that it has.</returns>
    public static Outcome<CheckedReceipt> Check(ReadOnlySpan<byte> file, SealKeys keys)
    {
        var read = Receipt.Read(file);
        if (!read.IsOk)
        {
            return read.Failure!;
        }

        var receipt = read.Value;
        var signed = Signed(receipt.Root, keys);
        if (!signed.IsOk)
        {
            return signed.Failure!;
        }

        var (root, keyId) = signed.Value;
        if (receipt.Campaign != root.Campaign || receipt.RecordCampaign != root.Campaign)
        {
            var other = receipt.Campaign != root.Campaign ? receipt.Campaign : receipt.RecordCampaign;
            return ReceiptFaults.OtherCampaign(other, root.Campaign);
        }

        var leaf = MerkleTree.LeafHash(receipt.Record);
        return Placed(receipt, root, leaf) is { } fault
            ? fault
            : new CheckedReceipt(receipt, root, Base64Url.EncodeToString(leaf), keyId);
    }

    private static Outcome<(SealedRoot Root, string KeyId)> Signed(string text, SealKeys keys)
    {
        try
        {
            var jws = CompactJws.Read(text);
            if (jws.Type != SealedRoot.Type)
            {
                return ReceiptFaults.RootMalformed;
            }

            return !keys.Has(jws.KeyId) ? ReceiptFaults.UnknownKey(jws.KeyId)
                : !keys.Holds(jws.KeyId, jws.Signed, jws.Signature) ? ReceiptFaults.BadSignature
                : (SealedRoot.Read(jws.Payload), jws.KeyId);
        }
        catch (Exception e) when (CanonicalForm.IsMalformed(e))
        {
            return ReceiptFaults.RootMalformed;
        }
    }

    private static Failure? Placed(Receipt receipt, SealedRoot root, byte[] leaf)
    {
        var expected = CompactJws.Decode(root.Root);
        if (receipt.Size != root.Size)
        {
            return ReceiptFaults.WrongSize;
        }

        if (receipt.Index < 0 || receipt.Index >= receipt.Size)
        {
            return ReceiptFaults.WrongIndex;
        }

        if (MerkleTree.Verify(expected, leaf, receipt.Index, receipt.Size, receipt.Path))
        {
            return null;
        }

        return FitsElsewhere(leaf, receipt.Path, expected) ? ReceiptFaults.WrongIndex
            : receipt.Path.Count != MerkleTree.PathLength(receipt.Index, receipt.Size) ? ReceiptFaults.WrongPath
            : ReceiptFaults.RecordChanged;
    }

    /// <summary>Whether record and path lead to the root from another place: then neither of them was changed.</summary>
    private static bool FitsElsewhere(byte[] hash, IReadOnlyList<byte[]> path, byte[] root)
    {
        return path.Count <= LongestSearched && Leads(hash, 0);

        bool Leads(byte[] at, int level) =>
            level == path.Count
                ? at.AsSpan().SequenceEqual(root)
                : Leads(MerkleTree.NodeHash(at, path[level]), level + 1)
                    || Leads(MerkleTree.NodeHash(path[level], at), level + 1);
    }
}
