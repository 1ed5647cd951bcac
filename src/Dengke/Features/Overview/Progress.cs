using Dengke.Data;
using Microsoft.EntityFrameworkCore;

namespace Dengke.Features.Overview;

/// <summary>How far a college or a class is.</summary>
/// <param name="Done">By the step's key, at most <paramref name="Total"/> each.</param>
public sealed record ProgressRow(string Name, int Total, IReadOnlyDictionary<string, int> Done)
{
    public int Of(OverviewStep step) => Done.GetValueOrDefault(step.Key);

    public int Left(OverviewStep step) => Total - Of(step);

    /// <summary>0 to 100, rounded down: a hundred means all of them.</summary>
    public int Percent(OverviewStep step) => Total == 0 ? 0 : Of(step) * 100 / Total;
}

/// <summary>The steps done, class by class, of the students in a campaign's cohort (DSH-1).</summary>
public sealed class Progress
{
    private readonly IReadOnlyList<(string College, string Class, ProgressRow Row)> classes;

    private Progress(IReadOnlyList<(string, string, ProgressRow)> classes) => this.classes = classes;

    public ProgressRow Whole => Sum("", classes.Select(c => c.Row));

    /// <summary>One row a college, by name.</summary>
    public IReadOnlyList<ProgressRow> Colleges =>
        [
            .. classes
                .GroupBy(c => c.College)
                .Select(g => Sum(g.Key, g.Select(c => c.Row)))
                .OrderBy(r => r.Name, StringComparer.Ordinal),
        ];

    /// <summary>One row a class of a college, by name.</summary>
    public IReadOnlyList<ProgressRow> ClassesOf(string college) =>
        [.. classes.Where(c => c.College == college).Select(c => c.Row).OrderBy(r => r.Name, StringComparer.Ordinal)];

    public static async Task<Progress> Load(DengkeDb db, string campaign, CancellationToken ct)
    {
        var students = db.Students.Where(s => s.CampaignId == campaign && s.InCohort);
        var totals = await Count(students, ct);
        var done = new Dictionary<string, Dictionary<(string, string), int>>(StringComparer.Ordinal);
        foreach (var step in OverviewStep.All)
        {
            done[step.Key] = await Count(step.Done(db, students), ct);
        }

        return new Progress([
            .. totals.Select(t =>
                (
                    t.Key.College,
                    t.Key.Class,
                    new ProgressRow(
                        t.Key.Class,
                        t.Value,
                        done.ToDictionary(d => d.Key, d => d.Value.GetValueOrDefault(t.Key), StringComparer.Ordinal)
                    )
                )
            ),
        ]);
    }

    private static async Task<Dictionary<(string College, string Class), int>> Count(
        IQueryable<Student> students,
        CancellationToken ct
    ) =>
        (
            await students
                .GroupBy(s => new { s.College, s.ClassName })
                .Select(g => new
                {
                    g.Key.College,
                    g.Key.ClassName,
                    Count = g.Count(),
                })
                .ToListAsync(ct)
        ).ToDictionary(g => (g.College, g.ClassName), g => g.Count);

    private static ProgressRow Sum(string name, IEnumerable<ProgressRow> rows)
    {
        var all = rows.ToList();
        return new ProgressRow(
            name,
            all.Sum(r => r.Total),
            OverviewStep.All.ToDictionary(s => s.Key, s => all.Sum(r => r.Of(s)), StringComparer.Ordinal)
        );
    }
}
