using Dengke.Domain.Records;
using Dengke.Features.Demo.People;

namespace Dengke.Features.Demo.Dirt;

/// <summary>One trait put into one student's rows.</summary>
internal sealed record Planting(DemoTrait Trait, Draft Draft, DemoRandom Random, IReadOnlyList<DemoClass> Classes)
{
    public DemoPerson Person => Draft.Person;

    /// <summary>The academic system is typed by hand, so three of four errors are there.</summary>
    public Source AnySide() => Random.Chance(750) ? Source.Academic : Source.Registry;

    public void Format(Source side, string field, string value) => Draft.Set(Trait, side, field, value, Verdict.Format);

    public void Differs(Source side, string field, string value) => Draft.Set(Trait, side, field, value, Verdict.Differs);
}

/// <summary>How a trait gets into the files.</summary>
/// <param name="Name">Which trait.</param>
/// <param name="Students">Of how many in 10,000 students.</param>
/// <param name="Fits">Which students can carry it; they are in both sources and carry no other.</param>
/// <param name="Plant">Changes the rows and notes what must be found.</param>
internal sealed record Kind(DemoTrait Name, int Students, Func<DemoPerson, bool> Fits, Action<Planting> Plant);
