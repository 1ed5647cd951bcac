using Dengke.Data;
using Dengke.Domain.Kernel;
using Dengke.Features.Shared.Contacts;
using Dengke.Platform.Api;
using Dengke.Platform.Crypto;
using Dengke.Platform.Handling;
using Microsoft.EntityFrameworkCore;

namespace Dengke.Features.Contacts;

/// <summary>With masked details only: the trail is read by many.</summary>
[Words("填写了自己的联系方式: 手机 {phone}, 邮箱 {email}", "Gave their own contact details: telephone {phone}, mail {email}")]
public sealed record ContactKept(string? Phone, string? Email) : IAuditEvent;

/// <summary>Somebody says by which telephone and mail address they can be reached. From then on no file changes it.</summary>
/// <param name="Phone">A mobile number of the mainland, or one with + and the country's code; blank for none.</param>
/// <param name="Email">Blank for none.</param>
[Api("Keeps one's own telephone and mail address.")]
[Operation("contact.keep")]
public sealed record KeepContact(string? Phone, string? Email) : Command<Done>
{
    public override async Task<Outcome<Done>> Handle(Work work, CancellationToken ct)
    {
        if (work.Actor.AccountId is null)
        {
            return Failure.Forbidden();
        }

        var (phone, email) = (ContactRules.Phone(Phone), ContactRules.Email(Email));
        List<FieldError> errors = [.. phone.Failure?.Fields ?? [], .. email.Failure?.Fields ?? []];
        if (errors.Count > 0)
        {
            return Failure.Invalid(errors);
        }

        var holder = ContactBook.Of(work.Actor);
        var row = await work.Db.PersonContacts.FirstOrDefaultAsync(c => c.Holder == holder, ct);
        if (row is null)
        {
            row = new PersonContact { Id = work.NewId(), Holder = holder };
            work.Db.PersonContacts.Add(row);
        }

        row.Set(work, phone.Value, email.Value, ContactSource.Own);
        work.Record(
            new ContactKept(
                phone.Value is { } number ? ContactRules.MaskPhone(number) : null,
                email.Value is { } address ? ContactRules.MaskEmail(address) : null
            )
        );
        return default(Done);
    }
}

internal static class ContactSealing
{
    /// <summary>Seals both; what is not known is taken away.</summary>
    public static void Set(this PersonContact contact, Work work, string? phone, string? email, ContactSource source)
    {
        contact.SealedPhone = phone is null ? null : work.Vault.Seal(phone, SealPurposes.ContactPhone);
        contact.SealedEmail = email is null ? null : work.Vault.Seal(email, SealPurposes.ContactEmail);
        (contact.Source, contact.ChangedAt) = (source, work.Now);
    }
}
