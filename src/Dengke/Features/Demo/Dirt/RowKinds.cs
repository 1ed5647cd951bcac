using Dengke.Domain.Records;
using Dengke.Features.Demo.People;

namespace Dengke.Features.Demo.Dirt;

/// <summary>Rows twice, not at all, or without a number to find them by.</summary>
internal static class RowKinds
{
    public static IReadOnlyList<Kind> All { get; } =
    [
        new(DemoTrait.DoubledInRegistry, 10, IsLocal, p => Doubled(p, Source.Registry)),
        new(DemoTrait.DoubledInAcademic, 20, IsLocal, DoubledInAcademic),
        new(DemoTrait.NotInRegistry, 30, IsLocal, p => Missing(p, Source.Registry)),
        new(DemoTrait.NotInAcademic, 20, IsLocal, p => Missing(p, Source.Academic)),
        new(DemoTrait.UnusableKey, 3, IsLocal, UnusableKey),
    ];

    private static bool IsLocal(DemoPerson person) => person.Group is StudentGroup.Ordinary or StudentGroup.SecondDegree;

    private static void Doubled(Planting p, Source side)
    {
        p.Draft.Rows(side).Add(p.Draft.Rows(side)[0].Copy());
        p.Draft.List(p.Trait, side, UnmatchedReason.DuplicateKey);
    }

    private static void DoubledInAcademic(Planting p)
    {
        Doubled(p, Source.Academic);
        var sisters = p.Classes.Where(c => c.College == p.Person.Class.College).ToList();
        p.Draft.Academic[1]["class_name"] = p.Random.Pick(sisters).ClassName;
    }

    private static void Missing(Planting p, Source side)
    {
        p.Draft.Rows(side).Clear();
        var (other, reason) =
            side == Source.Registry
                ? (Source.Academic, UnmatchedReason.NotInRegistry)
                : (Source.Registry, UnmatchedReason.NotInAcademic);
        p.Draft.List(p.Trait, other, reason);
    }

    private static void UnusableKey(Planting p)
    {
        var row = p.Draft.Academic[0];
        row["document_no"] = "待补";
        row["exam_no"] = "";
        row["student_no"] = "";
        p.Draft.List(p.Trait, Source.Academic, UnmatchedReason.InvalidKey);
        p.Draft.List(p.Trait, Source.Registry, UnmatchedReason.NotInAcademic);
    }
}
