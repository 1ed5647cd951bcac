using Dengke.Domain.Campaigns;
using Dengke.Features.Shared.Campaigns.Yaml.Shapes;

namespace Dengke.Features.Shared.Campaigns.Yaml.Chapters;

/// <summary>消息模板.</summary>
internal static class MessagesChapter
{
    private static readonly Shape<MessageChannel> Channel = Scalars.Choice(
        ("app", MessageChannel.App),
        ("email", MessageChannel.Email),
        ("sms", MessageChannel.Sms),
        ("wecom", MessageChannel.WeCom),
        ("dingtalk", MessageChannel.DingTalk)
    );

    private static readonly Shape<MessageAudience> Audience = Scalars.Choice(
        ("student", MessageAudience.Student),
        ("counselor", MessageAudience.Counselor),
        ("college_secretary", MessageAudience.CollegeSecretary),
        ("college_leader", MessageAudience.CollegeLeader),
        ("registrar", MessageAudience.Registrar)
    );

    private static readonly Shape<MessageTemplate> Message = new RecordShape<MessageTemplate>(
        "消息模板",
        new MessageTemplate("", MessageAudience.Student, "", "")
    )
        .Required("id", "消息编号", Texts.Id, m => m.Id, (m, v) => m with { Id = v })
        .Required("to", "收件人", Audience, m => m.To, (m, v) => m with { To = v })
        .Required("channels", "渠道", Channel.List(), m => m.Channels, (m, v) => m with { Channels = v })
        .Required("subject", "标题", Texts.Line, m => m.Subject, (m, v) => m with { Subject = v })
        .Required("body", "正文", Texts.Lines, m => m.Body, (m, v) => m with { Body = v });

    public static void AddTo(RecordShape<Campaign> campaign) =>
        campaign.Required("messages", "消息模板", Message.List(), c => c.Messages, (c, v) => c with { Messages = v });
}
