using Dengke.Features.Demo.Dirt;
using Dengke.Features.Demo.People;

namespace Dengke.Features.Demo;

/// <summary>
/// Makes the demo's fictional people. The same arguments give the same people everywhere and always. Some 88 in 100 have the
/// same values in both systems; the rest carries the dirt of real files, each kind at its own low rate (<see cref="DemoTrait"/>).
/// </summary>
public static class DemoPeople
{
    /// <param name="seed">Any number.</param>
    /// <param name="students">How many people, from 1.</param>
    /// <param name="classes">The campaign's classes, at least one, filled in proportion to their sizes.</param>
    /// <param name="institution">院校名称.</param>
    public static DemoSet Generate(ulong seed, int students, IReadOnlyList<DemoClass> classes, string institution)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(students, 1);
        ArgumentOutOfRangeException.ThrowIfZero(classes.Count, nameof(classes));
        var random = new DemoRandom(seed);
        var drafts = new Population(random.Fork("people"), classes).Draw(students).ConvertAll(p => new Draft(p, institution));
        new Planter(random.Fork("dirt"), classes).Plant(drafts);
        drafts.Sort((a, b) => string.CompareOrdinal(a.StudentNo, b.StudentNo));
        return new DemoSet(
            [.. drafts.SelectMany(d => d.Registry).OrderBy(r => r["exam_no"], StringComparer.Ordinal)],
            [.. drafts.SelectMany(d => d.Academic.Take(1)), .. drafts.SelectMany(d => d.Academic.Skip(1))],
            [.. drafts.Select(d => new DemoStudent(d.StudentNo, d.Name, d.Person.Class, d.Person.Group, d.Traits))],
            Manifest(drafts)
        );
    }

    private static DemoManifest Manifest(List<Draft> drafts) =>
        new(
            [.. drafts.SelectMany(d => d.Differences)],
            [.. drafts.SelectMany(d => d.Unmatched)],
            Enum.GetValues<DemoTrait>().ToDictionary(t => t, t => drafts.Count(d => d.Traits.Contains(t))),
            Enum.GetValues<StudentGroup>().ToDictionary(g => g, g => drafts.Count(d => d.Person.Group == g))
        );
}
