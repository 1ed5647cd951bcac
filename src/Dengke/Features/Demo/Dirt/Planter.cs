using Dengke.Domain.Records;
using Dengke.Features.Demo.People;

namespace Dengke.Features.Demo.Dirt;

/// <summary>Puts every trait into as many students' rows as its rate asks for, at least one, and no two into the same student.</summary>
internal sealed class Planter(DemoRandom random, IReadOnlyList<DemoClass> classes)
{
    /// <summary>In one class of seventy the academic system has its own name for the major.</summary>
    private const int ClassesPerVariant = 70;

    /// <summary>The frequent ones first, so that a small demo has those.</summary>
    private static readonly IReadOnlyList<Kind> Kinds =
    [
        .. NameKinds.All.Concat(DocumentKinds.All).Concat(ValueKinds.All).Concat(RowKinds.All).OrderByDescending(k => k.Students),
    ];

    /// <summary>
    /// Changes <paramref name="drafts"/> in place. In a small demo, where one of each kind would spoil everybody's rows, kinds
    /// are left out once two students of five carry something.
    /// </summary>
    public void Plant(IReadOnlyList<Draft> drafts)
    {
        foreach (var draft in drafts.Where(d => !d.Person.IsRegistered))
        {
            draft.Mark(DemoTrait.RegisteredElsewhere);
            draft.List(DemoTrait.RegisteredElsewhere, Source.Academic, UnmatchedReason.NotInRegistry);
        }

        PlantMajorVariants(drafts);
        var pool = drafts.Where(d => d.Traits.Count == 0).ToList();
        random.Fork("pool").Shuffle(pool);
        var allowed = drafts.Count * 2 / 5;
        foreach (var kind in Kinds)
        {
            var wanted = Math.Min(allowed, Math.Max(1, (int)Math.Round(kind.Students * drafts.Count / 10_000.0)));
            allowed -= Plant(kind, pool, wanted);
        }
    }

    private int Plant(Kind kind, List<Draft> pool, int wanted)
    {
        var own = random.Fork(kind.Name.ToString());
        var chosen = pool.Where(d => d.Traits.Count == 0 && kind.Fits(d.Person)).Take(wanted).ToList();
        foreach (var draft in chosen)
        {
            draft.Mark(kind.Name);
            kind.Plant(new Planting(kind.Name, draft, own, classes));
        }

        return chosen.Count;
    }

    private void PlantMajorVariants(IReadOnlyList<Draft> drafts)
    {
        var own = random.Fork(nameof(DemoTrait.MajorVariant));
        var special = classes.Where(c => c.Level != DemoClass.SecondDegree && !c.MajorName.EndsWith(')')).ToList();
        own.Shuffle(special);
        var chosen = special.Take(Math.Max(1, special.Count / ClassesPerVariant)).ToHashSet();
        foreach (var draft in drafts.Where(d => chosen.Contains(d.Person.Class) && d.Traits.Count == 0))
        {
            draft.Mark(DemoTrait.MajorVariant);
            var name = draft.Person.Class.MajorName + "(实验班)";
            draft.Set(DemoTrait.MajorVariant, Source.Academic, "major_name", name, Verdict.Tolerated);
        }
    }
}
