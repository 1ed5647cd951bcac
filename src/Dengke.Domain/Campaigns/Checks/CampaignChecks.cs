using Dengke.Domain.Kernel;

namespace Dengke.Domain.Campaigns;

/// <summary>A check of what a campaign says in one place against what it says in others.</summary>
/// <param name="Find">Finds what is wrong; the field of an error is the path in the campaign.</param>
/// <param name="Needs">Paths of the lists that the check looks things up in: unless they are complete, it would find what is not wrong.</param>
public sealed record CampaignCheck(Func<Campaign, IEnumerable<FieldError>> Find, params IReadOnlyList<string> Needs);

/// <summary>All checks of a campaign that go beyond the form of single values.</summary>
public static class CampaignChecks
{
    public static IReadOnlyList<CampaignCheck> All { get; } =
    [
        .. CohortChecks.All,
        .. PhaseChecks.All,
        .. OrganisationChecks.All,
        .. FieldChecks.All,
        .. RouteChecks.All,
        .. MessageChecks.All,
        .. CalendarChecks.All,
        .. DocumentChecks.All,
    ];

    /// <summary>What is wrong with a campaign whose single values are in order; empty for a good one.</summary>
    public static IReadOnlyList<FieldError> Find(Campaign campaign) => [.. All.SelectMany(c => c.Find(campaign))];

    /// <summary>Each value that an earlier element has already; blank ones aside.</summary>
    /// <param name="path">The path of the list.</param>
    /// <param name="key">The key within an element, or null where the element itself is meant.</param>
    /// <param name="what">What the value is, e.g. 班级名称.</param>
    internal static IEnumerable<FieldError> Doubles<T>(
        IEnumerable<T> list,
        string path,
        string? key,
        string what,
        Func<T, string> value
    )
    {
        var seen = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var (index, item) in list.Index())
        {
            var text = value(item);
            if (text.Length > 0 && !seen.TryAdd(text, index))
            {
                var place = key is null ? $"{path}[{index}]" : $"{path}[{index}].{key}";
                yield return new FieldError(place, $"{what}“{text}”与第 {seen[text] + 1} 项重复。");
            }
        }
    }

    /// <summary>An error where a reference names nothing; none for a null or blank one.</summary>
    internal static IEnumerable<FieldError> Dangling(
        string path,
        string what,
        string? reference,
        IReadOnlyCollection<string> known
    )
    {
        if (!string.IsNullOrEmpty(reference) && !known.Contains(reference))
        {
            yield return new FieldError(path, $"没有名为“{reference}”的{what}{Spelling.Suggest(reference, known)}");
        }
    }
}
