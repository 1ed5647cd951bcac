using Dengke.Domain.Campaigns;
using Dengke.Features.Shared.Campaigns.Yaml.Shapes;

namespace Dengke.Features.Shared.Campaigns.Yaml.Chapters;

/// <summary>联系人.</summary>
internal static class ContactsChapter
{
    private static readonly Shape<Contact> Contact = new RecordShape<Contact>(new("联系人", "contact"), new Contact("", "", ""))
        .Required("id", new("编号", "Id"), Texts.Id, c => c.Id, (c, v) => c with { Id = v })
        .Required("name", new("姓名或部门", "Person or office"), Texts.Line, c => c.Name, (c, v) => c with { Name = v })
        .Required("duty", new("负责事项", "In charge of"), Texts.Line, c => c.Duty, (c, v) => c with { Duty = v })
        .Optional("phone", new("电话", "Phone"), Texts.Line, c => c.Phone, (c, v) => c with { Phone = v })
        .Optional("email", new("邮箱", "E-mail"), Texts.Line, c => c.Email, (c, v) => c with { Email = v })
        .Optional("office", new("办公地点", "Office"), Texts.Line, c => c.Office, (c, v) => c with { Office = v })
        .Optional("hours", new("办公时间", "Office hours"), Texts.Line, c => c.Hours, (c, v) => c with { Hours = v });

    public static void AddTo(RecordShape<Campaign> campaign) =>
        campaign
            .Required(
                "contacts",
                new("联系人", "Contacts", "学生和教师在通知与页面上看到", "Shown in the notice and on pages"),
                Contact.List(),
                c => c.Contacts,
                (c, v) => c with { Contacts = v }
            )
            .Optional(
                "mailbox",
                new(
                    "学籍管理员信箱",
                    "The registrar's mailbox",
                    "学院签字报送的汇总表会抄送到这里(含证件号码), 不填则不发",
                    "A copy of every signed summary, document numbers included, goes there; none if left out"
                ),
                Texts.Email,
                c => c.Mailbox,
                (c, v) => c with { Mailbox = v }
            );
}
