using System.Security.Cryptography;
using Dengke.Data;
using Dengke.Platform.Crypto;
using Microsoft.EntityFrameworkCore;

namespace Dengke.Features.Keys;

/// <summary>A column whose values are sealed by the vault.</summary>
internal abstract class SealedColumn(Type table, string column)
{
    public Type Table { get; } = table;

    public string Column { get; } = column;

    public string Name => $"{Table.Name}.{Column}";

    /// <summary>The rows whose value is not sealed under that key.</summary>
    public abstract Task<List<Guid>> RowsNotUnder(DengkeDb db, string keyId, CancellationToken ct);

    public abstract Task<bool> IsUnder(DengkeDb db, string keyId, CancellationToken ct);

    /// <summary>Seals these rows' values anew. A value that somebody has changed meanwhile is left to the next pass.</summary>
    /// <returns>How many were sealed anew.</returns>
    /// <exception cref="CryptographicException">A value cannot be opened.</exception>
    public abstract Task<int> Reseal(DengkeDb db, Vault vault, IReadOnlyList<Guid> rows, CancellationToken ct);
}

/// <inheritdoc/>
internal sealed class SealedColumn<T>(string column, Func<Guid, string> purpose) : SealedColumn(typeof(T), column)
    where T : class
{
    private readonly string column = column;

    public SealedColumn(string column, string purpose)
        : this(column, _ => purpose) { }

    public override Task<List<Guid>> RowsNotUnder(DengkeDb db, string keyId, CancellationToken ct)
    {
        var prefix = Vault.PrefixOf(keyId);
        return db.Set<T>()
            .Where(r => EF.Property<string?>(r, column) != null && !EF.Property<string>(r, column).StartsWith(prefix))
            .OrderBy(r => EF.Property<Guid>(r, "Id"))
            .Select(r => EF.Property<Guid>(r, "Id"))
            .ToListAsync(ct);
    }

    public override Task<bool> IsUnder(DengkeDb db, string keyId, CancellationToken ct)
    {
        var prefix = Vault.PrefixOf(keyId);
        return db.Set<T>()
            .AnyAsync(r => EF.Property<string?>(r, column) != null && EF.Property<string>(r, column).StartsWith(prefix), ct);
    }

    public override async Task<int> Reseal(DengkeDb db, Vault vault, IReadOnlyList<Guid> rows, CancellationToken ct)
    {
        var values = await db.Set<T>()
            .Where(r => rows.Contains(EF.Property<Guid>(r, "Id")) && EF.Property<string?>(r, column) != null)
            .Select(r => new { Id = EF.Property<Guid>(r, "Id"), Old = EF.Property<string>(r, column) })
            .ToListAsync(ct);
        var done = 0;
        foreach (var value in values)
        {
            var fresh = vault.Seal(vault.Open(value.Old, purpose(value.Id)), purpose(value.Id));
            // Past the row's version: nobody's form becomes stale by it.
            done += await db.Set<T>()
                .Where(r => EF.Property<Guid>(r, "Id") == value.Id && EF.Property<string?>(r, column) == value.Old)
                .ExecuteUpdateAsync(u => u.SetProperty(r => EF.Property<string?>(r, column), fresh), ct);
        }

        return done;
    }
}

/// <summary>All of them; a test finds the one that somebody forgets.</summary>
internal static class SealedColumns
{
    public static IReadOnlyList<SealedColumn> All { get; } =
    [
        new SealedColumn<SourceRecord>(nameof(SourceRecord.DocumentNo), SealPurposes.DocumentNumber),
        new SealedColumn<RecordAmendment>(nameof(RecordAmendment.SealedValue), SealPurposes.DocumentNumber),
        new SealedColumn<Correction>(nameof(Correction.SealedValue), SealPurposes.DocumentNumber),
        new SealedColumn<SignedSummary>(nameof(SignedSummary.SealedRows), SealPurposes.SummaryRows),
        new SealedColumn<SignedSummary>(nameof(SignedSummary.SealedToken), SealPurposes.SummaryToken),
        new SealedColumn<CaptureCode>(nameof(CaptureCode.SealedToken), SealPurposes.CaptureCode),
        new SealedColumn<SigningKey>(nameof(SigningKey.SealedSecret), SealPurposes.SigningKey),
        new SealedColumn<PhotoReading>(nameof(PhotoReading.SealedView), SealPurposes.PhotoView),
        new SealedColumn<PersonContact>(nameof(PersonContact.SealedPhone), SealPurposes.ContactPhone),
        new SealedColumn<PersonContact>(nameof(PersonContact.SealedEmail), SealPurposes.ContactEmail),
        new SealedColumn<SealedStudent>(nameof(SealedStudent.SealedContent), SealPurposes.SealedRecord),
        new SealedColumn<Erratum>(nameof(Erratum.SealedJws), SealPurposes.Erratum),
        new SealedColumn<Account>(nameof(Account.TotpSecret), SealPurposes.SecondFactor),
    ];
}
