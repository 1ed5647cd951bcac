using System.Text;
using System.Text.Json;
using Dengke.Data;
using Dengke.Features.Shared.Records;
using Dengke.Platform.Crypto;
using Dengke.Platform.Envelopes;
using Microsoft.EntityFrameworkCore;

namespace Dengke.Features.Sealing;

/// <summary>
/// What a sealed campaign is handed out as: <c>records.jsonl</c>, <c>root.jws</c>, <c>jwks.json</c>, <c>errata.jsonl</c> where there are any,
/// <c>verify.html</c> and <c>receipts/</c>. Made of what was sealed and of nothing else, so that it is the same every time.
/// </summary>
internal static class SealFiles
{
    /// <param name="write">Is given each file: its name with forward slashes, and its content.</param>
    public static async Task Write(
        DengkeDb db,
        Vault vault,
        CampaignSeal seal,
        Func<string, byte[], Task> write,
        CancellationToken ct
    )
    {
        var tree = await SealTree.Of(db, seal, ct);
        HashSet<string> names = new(StringComparer.Ordinal);
        using var records = new MemoryStream();
        await foreach (var row in Rows(db, seal.CampaignId, ct))
        {
            var record = SealedText.Open(row, vault);
            records.Write(Encoding.UTF8.GetBytes(record));
            records.WriteByte((byte)'\n');
            var name = ReceiptFile.NameOf(row.StudentNo, row.Index, names);
            await write($"receipts/{name}.json", ReceiptFile.Write(seal, row.Index, record, tree));
        }

        await write("records.jsonl", records.ToArray());
        await write("root.jws", Encoding.ASCII.GetBytes(seal.RootJws));
        var keys = await KeysOf(db, seal, ct);
        await write("jwks.json", keys);
        var errata = await Errata.Load(db, vault, seal.CampaignId, null, ct);
        if (errata.Count > 0)
        {
            await write("errata.jsonl", [.. errata.SelectMany(Line)]);
        }

        if (VerifyPage.Offline(keys) is { } page)
        {
            await write("verify.html", page);
        }
    }

    /// <summary>The public keys by which the campaign's root and errata are signed, as a JWK set.</summary>
    public static async Task<byte[]> KeysOf(DengkeDb db, CampaignSeal seal, CancellationToken ct)
    {
        var ids = await db.Errata.Where(e => e.CampaignId == seal.CampaignId).Select(e => e.KeyId).Distinct().ToListAsync(ct);
        ids.Add(seal.KeyId);
        return await SetOf(db.SigningKeys.Where(k => ids.Contains(k.KeyId)), ct);
    }

    /// <summary>Public halves as a JWK set, in the order in which the keys were made.</summary>
    public static async Task<byte[]> SetOf(IQueryable<SigningKey> keys, CancellationToken ct)
    {
        var jwks = await keys.OrderBy(k => k.CreatedAt).ThenBy(k => k.KeyId).Select(k => k.PublicKey).ToListAsync(ct);
        return Encoding.UTF8.GetBytes($$"""{"keys":[{{string.Join(',', jwks)}}]}""");
    }

    private static byte[] Line(ReadErratum erratum)
    {
        var line = new { erratum = erratum.Statement, jws = erratum.Jws };
        return [.. JsonSerializer.SerializeToUtf8Bytes(line, SignedJson.Json), (byte)'\n'];
    }

    private static IAsyncEnumerable<SealedStudent> Rows(DengkeDb db, string campaign, CancellationToken ct)
    {
        ct.ThrowIfCancellationRequested();
        return db.SealedStudents.AsNoTracking().Where(s => s.CampaignId == campaign).OrderBy(s => s.Index).AsAsyncEnumerable();
    }
}
