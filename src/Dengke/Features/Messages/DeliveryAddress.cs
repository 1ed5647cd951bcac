using Dengke.Data;
using Dengke.Domain.Campaigns;
using Dengke.Features.Shared.Campaigns;
using Dengke.Features.Shared.Contacts;
using Dengke.Platform.Crypto;
using Microsoft.EntityFrameworkCore;

namespace Dengke.Features.Messages;

/// <summary>Where a person can be reached outside the program; each may be unknown.</summary>
internal sealed record Addresses(string? UserName, string? Phone, string? Email);

/// <summary>
/// Finds a person's addresses: what they or the registrar's file have said; for a counselor whom nobody has said anything of, what stands in the
/// campaign.
/// </summary>
internal sealed class DeliveryAddress(Vault vault)
{
    public async Task<Addresses> Of(DengkeDb db, InboxMessage message, CancellationToken ct)
    {
        if (message.StudentId is { } student)
        {
            var number = await db.Students.Where(s => s.Id == student).Select(s => s.StudentNo).SingleAsync(ct);
            var own = await ContactBook.Find(db, vault, ContactBook.OfStudent(number), ct);
            return new Addresses(number, own?.Phone, own?.Email);
        }

        if (message.AccountId is not { } account)
        {
            return new Addresses(null, null, null);
        }

        var user = await db.Accounts.Where(a => a.Id == account).Select(a => a.UserName).SingleAsync(ct);
        var known = await ContactBook.Find(db, vault, ContactBook.OfAccount(account), ct);
        var counselor = message.Audience == MessageAudience.Counselor ? await Counselor(db, message.CampaignId, user, ct) : null;
        return new Addresses(user, known?.Phone ?? counselor?.Phone, known?.Email ?? counselor?.Email);
    }

    private static async Task<Counselor?> Counselor(DengkeDb db, string campaign, string user, CancellationToken ct)
    {
        var loaded = await StoredCampaign.Load(db, campaign, ct);
        return loaded.IsOk
            ? loaded.Value.Counselors.FirstOrDefault(c => string.Equals(c.UserName, user, StringComparison.OrdinalIgnoreCase))
            : null;
    }
}
