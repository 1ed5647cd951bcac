using Dengke.Domain.Campaigns;
using Dengke.Features.Demo.People;

namespace Dengke.Features.Demo.Making;

/// <summary>The classes of the demo's campaign, 2025届, with what follows from its year and their names.</summary>
internal static class DemoClasses
{
    private const int UndergraduatesEntered = 2021;
    private const int SecondDegreeEntered = 2023;

    public static IReadOnlyList<DemoClass> Of(Campaign campaign)
    {
        var majors = campaign.Majors.ToDictionary(m => m.Name, StringComparer.Ordinal);
        return [.. campaign.Classes.Select(c => Of(campaign, c, majors[c.Major]))];
    }

    private static DemoClass Of(Campaign campaign, StudentClass @class, Major major)
    {
        var secondDegree = IsSecondDegree(@class.Name) || IsSecondDegree(major.Name);
        return new DemoClass(
            @class.College,
            major.Code,
            major.Name,
            @class.Name,
            campaign.CampusOf(@class) ?? "",
            @class.Counselor,
            secondDegree ? DemoClass.SecondDegree : "本科",
            secondDegree ? SecondDegreeEntered : UndergraduatesEntered
        )
        {
            Size = @class.Size ?? 30,
        };
    }

    private static bool IsSecondDegree(string name) =>
        name.Contains("二学位", StringComparison.Ordinal) || name.Contains("第二学士", StringComparison.Ordinal);
}
