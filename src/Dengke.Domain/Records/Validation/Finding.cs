namespace Dengke.Domain.Records;

/// <summary>How much a finding weighs.</summary>
public enum Severity
{
    /// <summary>Informs; the row is taken.</summary>
    Warning,

    /// <summary>Blocks the row.</summary>
    Error,
}

/// <summary>A rule that values can break; all stand in <see cref="FindingRules"/>.</summary>
/// <param name="Code">Stable, snake case, for files and the API.</param>
/// <param name="Severity">How much breaking it weighs.</param>
/// <param name="Message">One sentence for a person, Chinese; <c>{0}</c> is a detail.</param>
/// <param name="EnglishMessage">The same in English.</param>
public sealed record FindingRule(string Code, Severity Severity, string Message, string EnglishMessage);

/// <summary>One thing wrong with one value of one row.</summary>
/// <param name="FieldKey">The field's key in the catalogue.</param>
/// <param name="Rule">What is broken.</param>
/// <param name="Detail">What the message's <c>{0}</c> stands for; never an identity number.</param>
public sealed record Finding(string FieldKey, FindingRule Rule, string Detail = "")
{
    /// <summary>The value as it probably should be, for a person to confirm; null where none can be proposed.</summary>
    public string? Proposal { get; init; }

    public Severity Severity => Rule.Severity;

    public string Code => Rule.Code;

    public string Message => string.Format(null, Rule.Message, Detail);

    public string EnglishMessage => string.Format(null, Rule.EnglishMessage, Detail);
}

/// <summary>The findings of one row as they come up; no list is made for a row in order.</summary>
internal sealed class Findings
{
    private List<Finding>? found;

    public IReadOnlyList<Finding> All => found ?? (IReadOnlyList<Finding>)[];

    public void Add(RecordField field, FindingRule rule, string detail = "", string? proposal = null) =>
        (found ??= []).Add(new Finding(field.Key, rule, detail) { Proposal = proposal });
}
