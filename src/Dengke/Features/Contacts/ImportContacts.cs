using Dengke.Data;
using Dengke.Domain.Kernel;
using Dengke.Features.Shared.Contacts;
using Dengke.Platform.Api;
using Dengke.Platform.Handling;
using Microsoft.EntityFrameworkCore;

namespace Dengke.Features.Contacts;

[Words(
    "导入联系方式 {file}: 写入 {kept} 人, 本人已填 {own} 人, 无法使用 {unusable} 行",
    "Contact details from {file}: {kept} kept, {own} given by the person, {unusable} rows of no use"
)]
public sealed record ContactsImported(string File, int Kept, int Own, int Unusable) : IAuditEvent;

/// <summary>One row of the file.</summary>
/// <param name="Row">As a spreadsheet shows it.</param>
public sealed record ContactRow(int Row, string StudentNo, string Phone, string Email);

/// <summary>What came of it.</summary>
/// <param name="Kept">Written, or the same as before.</param>
/// <param name="Own">Left as the student has given them.</param>
/// <param name="Unknown">Rows of nobody in the campaign.</param>
/// <param name="Unusable">Rows whose telephone and address are both no such thing or blank.</param>
public sealed record ContactImport(int Kept, int Own, IReadOnlyList<int> Unknown, IReadOnlyList<int> Unusable);

/// <summary>
/// Takes students' telephones and mail addresses from a file of the academic system. What a student has given stays; of a wrong value the row's
/// other one is used.
/// </summary>
/// <param name="File">Its name, at most 200 characters.</param>
[Api("Keeps telephones and mail addresses of many students.", LongestBody = 8 << 20)]
[Operation("contact.import", Role.Registrar)]
public sealed record ImportContacts(string CampaignId, string File, IReadOnlyList<ContactRow> Rows) : Command<ContactImport>
{
    private const int LongestName = 200;

    public override string Campaign => CampaignId;

    public override async Task<Outcome<ContactImport>> Handle(Work work, CancellationToken ct)
    {
        if (!await work.Db.Campaigns.AnyAsync(c => c.Id == CampaignId, ct))
        {
            return Failure.NotFound();
        }

        if (File.Length is 0 or > LongestName)
        {
            return Failure.Invalid(
                "file",
                $"文件名至多 {LongestName} 个字。",
                $"The file's name may have {LongestName} characters."
            );
        }

        var students = (
            await work.Db.Students.Where(s => s.CampaignId == CampaignId).Select(s => s.StudentNo).ToListAsync(ct)
        ).ToHashSet(StringComparer.Ordinal);
        var known = await work.Db.PersonContacts.Where(c => c.Holder.StartsWith("student:")).ToDictionaryAsync(c => c.Holder, ct);
        var (kept, own) = (0, 0);
        List<int> unknown = [];
        List<int> unusable = [];
        foreach (var row in Rows)
        {
            var (phone, email) = (Usable(ContactRules.Phone(row.Phone)), Usable(ContactRules.Email(row.Email)));
            var holder = ContactBook.OfStudent(row.StudentNo);
            if (!students.Contains(row.StudentNo))
            {
                unknown.Add(row.Row);
            }
            else if (phone is null && email is null)
            {
                unusable.Add(row.Row);
            }
            else if (known.TryGetValue(holder, out var contact) && contact.Source == ContactSource.Own)
            {
                own++;
            }
            else
            {
                if (contact is null)
                {
                    contact = new PersonContact { Id = work.NewId(), Holder = holder };
                    known[holder] = contact;
                    work.Db.PersonContacts.Add(contact);
                }

                contact.Set(work, phone, email, ContactSource.Imported);
                kept++;
            }
        }

        work.Record(new ContactsImported(File, kept, own, unknown.Count + unusable.Count));
        return new ContactImport(kept, own, unknown, unusable);
    }

    private static string? Usable(Outcome<string?> read) => read.IsOk ? read.Value : null;
}
