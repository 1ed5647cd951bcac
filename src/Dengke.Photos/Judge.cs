using Dengke.Photos.Faces;
using Dengke.Photos.Measures;
using Dengke.Photos.Specifications;

namespace Dengke.Photos;

/// <summary>Turns measures into findings by a specification's rules.</summary>
internal static class Judge
{
    private static readonly Bilingual CannotTell = new("无法测量, 请人工查看。", "It could not be measured; please look.");
    private static readonly Bilingual LookYourself = new("请人工查看。", "Please look.");

    /// <summary>Judges a portrait.</summary>
    public static PhotoReport Report(Portrait portrait, PhotoSpecification specification)
    {
        var values = MeasureCatalogue.All.ToDictionary(m => m.Info.Name, m => m.Of(portrait, specification));
        return new([.. specification.Rules.Select(r => Find(r, values))])
        {
            Header = portrait.Header,
            Face = portrait.Outline,
            Measures = values,
        };
    }

    /// <summary>Judges by some of the rules, and measures no more than these need.</summary>
    public static IReadOnlyList<Finding> Findings(Portrait portrait, PhotoSpecification specification, Func<Rule, bool> which)
    {
        var rules = specification.Rules.Where(which).ToList();
        var values = rules
            .SelectMany(r => r.Limits)
            .Select(l => l.Measure)
            .Distinct(StringComparer.Ordinal)
            .ToDictionary(m => m, m => MeasureCatalogue.ByName[m].Of(portrait, specification), StringComparer.Ordinal);
        return [.. rules.Select(r => Find(r, values))];
    }

    /// <summary>The worst of a rule's limits decides; of several as bad, the first.</summary>
    public static Finding Find(Rule rule, IReadOnlyDictionary<string, double?> values)
    {
        Finding? worst = null;
        foreach (var limit in rule.Limits)
        {
            var finding = Find(rule.Name, limit, values[limit.Measure]);
            worst =
                worst is null || finding.Verdict > worst.Verdict || (worst.Advice is null && finding.Advice is not null)
                    ? finding
                    : worst;
        }

        if (worst is null || (worst.Verdict == Verdict.Pass && rule.AtBest != Verdict.Pass))
        {
            return (worst ?? new(rule.Name, Verdict.Pass, null)) with { Verdict = rule.AtBest, Advice = LookYourself };
        }

        return worst;
    }

    private static Finding Find(string rule, MeasureLimit limit, double? value)
    {
        var measure = MeasureCatalogue.ByName[limit.Measure];
        if (value is not { } measured)
        {
            return new(rule, Verdict.Review, CannotTell) { Measure = measure.Info, Limit = limit.Pass };
        }

        var verdict =
            limit.Pass.Contains(measured) ? Verdict.Pass
            : limit.Review.Contains(measured) ? Verdict.Review
            : Verdict.Fail;
        var advice =
            verdict == Verdict.Pass ? null
            : measured < limit.Pass.Min ? measure.Low
            : measure.High;
        return new(rule, limit.AdviceOnly ? Verdict.Pass : verdict, advice)
        {
            Measure = measure.Info,
            Value = measured,
            Limit = limit.Pass,
        };
    }
}
