namespace Dengke.Domain.Campaigns;

/// <summary>Who decides a change (domain facts 4.2).</summary>
public enum RouteDecision
{
    /// <summary>The school's registrar.</summary>
    School,

    /// <summary>The provincial education authority; the school collects and forwards.</summary>
    Province,

    /// <summary>The examination authority of the place from which the student came: whoever erred mends it.</summary>
    PlaceOfOrigin,

    /// <summary>Nobody: such a change is not accepted.</summary>
    Refused,
}

/// <summary>A kind of document that proves a change.</summary>
/// <param name="Id">Short and stable; rules refer to it.</param>
/// <param name="Name">E.g. 户口簿.</param>
public sealed record EvidenceKind(string Id, string Name)
{
    public string? English { get; init; }

    /// <summary>Which pages or what about it, e.g. 首页, 本人页及有曾用名的变更页.</summary>
    public string? Detail { get; init; }

    /// <summary>Whether someone must have seen the original.</summary>
    public bool Original { get; init; } = true;
}

/// <summary>One rule: changes of these fields are decided there, with this evidence.</summary>
/// <param name="Fields">Keys of the fields that the rule is about.</param>
/// <param name="Decision">Who decides.</param>
public sealed record RouteRule(ValueList<string> Fields, RouteDecision Decision)
{
    /// <summary>The rule holds when at least so many of its fields change together.</summary>
    public int AtLeast { get; init; } = 1;

    /// <summary>Ids of the documents that are needed.</summary>
    public ValueList<string> Evidence { get; init; } = [];

    /// <summary>Ids of the documents that help.</summary>
    public ValueList<string> OptionalEvidence { get; init; } = [];

    /// <summary>What else must be done, e.g. 学校向县级以上公安机关发函核实.</summary>
    public string? Note { get; init; }
}

/// <summary>The table of rules by which corrections are sent to whoever decides them. The first rule that holds wins.</summary>
public sealed record ApprovalRoutes
{
    /// <summary>The preset that the table was taken from, e.g. <c>beijing</c>; null for one written out from nothing.</summary>
    public string? Preset { get; init; }

    public ValueList<EvidenceKind> Evidence { get; init; } = [];

    public ValueList<RouteRule> Rules { get; init; } = [];

    /// <summary>
    /// The rule for changing <paramref name="field"/> in a request that changes <paramref name="changed"/> in all;
    /// null where the table is silent and the field's own route in the catalogue holds.
    /// </summary>
    public RouteRule? RuleFor(string field, IReadOnlyCollection<string> changed) =>
        Rules.FirstOrDefault(r => r.Fields.Contains(field) && r.Fields.Count(changed.Contains) >= r.AtLeast);
}
