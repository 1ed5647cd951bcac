using Dengke.Domain.Campaigns;
using Dengke.Features.Shared.Campaigns.Yaml.Shapes;

namespace Dengke.Features.Shared.Campaigns.Yaml.Chapters;

/// <summary>联系人.</summary>
internal static class ContactsChapter
{
    private static readonly Shape<Contact> Contact = new RecordShape<Contact>("联系人", new Contact("", "", ""))
        .Required("id", "编号", Texts.Id, c => c.Id, (c, v) => c with { Id = v })
        .Required("name", "姓名或部门", Texts.Line, c => c.Name, (c, v) => c with { Name = v })
        .Required("duty", "负责事项", Texts.Line, c => c.Duty, (c, v) => c with { Duty = v })
        .Optional("phone", "电话", Texts.Line, c => c.Phone, (c, v) => c with { Phone = v })
        .Optional("email", "邮箱", Texts.Line, c => c.Email, (c, v) => c with { Email = v })
        .Optional("office", "办公地点", Texts.Line, c => c.Office, (c, v) => c with { Office = v })
        .Optional("hours", "办公时间", Texts.Line, c => c.Hours, (c, v) => c with { Hours = v });

    public static void AddTo(RecordShape<Campaign> campaign) =>
        campaign.Required("contacts", "联系人", Contact.List(), c => c.Contacts, (c, v) => c with { Contacts = v });
}
