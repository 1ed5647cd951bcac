using System.Globalization;
using System.Security.Cryptography;
using Dengke.Data;
using Dengke.Domain.Sealing;

namespace Dengke.Platform.Audit;

/// <summary>
/// What the audit chain is hashed over: canonical JSON (RFC 8785), the same on both databases. Instants are written in UTC to the
/// microsecond, identifiers in lower case, enums by name, an event's data as the string that is stored.
/// </summary>
/// <remarks>One for each pass: it keeps its buffer.</remarks>
internal sealed class AuditHashes
{
    /// <summary>The hash before the first seal's.</summary>
    public static readonly string Beginning = new('0', 64);

    private readonly CanonicalJson json = new();

    /// <param name="operation">The operation.</param>
    /// <param name="events">Its events, in the order of their sequence.</param>
    public byte[] LeafHash(Operation operation, IEnumerable<AuditEvent> events)
    {
        json.Clear();
        json.StartObject().Name("actorId").String(operation.ActorId?.ToString()).Name("actorName").String(operation.ActorName);
        json.Name("actorRole").String(operation.ActorRole?.ToString()).Name("at").String(Text(operation.At));
        json.Name("campaignId").String(operation.CampaignId).Name("channel").String(operation.Channel.ToString());
        json.Name("events").StartArray();
        foreach (var happened in events)
        {
            json.StartObject().Name("data").String(happened.Data).Name("id").String(happened.Id.ToString());
            json.Name("sequence").Number(happened.Sequence).Name("subject").String(happened.Subject);
            json.Name("type").String(happened.Type).Name("typeVersion").Number(happened.TypeVersion).EndObject();
        }

        json.EndArray().Name("id").String(operation.Id.ToString()).Name("idempotencyKey").String(operation.IdempotencyKey);
        json.Name("reason").String(operation.Reason).Name("result").String(operation.Result);
        json.Name("type").String(operation.Type).EndObject();
        return MerkleTree.LeafHash(json.Written);
    }

    /// <summary>A link of the chain: SHA-256 over its own facts and the hash of the link before, hex.</summary>
    public string SealHash(int number, DateTimeOffset sealedAt, int size, string root, string previous)
    {
        json.Clear();
        json.StartObject().Name("number").Number(number).Name("previous").String(previous).Name("root").String(root);
        json.Name("sealedAt").String(Text(sealedAt)).Name("size").Number(size).EndObject();
        return Convert.ToHexStringLower(SHA256.HashData(json.Written));
    }

    // A seventh digit is there only where somebody has put it into SQLite by hand.
    private static string Text(DateTimeOffset at) =>
        at.ToUniversalTime()
            .ToString(
                at.Ticks % 10 == 0 ? "yyyy-MM-ddTHH:mm:ss.ffffffZ" : "yyyy-MM-ddTHH:mm:ss.fffffffZ",
                CultureInfo.InvariantCulture
            );
}
