using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Unicode;
using Dengke.Data;
using Dengke.Domain.Kernel;
using Dengke.Platform.Crypto;
using Dengke.Platform.Files;

namespace Dengke.Platform.Handling;

/// <summary>Something that happened, as the audit trail keeps it. A record per kind; its name and version are its type.</summary>
public interface IAuditEvent
{
    /// <summary>The version of the event's shape; raised when a field changes its meaning.</summary>
    int TypeVersion => 1;

    /// <summary>Whom or what it is about.</summary>
    string? Subject => null;
}

/// <summary>What a handler works with: one transaction, one actor, one instant.</summary>
public sealed class Work
{
    /// <summary>How events and stored JSON are written: Chinese as it is, enums by name.</summary>
    public static JsonSerializerOptions Json { get; } =
        new(JsonSerializerDefaults.Web)
        {
            Encoder = JavaScriptEncoder.Create(UnicodeRanges.All),
            Converters = { new JsonStringEnumConverter() },
            DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        };

    private readonly RisingIds ids;
    private readonly List<IAuditEvent> events = [];

    internal Work(DengkeDb db, Actor actor, DateTimeOffset now, RisingIds ids, Vault vault, FileStore files)
    {
        this.ids = ids;
        Db = db;
        Actor = actor;
        Now = now;
        Vault = vault;
        Files = files;
    }

    public DengkeDb Db { get; }

    public Actor Actor { get; }

    /// <summary>The instant of the act, to the microsecond (what both databases keep).</summary>
    public DateTimeOffset Now { get; }

    public Vault Vault { get; }

    public FileStore Files { get; }

    public IReadOnlyList<IAuditEvent> Events => events;

    /// <summary>Sorts behind every id that this program has given out at an earlier or the same instant.</summary>
    public Guid NewId() => ids.Next(Now);

    public void Record(IAuditEvent happened) => events.Add(happened);

    /// <summary>Has <paramref name="payload"/> done after the commit by the outbox handler of that kind, as soon as possible.</summary>
    /// <param name="about">What it is about, for a page that shows how far it is.</param>
    public void Enqueue(string kind, object payload, Guid? about = null) =>
        Db.OutboxMessages.Add(
            new OutboxMessage
            {
                Id = NewId(),
                Kind = kind,
                Payload = JsonSerializer.Serialize(payload, Json),
                CreatedAt = Now,
                DueAt = Now,
                About = about,
            }
        );

    /// <summary>Writes what has changed so far within the transaction, so that a query sees it.</summary>
    public Task Flush(CancellationToken ct) => Db.SaveChangesAsync(ct);

    /// <summary>Makes the commit fail as stale unless the row still has the version that the caller saw.</summary>
    public void Expect(IVersioned row, int version) => Db.Entry(row).Property(r => r.Version).OriginalValue = version;
}
