using Dengke.Domain.Records;
using Dengke.Features.Demo.People;

namespace Dengke.Features.Demo.Dirt;

/// <summary>A student's rows in the making, with what a comparison of them must come to.</summary>
internal sealed class Draft
{
    private readonly List<DemoTrait> traits = [];

    public Draft(DemoPerson person, string institution)
    {
        Person = person;
        Name = person.Name;
        Academic = [SourceRows.Academic(person, institution)];
        Registry = person.IsRegistered ? [SourceRows.Registry(person, institution)] : [];
    }

    public DemoPerson Person { get; }

    /// <summary>The right name.</summary>
    public string Name { get; private set; }

    public List<DemoRow> Registry { get; }

    public List<DemoRow> Academic { get; }

    public List<PlantedDifference> Differences { get; } = [];

    public List<PlantedUnmatched> Unmatched { get; } = [];

    public IReadOnlyList<DemoTrait> Traits => traits;

    public string StudentNo => Person.StudentNo;

    public void Mark(DemoTrait trait) => traits.Add(trait);

    /// <summary>Gives the person another name, right on both sides.</summary>
    public void Rename(string name)
    {
        Name = name;
        SetBoth("name", name);
    }

    public void SetBoth(string field, string value)
    {
        Registry[0][field] = value;
        Academic[0][field] = value;
    }

    /// <summary>Writes a value into one side's row and notes what comparing it must come to.</summary>
    public void Set(DemoTrait trait, Source side, string field, string value, Verdict verdict)
    {
        Rows(side)[0][field] = value;
        Differences.Add(new PlantedDifference(trait, StudentNo, field, verdict));
    }

    public void List(DemoTrait trait, Source side, UnmatchedReason reason) =>
        Unmatched.Add(new PlantedUnmatched(trait, StudentNo, side, reason));

    public List<DemoRow> Rows(Source side) => side == Source.Registry ? Registry : Academic;
}
