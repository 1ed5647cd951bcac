using Dengke.Data;
using Dengke.Domain.Kernel;
using Dengke.Platform.Crypto;
using Microsoft.EntityFrameworkCore;

namespace Dengke.Features.Shared.Contacts;

/// <summary>How somebody can be reached; either may be unknown.</summary>
public sealed record ContactDetails(string? Phone, string? Email, ContactSource Source, DateTimeOffset ChangedAt);

/// <summary>Who has which telephone and mail address.</summary>
public static class ContactBook
{
    public static string OfStudent(string studentNo) => $"student:{studentNo}";

    public static string OfAccount(Guid account) => $"account:{account}";

    /// <summary>Under what somebody's own details stand: a student's under their 学号, with or without an account.</summary>
    public static string Of(Actor actor) =>
        actor.Scopes(Role.Student) is [var own, ..] ? OfStudent(own) : OfAccount(actor.AccountId!.Value);

    public static async Task<ContactDetails?> Find(DengkeDb db, Vault vault, string holder, CancellationToken ct) =>
        (await Find(db, vault, [holder], ct)).GetValueOrDefault(holder);

    /// <summary>Those that are known, by holder.</summary>
    public static async Task<Dictionary<string, ContactDetails>> Find(
        DengkeDb db,
        Vault vault,
        IReadOnlyCollection<string> holders,
        CancellationToken ct
    ) =>
        (await db.PersonContacts.AsNoTracking().Where(c => holders.Contains(c.Holder)).ToListAsync(ct)).ToDictionary(
            c => c.Holder,
            c => new ContactDetails(
                c.SealedPhone is { } phone ? vault.Open(phone, SealPurposes.ContactPhone) : null,
                c.SealedEmail is { } email ? vault.Open(email, SealPurposes.ContactEmail) : null,
                c.Source,
                c.ChangedAt
            ),
            StringComparer.Ordinal
        );
}
