using Dengke.Domain.Campaigns;
using Dengke.Platform.Text;

namespace Dengke.Features.Shared.Campaigns.Yaml;

/// <summary>A flaw of a message's text, with where it is within the text.</summary>
/// <param name="Path">Which text, e.g. <c>messages[1].body</c>.</param>
internal sealed record MessageFlaw(string Path, int Line, int Column, string Message);

/// <summary>The campaign's message templates as texts that can be filled in.</summary>
internal static class MessageTexts
{
    /// <summary>What is wrong with them, in words for whoever writes the campaign.</summary>
    public static IEnumerable<MessageFlaw> Flaws(Campaign campaign)
    {
        foreach (var (index, message) in campaign.Messages.Index())
        {
            foreach (var (key, text) in message.Texts)
            {
                _ = FluidText.Read(text, MessagePlaceholders.All.Keys.ToHashSet(StringComparer.Ordinal), out var flaws);
                foreach (var flaw in flaws)
                {
                    yield return new MessageFlaw($"messages[{index}].{key}", flaw.Line, flaw.Column, Words(flaw));
                }
            }
        }
    }

    private static string Words(TextFlaw flaw) =>
        flaw switch
        {
            { Name: { } name } when MessagePlaceholders.NamesIdentityDocument(name) =>
                $"消息中不得出现证件号码, 请去掉“{{{{ {name} }}}}”。",
            { Name: { } name } => $"没有名为“{name}”的占位符{Spelling.Suggest(name, MessagePlaceholders.All.Keys)}",
            { Reason: { } reason } when reason.Contains("'}}'", StringComparison.Ordinal) =>
                "占位符的双花括号不成对, 应写作“{{ name }}”。",
            _ => $"模板写法有误(第 {flaw.Line} 行第 {flaw.Column} 列): {flaw.Reason}",
        };
}
