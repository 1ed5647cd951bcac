using Dengke.Domain.Kernel;

namespace Dengke.Domain.Campaigns;

internal static class CohortChecks
{
    public static IReadOnlyList<CampaignCheck> All { get; } = [new(Groups), new(Years), new(UnknownFields, "fields")];

    private static IEnumerable<FieldError> Groups(Campaign campaign)
    {
        if (campaign.Cohort.Include.Count == 0)
        {
            yield return new FieldError("cohort.include", "范围至少要有一组纳入条件。");
        }

        foreach (var (path, groups) in Lists(campaign))
        {
            foreach (var (index, group) in groups.Index())
            {
                if (group.All.Count == 0)
                {
                    yield return new FieldError($"{path}[{index}].all", $"“{group.Name}”没有任何条件, 会包括所有学生。");
                }
            }

            foreach (var error in CampaignChecks.Doubles(groups, path, "name", "条件组", g => g.Name))
            {
                yield return error;
            }
        }
    }

    private static IEnumerable<FieldError> Years(Campaign campaign) =>
        from condition in Conditions(campaign)
        let range = condition.Item.Test as CohortTest.YearBetween
        where range is not null && range.To < range.From
        select new FieldError($"{condition.Path}.years", $"年份范围的终点{range.To}早于起点{range.From}。");

    private static IEnumerable<FieldError> UnknownFields(Campaign campaign)
    {
        var known = FieldChecks.Keys(campaign);
        return Conditions(campaign).SelectMany(c => CampaignChecks.Dangling($"{c.Path}.field", "字段", c.Item.Field, known));
    }

    private static IEnumerable<(string Path, CohortCondition Item)> Conditions(Campaign campaign) =>
        from list in Lists(campaign)
        from @group in list.Groups.Index()
        from condition in @group.Item.All.Index()
        select ($"{list.Path}[{@group.Index}].all[{condition.Index}]", condition.Item);

    private static IEnumerable<(string Path, ValueList<CohortGroup> Groups)> Lists(Campaign campaign) =>
        [("cohort.include", campaign.Cohort.Include), ("cohort.exclude", campaign.Cohort.Exclude)];
}
