using Dengke.Domain.Campaigns;
using Dengke.Features.Shared.Campaigns.Yaml.Shapes;

namespace Dengke.Features.Shared.Campaigns.Yaml.Chapters;

/// <summary>学生范围: who belongs to the campaign.</summary>
internal static class CohortChapter
{
    private static readonly Shape<CohortGroup> Group = new RecordShape<CohortGroup>("条件组", new CohortGroup(""))
        .Required("name", "名称", Texts.Line, g => g.Name, (g, v) => g with { Name = v })
        .Optional("english", "英文名称", Texts.Line, g => g.English, (g, v) => g with { English = v })
        .Required("all", "须同时满足的条件", ConditionShape.Condition.List(), g => g.All, (g, v) => g with { All = v });

    private static readonly Shape<CohortRule> Rule = new RecordShape<CohortRule>("学生范围", new CohortRule())
        .Required("include", "纳入(满足任一组)", Group.List(), r => r.Include, (r, v) => r with { Include = v })
        .Optional("exclude", "不纳入(满足任一组)", Group.List(), r => r.Exclude, (r, v) => r with { Exclude = v ?? [] });

    public static void AddTo(RecordShape<Campaign> campaign) =>
        campaign.Required("cohort", "学生范围", Rule, c => c.Cohort, (c, v) => c with { Cohort = v });
}
