namespace Dengke.Photos.Specifications.Yaml;

/// <summary>
/// Reads the rules onto those of the specification that is extended: a measure's limit replaces the one it had, <c>null</c> takes a
/// measure or a whole rule away, anything else stays, and what is new follows at the end.
/// </summary>
internal sealed class RulesReader(IReadOnlyCollection<string>? measures, Problems problems)
{
    public IReadOnlyList<Rule> Read(Fields fields, IReadOnlyList<Rule> extended)
    {
        var rules = new OrderedDictionary<string, Rule>(StringComparer.Ordinal);
        foreach (var rule in extended)
        {
            rules[rule.Name] = rule;
        }

        foreach (var entry in fields.Rest)
        {
            if (!RuleNames.All.ContainsKey(entry.Key))
            {
                var known = string.Join(", ", RuleNames.All.Keys);
                problems.Add(
                    entry.Place,
                    fields.PathOf(entry.Key),
                    $"没有这条规则; 可用 {known}。",
                    $"There is no such rule; known are {known}."
                );
            }
            else if (entry.Value is Scalar { IsNull: true })
            {
                rules.Remove(entry.Key);
            }
            else if (entry.Value is Mapping mapping)
            {
                var inner = new Fields(mapping, fields.PathOf(entry.Key), problems);
                rules[entry.Key] = ReadRule(inner, rules.GetValueOrDefault(entry.Key) ?? new Rule(entry.Key, [], Verdict.Pass));
            }
            else
            {
                fields.Report(
                    entry.Value,
                    entry.Key,
                    "规则应写成“测量: {pass: [a, b]}”。",
                    "A rule is written as “Measure: {pass: [a, b]}”."
                );
            }
        }

        return [.. rules.Values];
    }

    private Rule ReadRule(Fields fields, Rule extended)
    {
        var atBest = fields.Take("at_best") switch
        {
            null => extended.AtBest,
            Scalar { Text: "pass" } => Verdict.Pass,
            Scalar { Text: "human" } => Verdict.Human,
            var other => Wrong(other),
        };
        var limits = new OrderedDictionary<string, MeasureLimit>(StringComparer.Ordinal);
        foreach (var limit in extended.Limits)
        {
            limits[limit.Measure] = limit;
        }

        foreach (var entry in fields.Rest)
        {
            ReadMeasure(entry, fields, limits);
        }

        var writesMeasure = fields.Rest.Any(e => e.Value is not Scalar { IsNull: true });
        if (limits.Count == 0 && !writesMeasure && atBest != Verdict.Human)
        {
            problems.Add(
                fields.Place,
                fields.PathOf("at_best"),
                "没有测量的规则应写 at_best: human。",
                "A rule without measures says at_best: human."
            );
        }

        return new Rule(extended.Name, [.. limits.Values], atBest);

        Verdict Wrong(Node node)
        {
            fields.Report(node, "at_best", "应是 pass 或 human。", "This should be pass or human.");
            return extended.AtBest;
        }
    }

    private void ReadMeasure(Entry entry, Fields fields, OrderedDictionary<string, MeasureLimit> limits)
    {
        if (measures?.Contains(entry.Key) == false)
        {
            problems.Add(
                entry.Place,
                fields.PathOf(entry.Key),
                $"没有“{entry.Key}”这项测量{Nearest(entry.Key) switch { { } n => $", 是否指 {n}", _ => "" }}。",
                $"There is no measure of that name{Nearest(entry.Key) switch { { } n => $"; is {n} meant?", _ => "." }}"
            );
        }
        else if (entry.Value is Scalar { IsNull: true })
        {
            limits.Remove(entry.Key);
        }
        else if (entry.Value is not Mapping mapping)
        {
            fields.Report(
                entry.Value,
                entry.Key,
                "应写成 {pass: [a, b], review: [c, d]}。",
                "This should be {pass: [a, b], review: [c, d]}."
            );
        }
        else if (LimitReader.Read(entry.Key, new Fields(mapping, fields.PathOf(entry.Key), problems)) is { } limit)
        {
            limits[entry.Key] = limit;
        }
    }

    /// <summary>The measure that somebody may have meant: the same letters in another case, or one that begins alike.</summary>
    private string? Nearest(string name) =>
        measures!.FirstOrDefault(m => string.Equals(m, name, StringComparison.OrdinalIgnoreCase))
        ?? measures!.FirstOrDefault(m => name.Length > 4 && m.StartsWith(name[..5], StringComparison.OrdinalIgnoreCase));
}
