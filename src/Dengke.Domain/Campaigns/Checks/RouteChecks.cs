using Dengke.Domain.Kernel;

namespace Dengke.Domain.Campaigns;

internal static class RouteChecks
{
    public static IReadOnlyList<CampaignCheck> All { get; } =
    [
        new(c => CampaignChecks.Doubles(c.Routes.Evidence, "routes.evidence", "id", "材料编号", e => e.Id)),
        new(Counts),
        new(Fields, "fields"),
        new(Evidence, "routes.evidence"),
    ];

    private static IEnumerable<FieldError> Counts(Campaign campaign)
    {
        if (campaign.Routes.Rules.Count == 0)
        {
            yield return new FieldError("routes", "审批路径要有规则: 写 preset 引用预设, 或在 rules 中写明。");
        }

        foreach (var (index, rule) in campaign.Routes.Rules.Index())
        {
            if (rule.Fields.Count == 0)
            {
                yield return new FieldError($"routes.rules[{index}].fields", "规则至少要有一个字段。");
            }
            else if (rule.AtLeast > rule.Fields.Count)
            {
                yield return new FieldError(
                    $"routes.rules[{index}].at_least",
                    $"规则只有 {rule.Fields.Count} 个字段, 不可能同时更改 {rule.AtLeast} 个。"
                );
            }
        }
    }

    private static IEnumerable<FieldError> Fields(Campaign campaign)
    {
        var known = FieldChecks.Keys(campaign);
        return References(campaign, "fields", "字段", r => r.Fields, known);
    }

    private static IEnumerable<FieldError> Evidence(Campaign campaign)
    {
        string[] known = [.. campaign.Routes.Evidence.Select(e => e.Id)];
        return References(campaign, "evidence", "材料", r => r.Evidence, known)
            .Concat(References(campaign, "optional_evidence", "材料", r => r.OptionalEvidence, known));
    }

    private static IEnumerable<FieldError> References(
        Campaign campaign,
        string key,
        string what,
        Func<RouteRule, ValueList<string>> names,
        IReadOnlyCollection<string> known
    ) =>
        from rule in campaign.Routes.Rules.Index()
        from name in names(rule.Item).Index()
        from error in CampaignChecks.Dangling($"routes.rules[{rule.Index}].{key}[{name.Index}]", what, name.Item, known)
        select error;
}
