using Dengke.Data;
using Dengke.Domain.Campaigns;
using Dengke.Domain.Kernel;
using Dengke.Domain.Sealing;

namespace Dengke.Features.Sealing;

/// <summary>How ready a campaign is to be sealed: what is open in each college, and what of it was named (SEA-1).</summary>
internal sealed record Readiness(IReadOnlyList<OpenItem> Items)
{
    public IReadOnlyList<OpenItem> Unnamed { get; } = [.. Items.Where(i => !i.IsNamed)];

    public int Named => Items.Count - Unnamed.Count;

    public bool IsReady => Unnamed.Count == 0;

    /// <summary>The kinds of which there are any, in their order.</summary>
    public IReadOnlyList<OpenKind> Kinds { get; } = [.. Items.Select(i => i.Kind).Distinct().Order()];

    public static async Task<Readiness> Load(DengkeDb db, Campaign campaign, DateTimeOffset now, CancellationToken ct) =>
        new(await OpenItems.Load(db, campaign, now, ct));

    /// <summary>How many there are of a kind in a college, and how many of them nobody has named.</summary>
    public (int All, int Unnamed) Count(string? college, OpenKind kind)
    {
        var all = Items.Where(i => i.College == college && i.Kind == kind).ToList();
        return (all.Count, all.Count(i => !i.IsNamed));
    }

    /// <summary>What is open and not named, kind by kind; refused with <c>not_ready</c>.</summary>
    public Failure NotReady()
    {
        var kinds = Unnamed.GroupBy(i => i.Kind).OrderBy(g => g.Key).ToList();
        var chinese = string.Join("、", kinds.Select(g => $"{g.Key.Words().Chinese} {g.Count()}{Phases(g)}"));
        var english = string.Join(", ", kinds.Select(g => $"{g.Key.Words().English} {g.Count()}"));
        return Failure.Refused(
            "not_ready",
            $"还有 {Unnamed.Count} 项未了结也未说明, 不能封存: {chinese}。",
            $"{Unnamed.Count} things are open and not named, so nothing was sealed: {english}."
        );
    }

    private static string Phases(IGrouping<OpenKind, OpenItem> group) =>
        group.Key == OpenKind.PhaseOpen ? $"({string.Join("、", group.Select(i => $"{i.Who}{i.Note.Chinese}"))})" : "";
}
