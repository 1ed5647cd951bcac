using Dengke.Features.Shared.Campaigns.Yaml.Shapes;
using Dengke.Features.Shared.Campaigns.Yaml.Tree;

namespace Dengke.Features.Campaigns.Forms;

/// <summary>
/// A condition of the cohort rule as a line of a form: <c>PATH.field</c>, <c>PATH.test</c> (the key in the file, or <c>blank</c>) and
/// <c>PATH.value</c>, which holds one value a line for <c>one_of</c> and 2020-2021 for <c>years</c>.
/// </summary>
internal sealed record ConditionLine(string Field, string Test, string Value)
{
    private static readonly char[] Between = ['-', '–', '—', '~', '至', '到', ' ', '\n'];

    /// <summary>The comparisons to choose from.</summary>
    public static IReadOnlyList<Option> Tests { get; } =
    [
        new("equals", new("等于", "equals")),
        new("one_of", new("等于其中之一(每行一个)", "is one of (one a line)")),
        new("starts_with", new("开头是", "starts with")),
        new("year", new("年份为", "is of the year")),
        new("years", new("年份在(如 2020-2021)", "is of the years (2020-2021)")),
        new("present", new("有内容", "is there")),
        new("blank", new("为空", "is blank")),
    ];

    public static ConditionLine Of(Node? node)
    {
        var mapping = node as Mapping;
        var field = FormReading.TextOf(mapping?.Find("field")?.Value);
        return mapping?.Entries.FirstOrDefault(e => e.Key != "field") switch
        {
            null => new ConditionLine(field, "equals", ""),
            { Key: "present", Value: var value } => new ConditionLine(
                field,
                FormReading.TextOf(value) == "false" ? "blank" : "present",
                ""
            ),
            { Key: var key, Value: Sequence values } => new ConditionLine(
                field,
                key,
                string.Join('\n', values.Items.Select(FormReading.TextOf))
            ),
            { Key: var key, Value: Mapping years } => new ConditionLine(
                field,
                key,
                string.Join('-', years.Entries.Select(e => FormReading.TextOf(e.Value)))
            ),
            { Key: var key, Value: var value } => new ConditionLine(field, key, FormReading.TextOf(value)),
        };
    }

    public static Mapping Read(string path, Posted posted) =>
        new ConditionLine(posted.First($"{path}.field"), posted.First($"{path}.test"), posted.First($"{path}.value")).Write();

    private Mapping Write()
    {
        var (key, value) = Test switch
        {
            "present" => ("present", FormReading.Typed("true")),
            "blank" => ("present", FormReading.Typed("false")),
            "one_of" => (
                "one_of",
                (Node)new Sequence([.. Value.Split('\n').Where(v => v.Length > 0).Select(FormReading.Typed)]) { IsFlow = true }
            ),
            "years" => ("years", Years()),
            var other => (Tests.Any(t => t.Value == other) ? other : "equals", FormReading.Typed(Value)),
        };
        return new Mapping([new Entry("field", default, FormReading.Typed(Field)), new Entry(key, default, value)])
        {
            IsFlow = true,
        };
    }

    private Mapping Years()
    {
        var parts = Value.Split(Between, 2, StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        string[] keys = ["from", "to"];
        return new Mapping([.. keys.Zip(parts).Select(p => new Entry(p.First, default, FormReading.Typed(p.Second)))])
        {
            IsFlow = true,
        };
    }
}
