using System.Text.RegularExpressions;
using Dengke.Domain.Campaigns;

namespace Dengke.Features.Shared.Messages;

/// <summary>What a template is called in lists: its subject without what is filled in.</summary>
public static partial class TemplateName
{
    public static string Of(MessageTemplate template)
    {
        var name = Code().Replace(template.Subject, "…").Trim('…', ' ', ':');
        return name.Length == 0 ? template.Id : name;
    }

    [GeneratedRegex(@"\{\{.*?\}\}|\{%.*?%\}", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Code();
}
