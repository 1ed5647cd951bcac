using System.Text.RegularExpressions;
using Dengke.Domain.Kernel;

namespace Dengke.Domain.Campaigns;

internal static partial class MessageChecks
{
    public static IReadOnlyList<CampaignCheck> All { get; } =
    [
        new(c => CampaignChecks.Doubles(c.Messages, "messages", "id", "消息编号", m => m.Id)),
        new(Channels),
        new(c =>
            from message in c.Messages.Index()
            from text in message.Item.Texts
            where ResidentIdNumber().IsMatch(text.Text)
            select new FieldError($"messages[{message.Index}].{text.Key}", "消息中像是写入了一个身份证号, 请去掉。")
        ),
    ];

    private static IEnumerable<FieldError> Channels(Campaign campaign) =>
        campaign
            .Messages.Index()
            .SelectMany(m =>
                CampaignChecks.Doubles(m.Item.Channels, $"messages[{m.Index}].channels", null, "渠道", c => c.ToString())
            );

    [GeneratedRegex(@"(?<!\d)\d{17}[\dXx](?!\d)", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex ResidentIdNumber();
}
