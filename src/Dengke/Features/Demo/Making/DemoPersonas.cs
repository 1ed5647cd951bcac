using Dengke.Domain.Campaigns;
using Dengke.Domain.Kernel;
using Dengke.Features.Demo.Dirt;
using Dengke.Features.Demo.People;

namespace Dengke.Features.Demo.Making;

/// <summary>Who can sign in to the demo: its staff, every student under the 学号, and a few students under a name that says why.</summary>
public static class DemoPersonas
{
    private static readonly DemoTrait[] WrongNames = [DemoTrait.NameHomophone, DemoTrait.NameSwapped, DemoTrait.NameLookAlike];
    private static readonly DemoTrait[] RareNames = [DemoTrait.RareCharacter, DemoTrait.PrivateUse];

    /// <summary>The staff: one for each role without scope, a secretary and a leader for each college, the campaign's counselors.</summary>
    public static IReadOnlyList<DemoPersona> Staff(Campaign campaign, ulong seed)
    {
        var random = new DemoRandom(seed).Fork("staff");
        return
        [
            One("registrar", Role.Registrar),
            One("admin", Role.Administrator),
            One("operator", Role.PhotoOperator),
            One("auditor", Role.Auditor),
            .. campaign.Colleges.Select((c, i) => One($"secretary-{i + 1:00}", Role.CollegeSecretary, c.Name)),
            .. campaign.Colleges.Select((c, i) => One($"leader-{i + 1:00}", Role.CollegeLeader, c.Name)),
            .. campaign.Counselors.Select(c => new DemoPersona(c.UserName, c.Name, ClassesOf(campaign, c))),
        ];

        DemoPersona One(string userName, Role role, string? scope = null) =>
            new(userName, HanNames.Surname(random) + HanNames.Given(random.Chance(500), random), [new Grant(role, scope)]);
    }

    /// <summary>Every student, under the 学号.</summary>
    public static IEnumerable<DemoPersona> Students(DemoSet people) => people.Students.Select(s => Student(s.StudentNo, s));

    /// <summary>Students worth meeting; of a kind that a small demo lacks there is none.</summary>
    public static IReadOnlyList<DemoPersona> Chosen(DemoSet people)
    {
        return
        [
            .. First("s-ok", s => s is { Group: StudentGroup.Ordinary, Traits: [] }),
            .. First("s-name", s => s.Traits.Any(WrongNames.Contains)),
            .. First("s-dot", s => s.Traits.Contains(DemoTrait.SeparatorLookAlike)),
            .. First("s-rare", s => s.Traits.Any(RareNames.Contains)),
            .. First("s-foreign", s => s.Group == StudentGroup.Foreign),
        ];

        IEnumerable<DemoPersona> First(string userName, Func<DemoStudent, bool> which) =>
            people.Students.Where(which).Take(1).Select(s => Student(userName, s));
    }

    private static DemoPersona Student(string userName, DemoStudent student) =>
        new(userName, student.Name, [new Grant(Role.Student, student.StudentNo)]);

    private static Grant[] ClassesOf(Campaign campaign, Counselor counselor) =>
        [.. campaign.Classes.Where(c => c.Counselor == counselor.UserName).Select(c => new Grant(Role.Counselor, c.Name))];
}
