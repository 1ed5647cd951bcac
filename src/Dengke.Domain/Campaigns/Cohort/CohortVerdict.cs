using Dengke.Domain.Records;

namespace Dengke.Domain.Campaigns;

/// <summary>Where a record stands to the cohort rule.</summary>
public enum CohortPlace
{
    /// <summary>In the campaign.</summary>
    In,

    /// <summary>Out, because a group to exclude has them.</summary>
    Excluded,

    /// <summary>Out, because no group to include has them.</summary>
    NotIncluded,
}

/// <summary>The judgement of the cohort rule on one record.</summary>
/// <param name="Place">In or out.</param>
/// <param name="Group">The group that has the record, or the nearest of those that do not; empty where the rule includes nobody.</param>
/// <param name="Cause">Which group or condition decided, without the record's values: records with one cause can be counted together.</param>
/// <param name="EnglishCause">The same in English.</param>
public sealed record CohortVerdict(CohortPlace Place, string Group, string Cause, string EnglishCause)
{
    internal static CohortVerdict NothingIncluded { get; } =
        new(CohortPlace.NotIncluded, "", "范围没有纳入任何学生", "The rule includes nobody");

    public bool IsIn => Place == CohortPlace.In;

    /// <summary>The cause with the record's values, as the student and the registrar read it.</summary>
    public string Reason { get; private init; } = Cause;

    public string EnglishReason { get; private init; } = EnglishCause;

    internal static CohortVerdict In(CohortGroup group) =>
        new(CohortPlace.In, group.Name, $"属于“{group.Name}”", $"In “{group.EnglishOrName}”");

    internal static CohortVerdict Excluded(CohortGroup group) =>
        new(CohortPlace.Excluded, group.Name, $"属于不纳入的“{group.Name}”", $"Excluded as “{group.EnglishOrName}”");

    internal static CohortVerdict NotIncluded(
        CohortGroup group,
        IReadOnlyList<CohortCondition> lacking,
        FieldCatalogue catalogue,
        FieldValues values
    )
    {
        var start = $"不属于“{group.Name}”: ";
        var englishStart = $"Not in “{group.EnglishOrName}”: ";
        var demands = lacking
            .Select(c => (Chinese: c.Describe(catalogue), English: c.DescribeInEnglish(catalogue), Found: Found(c)))
            .ToList();
        return new CohortVerdict(
            CohortPlace.NotIncluded,
            group.Name,
            start + string.Join("; ", demands.Select(d => d.Chinese)),
            englishStart + string.Join("; ", demands.Select(d => d.English))
        )
        {
            Reason = start + string.Join("; ", demands.Select(d => d.Chinese + d.Found.Chinese)),
            EnglishReason = englishStart + string.Join("; ", demands.Select(d => d.English + d.Found.English)),
        };

        (string Chinese, string English) Found(CohortCondition condition) =>
            values(condition.Field) switch
            {
                var value when string.IsNullOrWhiteSpace(value) => (", 现为空", ", but is blank"),
                var value when condition.MayShowValue(catalogue) => ($", 现为“{value}”", $", but is “{value}”"),
                _ => ("", ""),
            };
    }
}
