using Dengke.Domain.Kernel;
using Dengke.Domain.Records;

namespace Dengke.Domain.Campaigns;

internal static class FieldChecks
{
    public static IReadOnlyList<CampaignCheck> All { get; } =
    [
        new(c => CampaignChecks.Doubles(c.Fields, "fields", "key", "字段", f => f.Key)),
        new(Settings),
        new(Labels, "fields"),
        new(c => CampaignChecks.Doubles(c.MatchKeys, "match_keys", null, "匹配字段", k => k)),
        new(MatchKeys, "fields"),
    ];

    /// <summary>Keys of the fields that the campaign has.</summary>
    public static IReadOnlyCollection<string> Keys(Campaign campaign) => [.. campaign.Catalogue().Fields.Select(f => f.Key)];

    private static IEnumerable<FieldError> Settings(Campaign campaign)
    {
        foreach (var (index, setting) in campaign.Fields.Index())
        {
            var path = $"fields[{index}]";
            var known = FieldCatalogue.Default.Find(setting.Key) is not null;
            if (known && setting.Format is not null)
            {
                yield return new FieldError($"{path}.format", $"字段“{setting.Key}”的格式由目录规定, 不能另写。");
            }
            else if (!known && setting.Key.Length > 0 && setting.Format is null)
            {
                var suggestion = Spelling.Suggest(setting.Key, FieldCatalogue.Default.Fields.Select(f => f.Key));
                yield return new FieldError(
                    $"{path}.key",
                    suggestion.Length > 1
                        ? $"字段目录中没有“{setting.Key}”{suggestion}"
                        : $"字段目录中没有“{setting.Key}”; 如要自设字段, 请写明 label 和 format。"
                );
            }
            else if (!known && setting.Format is not null && setting.Label is null)
            {
                yield return new FieldError(path, $"自设字段“{setting.Key}”要有 label(中文名称)。");
            }
        }
    }

    /// <summary>Two fields with one label could not be told apart in a file's header.</summary>
    private static IEnumerable<FieldError> Labels(Campaign campaign)
    {
        foreach (
            var doubled in campaign.Catalogue().Fields.GroupBy(f => f.Label, StringComparer.Ordinal).Where(g => g.Count() > 1)
        )
        {
            var keys = doubled.Select(f => f.Key).ToList();
            var settings = campaign.Fields.Index().Where(s => s.Item.Label == doubled.Key && keys.Contains(s.Item.Key)).ToList();
            foreach (var (index, _) in settings.Skip(settings.Count == keys.Count ? 1 : 0))
            {
                yield return new FieldError($"fields[{index}].label", $"“{doubled.Key}”是不止一个字段的名称。");
            }
        }
    }

    private static IEnumerable<FieldError> MatchKeys(Campaign campaign)
    {
        if (campaign.MatchKeys.Count == 0)
        {
            return [new FieldError("match_keys", "至少要有一个匹配字段, 如 document_no。")];
        }

        var known = Keys(campaign);
        return campaign
            .MatchKeys.Index()
            .SelectMany(k => CampaignChecks.Dangling($"match_keys[{k.Index}]", "字段", k.Item, known));
    }
}
