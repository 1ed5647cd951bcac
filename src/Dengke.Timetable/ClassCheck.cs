namespace Dengke.Timetable;

/// <summary>Whether a class is all there in a plan, and together.</summary>
internal static class ClassCheck
{
    public static IEnumerable<PlanConflict> Count(string name, string subject, int expected, IEnumerable<Seated> seated)
    {
        var (who, whoInEnglish) =
            subject == name
                ? ($"班级“{name}”", $"Class {name}")
                : ($"班级“{name}”的学生 {subject} ", $"Student {subject} of class {name}");
        var placed = seated.Sum(s => s.Students);
        if (placed < expected)
        {
            yield return new(
                PlanConflictKind.Missing,
                subject,
                $"{who}应有 {expected} 人, 只安排了 {placed} 人。",
                $"{whoInEnglish}: {placed} of {expected} are placed."
            );
        }
        else if (placed > expected)
        {
            yield return new(
                PlanConflictKind.TooMany,
                subject,
                $"{who}应有 {expected} 人, 却安排了 {placed} 人。",
                $"{whoInEnglish}: {placed} are placed, and there are {expected}."
            );
        }
    }

    /// <summary>
    /// A class may be spread over one slot more than it would need with the slots to itself, as it can start in one that others
    /// have begun.
    /// </summary>
    public static IEnumerable<PlanConflict> Torn(PlanClass @class, IReadOnlyList<Seated> seated, int fillPercent)
    {
        if (seated.Count == 0)
        {
            yield break;
        }

        if (seated.Select(s => s.Session.Of.Session.Id).Distinct().Skip(1).Any())
        {
            yield return Of("分到了不同的场次", "is spread over sessions");
            yield break;
        }

        var taken = seated.Select(s => s.Slot).Distinct().OrderBy(s => s.Start).ToList();
        if (taken.Zip(taken.Skip(1)).Any(p => p.First.End != p.Second.Start))
        {
            yield return Of("分到了不相邻的时段", "is spread over slots that do not adjoin");
            yield break;
        }

        var (left, fewest) = (seated.Sum(s => s.Students), 0);
        foreach (var slot in taken.TakeWhile(_ => left > 0))
        {
            left -= slot.Capacity * fillPercent / 100;
            fewest++;
        }

        if (taken.Count > fewest + 1)
        {
            yield return Of(
                $"分到了 {taken.Count} 个时段, 而 {fewest} 个即可容纳",
                $"is spread over {taken.Count} slots, and {fewest} would hold it"
            );
        }

        PlanConflict Of(string chinese, string english) =>
            new(PlanConflictKind.Torn, @class.Name, $"班级“{@class.Name}”{chinese}。", $"Class {@class.Name} {english}.");
    }
}
