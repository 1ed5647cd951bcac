using System.Text.RegularExpressions;
using Dengke.Domain.Kernel;

namespace Dengke.Domain.Campaigns;

internal static partial class MessageChecks
{
    public static IReadOnlyList<CampaignCheck> All { get; } =
    [
        new(c => CampaignChecks.Doubles(c.Messages, "messages", "id", "消息编号", m => m.Id)),
        new(Channels),
        new(c => c.Messages.Index().SelectMany(m => Words($"messages[{m.Index}].subject", m.Item.Subject))),
        new(c => c.Messages.Index().SelectMany(m => Words($"messages[{m.Index}].body", m.Item.Body))),
    ];

    private static IEnumerable<FieldError> Channels(Campaign campaign) =>
        campaign
            .Messages.Index()
            .SelectMany(m =>
                CampaignChecks.Doubles(m.Item.Channels, $"messages[{m.Index}].channels", null, "渠道", c => c.ToString())
            );

    private static IEnumerable<FieldError> Words(string path, string text)
    {
        foreach (Match match in Placeholder().Matches(text))
        {
            var name = match.Groups["name"].Value.Trim();
            if (MessagePlaceholders.NamesIdentityDocument(name))
            {
                yield return new FieldError(path, $"消息中不得出现证件号码, 请去掉“{{{{ {name} }}}}”。");
            }
            else if (!MessagePlaceholders.All.ContainsKey(name))
            {
                yield return new FieldError(
                    path,
                    $"没有名为“{name}”的占位符{Spelling.Suggest(name, MessagePlaceholders.All.Keys)}"
                );
            }
        }

        if (
            Placeholder().Replace(text, "") is var rest
            && (rest.Contains("{{", StringComparison.Ordinal) || rest.Contains("}}", StringComparison.Ordinal))
        )
        {
            yield return new FieldError(path, "占位符的双花括号不成对, 应写作“{{ name }}”。");
        }

        if (text.Contains("{%", StringComparison.Ordinal))
        {
            yield return new FieldError(path, "消息中只能用“{{ name }}”这样的占位符, 不能用“{% %}”语句。");
        }

        if (ResidentIdNumber().IsMatch(text))
        {
            yield return new FieldError(path, "消息中像是写入了一个身份证号, 请去掉。");
        }
    }

    [GeneratedRegex(@"\{\{(?<name>[^{}]*)\}\}", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Placeholder();

    [GeneratedRegex(@"(?<!\d)\d{17}[\dXx](?!\d)", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex ResidentIdNumber();
}
