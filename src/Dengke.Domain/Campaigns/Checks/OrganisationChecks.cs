using Dengke.Domain.Kernel;

namespace Dengke.Domain.Campaigns;

internal static class OrganisationChecks
{
    public static IReadOnlyList<CampaignCheck> All { get; } =
    [
        new(c => CampaignChecks.Doubles(c.Campuses, "campuses", "name", "校区", x => x.Name)),
        new(c => CampaignChecks.Doubles(c.Venues, "venues", "id", "地点编号", x => x.Id)),
        new(c => CampaignChecks.Doubles(c.Colleges, "colleges", "name", "学院", x => x.Name)),
        new(c => CampaignChecks.Doubles(c.Colleges, "colleges", "code", "学院代码", x => x.Code ?? "")),
        new(c => CampaignChecks.Doubles(c.Majors, "majors", "name", "专业", x => x.Name)),
        new(c => CampaignChecks.Doubles(c.Counselors, "counselors", "user_name", "辅导员账号", x => x.UserName)),
        new(c => CampaignChecks.Doubles(c.Classes, "classes", "name", "班级", x => x.Name)),
        new(c => CampaignChecks.Doubles(c.Contacts, "contacts", "id", "联系人编号", x => x.Id)),
        new(c => CampaignChecks.Doubles(c.Fees.Methods, "fees.methods", null, "支付方式", x => x.ToString())),
        References("venues", "campus", "校区", c => c.Venues.Select(x => x.Campus), "campuses", CampusNames),
        References("colleges", "campus", "校区", c => c.Colleges.Select(x => x.Campus), "campuses", CampusNames),
        References("majors", "college", "学院", c => c.Majors.Select(x => x.College), "colleges", CollegeNames),
        References("counselors", "college", "学院", c => c.Counselors.Select(x => x.College), "colleges", CollegeNames),
        References("classes", "college", "学院", c => c.Classes.Select(x => x.College), "colleges", CollegeNames),
        References("classes", "campus", "校区", c => c.Classes.Select(x => x.Campus), "campuses", CampusNames),
        References("classes", "major", "专业", c => c.Classes.Select(x => x.Major), "majors", c => c.Majors.Select(x => x.Name)),
        References(
            "classes",
            "counselor",
            "辅导员",
            c => c.Classes.Select(x => x.Counselor),
            "counselors",
            c => c.Counselors.Select(x => x.UserName)
        ),
    ];

    private static IEnumerable<string> CampusNames(Campaign campaign) => campaign.Campuses.Select(c => c.Name);

    private static IEnumerable<string> CollegeNames(Campaign campaign) => campaign.Colleges.Select(c => c.Name);

    /// <summary>Each element of <paramref name="list"/> refers by <paramref name="key"/> to one of <paramref name="target"/>.</summary>
    private static CampaignCheck References(
        string list,
        string key,
        string what,
        Func<Campaign, IEnumerable<string?>> references,
        string target,
        Func<Campaign, IEnumerable<string>> names
    ) =>
        new(
            campaign =>
            {
                var known = names(campaign).ToHashSet(StringComparer.Ordinal);
                return references(campaign)
                    .Index()
                    .SelectMany(r => CampaignChecks.Dangling($"{list}[{r.Index}].{key}", what, r.Item, known));
            },
            target
        );
}
