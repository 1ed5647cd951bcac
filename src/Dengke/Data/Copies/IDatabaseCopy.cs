namespace Dengke.Data.Copies;

/// <summary>A stored file by its row at the moment of the copy.</summary>
/// <param name="Id">The file's id in the store.</param>
/// <param name="KeyId">The key that it is sealed under.</param>
public sealed record CopiedFile(string Id, string KeyId);

/// <summary>What a copy holds.</summary>
/// <param name="Migrations">All that were applied, in their order: the schema's version.</param>
/// <param name="Rows">How many rows each table has.</param>
/// <param name="Files">The stored files that its rows speak of.</param>
public sealed record CopiedDatabase(
    IReadOnlyList<string> Migrations,
    IReadOnlyDictionary<string, long> Rows,
    IReadOnlyList<CopiedFile> Files
);

/// <summary>Copies a database out into named streams and in again: one state of all tables, however much is written meanwhile.</summary>
public interface IDatabaseCopy
{
    /// <summary><c>sqlite</c> or <c>postgres</c>; a copy goes back into the kind that it came from.</summary>
    string Kind { get; }

    /// <summary>Whether there is nothing in it, not even a table with a row.</summary>
    Task<bool> IsEmpty(CancellationToken ct);

    /// <param name="open">Opens the stream of a name to write to; one at a time.</param>
    Task<CopiedDatabase> Write(Func<string, Stream> open, CancellationToken ct);

    /// <summary>Fills an empty database, in the schema that the copy has.</summary>
    /// <param name="copied">What was said of it when it was written.</param>
    /// <param name="open">Opens the stream of a name to read from.</param>
    /// <exception cref="InvalidDataException">The content is not what was said of it.</exception>
    Task Read(CopiedDatabase copied, Func<string, Stream> open, CancellationToken ct);
}
