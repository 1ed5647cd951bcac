using System.Security.Cryptography;
using System.Text.Json;
using Dengke.Data.Copies;
using Dengke.Domain.Kernel;
using Dengke.Platform.Handling;

namespace Dengke.Features.Backups;

/// <summary>What a backup says of itself; authenticated under the installation's own key, so that nothing in it can be exchanged.</summary>
/// <param name="Format">The version of the file's form, 1.</param>
/// <param name="Database">The kind of database that it goes back into: <c>sqlite</c> or <c>postgres</c>.</param>
/// <param name="MadeAt">When it was begun; acts from then on may be in it or not.</param>
/// <param name="Content">What the copy of the database holds.</param>
/// <param name="Entries">SHA-256 of each entry but this one, in hexadecimal, by its name.</param>
/// <param name="Missing">Stored files that rows speak of and that were not on the disk.</param>
public sealed record BackupManifest(
    int Format,
    string Database,
    DateTimeOffset MadeAt,
    CopiedDatabase Content,
    IReadOnlyDictionary<string, string> Entries,
    IReadOnlyList<string> Missing
)
{
    public const int PresentFormat = 1;

    /// <summary>The entry that it stands in.</summary>
    public const string Entry = "backup.json";

    /// <summary>The entry with its keyed hash.</summary>
    public const string Proof = "backup.mac";

    /// <summary>The entry with the keys, under the passphrase.</summary>
    public const string Keys = "keys.jwe";

    /// <summary>What the keyed hash is for.</summary>
    public const string Purpose = "backup";

    public byte[] ToJson() => JsonSerializer.SerializeToUtf8Bytes(this, Work.Json);

    /// <returns><c>backup_unreadable</c>, or <c>backup_newer</c> for a form that a later program writes.</returns>
    public static Outcome<BackupManifest> Read(byte[] json)
    {
        try
        {
            return JsonSerializer.Deserialize<BackupManifest>(json, Work.Json) switch
            {
                { Format: > PresentFormat } => BackupFailures.Newer,
                { Format: PresentFormat, Content.Migrations.Count: > 0, Entries: not null } manifest => manifest,
                _ => BackupFailures.Unreadable,
            };
        }
        catch (JsonException)
        {
            return BackupFailures.Unreadable;
        }
    }

    public static string HashOf(ReadOnlySpan<byte> hash) => Convert.ToHexStringLower(hash);

    public static string HashOfContent(ReadOnlySpan<byte> content) => HashOf(SHA256.HashData(content));
}
