using Dengke.Domain.Records;

namespace Dengke.Domain.Campaigns;

/// <summary>Gives the value of a record's field by its key; null or blank where the record has none.</summary>
public delegate string? FieldValues(string key);

/// <summary>Conditions that must all hold, under one name.</summary>
/// <param name="Name">E.g. 2021级全日制本科生, or 双培生.</param>
public sealed record CohortGroup(string Name)
{
    public string? English { get; init; }

    public ValueList<CohortCondition> All { get; init; } = [];

    public string EnglishOrName => English ?? Name;
}

/// <summary>
/// Who belongs to the campaign (CAM-2): whoever meets all conditions of one of the groups to include and is in none of the groups to
/// exclude. An excluded student is told so even when no group includes them, because that reason is the firmer one.
/// </summary>
public sealed record CohortRule
{
    public ValueList<CohortGroup> Include { get; init; } = [];

    public ValueList<CohortGroup> Exclude { get; init; } = [];

    /// <summary>Judges one record. Values are compared as the catalogue's formats fold them.</summary>
    public CohortVerdict Judge(FieldCatalogue catalogue, FieldValues values)
    {
        foreach (var group in Exclude)
        {
            if (Lacking(group, catalogue, values).Count == 0)
            {
                return CohortVerdict.Excluded(group);
            }
        }

        if (Include.Count == 0)
        {
            return CohortVerdict.NothingIncluded;
        }

        var (nearest, lacking) = Include.Select(g => (g, Lacking(g, catalogue, values))).MinBy(g => g.Item2.Count);
        return lacking.Count == 0 ? CohortVerdict.In(nearest) : CohortVerdict.NotIncluded(nearest, lacking, catalogue, values);
    }

    /// <summary>Judges many records, for the wizard's preview.</summary>
    /// <param name="values">How to read a record's fields.</param>
    public CohortPreview<T> Preview<T>(FieldCatalogue catalogue, IEnumerable<T> records, Func<T, FieldValues> values) =>
        CohortPreview<T>.Of(records.Select(r => (r, Judge(catalogue, values(r)))));

    private static List<CohortCondition> Lacking(CohortGroup group, FieldCatalogue catalogue, FieldValues values) =>
        [.. group.All.Where(c => !c.Holds(catalogue, values))];
}
