using Dengke.Domain.Campaigns;
using Dengke.Features.Shared.Campaigns.Yaml.Shapes;

namespace Dengke.Features.Shared.Campaigns.Yaml.Chapters;

/// <summary>学生范围: who belongs to the campaign.</summary>
internal static class CohortChapter
{
    private static readonly Shape<CohortGroup> Group = new RecordShape<CohortGroup>(
        new("条件组", "group of conditions"),
        new CohortGroup("")
    )
        .Required(
            "name",
            new("名称", "Name", "学生会看到, 如 双培生", "Students see it, e.g. 双培生"),
            Texts.Line,
            g => g.Name,
            (g, v) => g with { Name = v }
        )
        .Optional("english", new("英文名称", "English name"), Texts.Line, g => g.English, (g, v) => g with { English = v })
        .Required(
            "all",
            new("须同时满足的条件", "Conditions, all of which must hold"),
            ConditionShape.Condition.List(),
            g => g.All,
            (g, v) => g with { All = v }
        );

    private static readonly Shape<CohortRule> Rule = new RecordShape<CohortRule>(new("学生范围", "Cohort"), new CohortRule())
        .Required(
            "include",
            new(
                "纳入(满足任一组)",
                "Included (any group)",
                "满足任一组全部条件的学生在本批次内",
                "Whoever meets all conditions of one group is in"
            ),
            Group.List(),
            r => r.Include,
            (r, v) => r with { Include = v }
        )
        .Optional(
            "exclude",
            new(
                "不纳入(满足任一组)",
                "Excluded (any group)",
                "满足任一组全部条件的学生不在本批次内, 优先于上面的“纳入”",
                "Whoever meets all conditions of one group is out, whatever stands above"
            ),
            Group.List(),
            r => r.Exclude,
            (r, v) => r with { Exclude = v ?? [] }
        );

    public static void AddTo(RecordShape<Campaign> campaign) =>
        campaign.Required("cohort", new("学生范围", "Cohort"), Rule, c => c.Cohort, (c, v) => c with { Cohort = v });
}
