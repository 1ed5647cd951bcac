using Dengke.Domain.Campaigns;
using Dengke.Features.Shared.Campaigns.Yaml.Shapes;

namespace Dengke.Features.Shared.Campaigns.Yaml.Chapters;

/// <summary>消息模板.</summary>
internal static class MessagesChapter
{
    private static readonly Shape<MessageChannel> Channel = Scalars.Choice(
        ("app", MessageChannel.App, new("站内", "In the program")),
        ("email", MessageChannel.Email, new("邮件", "E-mail")),
        ("sms", MessageChannel.Sms, new("短信", "Text message")),
        ("wecom", MessageChannel.WeCom, new("企业微信", "WeCom")),
        ("dingtalk", MessageChannel.DingTalk, new("钉钉", "DingTalk"))
    );

    private static readonly Shape<MessageAudience> Audience = Scalars.Choice(
        ("student", MessageAudience.Student, new("学生", "Student")),
        ("counselor", MessageAudience.Counselor, new("辅导员", "Counselor")),
        ("college_secretary", MessageAudience.CollegeSecretary, new("教学秘书", "College secretary")),
        ("college_leader", MessageAudience.CollegeLeader, new("院领导", "College leader")),
        ("registrar", MessageAudience.Registrar, new("学籍管理员", "Registrar"))
    );

    private static readonly Shape<MessageTemplate> Message = new RecordShape<MessageTemplate>(
        new("消息模板", "message"),
        new MessageTemplate("", MessageAudience.Student, "", "")
    )
        .Required("id", new("消息编号", "Message"), Texts.Id, m => m.Id, (m, v) => m with { Id = v })
        .Required("to", new("收件人", "To"), Audience, m => m.To, (m, v) => m with { To = v })
        .Required(
            "channels",
            new("渠道", "Channels", "各渠道都会发送", "All of them are tried"),
            Channel.List(),
            m => m.Channels,
            (m, v) => m with { Channels = v }
        )
        .Required("subject", new("标题", "Subject"), Texts.Line, m => m.Subject, (m, v) => m with { Subject = v })
        .Required(
            "body",
            new(
                "正文",
                "Text",
                "可用 {{ name }} 这样的占位符; 不得写入证件号码",
                "Placeholders such as {{ name }} are filled in; never a document number"
            ),
            Texts.Lines,
            m => m.Body,
            (m, v) => m with { Body = v }
        )
        .Optional(
            "short",
            new(
                "短信正文",
                "Text message",
                "不填则短信只有标题和链接; 越短越好, 70 个字以内通常按一条计费",
                "Subject and link if left out; up to 70 characters usually count as one message"
            ),
            Texts.Lines,
            m => m.Short,
            (m, v) => m with { Short = v }
        )
        .Optional(
            "urgent",
            new(
                "紧急",
                "Urgent",
                "静默时段也立即发送, 半小时后不再发; 只用于叫号这样的消息",
                "Sent at once in quiet hours too, and not after half an hour; for calls to the station and the like"
            ),
            Scalars.Truth,
            m => m.Urgent,
            (m, v) => m with { Urgent = v }
        );

    public static void AddTo(RecordShape<Campaign> campaign) =>
        campaign
            .Optional(
                "quiet_hours",
                new(
                    "静默时段",
                    "Quiet hours",
                    "此时段内不发邮件、短信等, 到点后再发, 站内消息不受影响; 不填为 22:00-07:00, 不需要则填 00:00-00:00",
                    "Nothing is sent outside the program in these hours but later; 22:00-07:00 if left out, 00:00-00:00 for none"
                ),
                Scalars.TimeRange.OrNull(),
                c => c.QuietHours,
                (c, v) => c with { QuietHours = v }
            )
            .Required(
                "messages",
                new("消息模板", "Messages"),
                Message.List(),
                c => c.Messages,
                (c, v) => c with { Messages = v }
            );
}
