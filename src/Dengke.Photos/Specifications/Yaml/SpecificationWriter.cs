namespace Dengke.Photos.Specifications.Yaml;

/// <summary>Makes the tree of a specification: the whole, or what it says otherwise than the one it extends.</summary>
internal static class SpecificationWriter
{
    public static string Write(PhotoSpecification specification, PhotoSpecification? extended)
    {
        var entries = new List<Entry> { Text("id", specification.Id) };
        if (extended is not null)
        {
            entries.Add(Text("extends", extended.Id));
        }

        Add("name", s => Flow(NameOf(s.Name)));
        Add("source", s => new Scalar(s.Source));
        Add("size", s => SizeOf(s.Size));
        Add("formats", s => Row(s.Formats));
        Add("encode", s => EncodeOf(s.EncodedBytes));
        Add("background", s => new Sequence([.. s.Backgrounds.Select(BackgroundOf)]));
        Add("head", s => HeadOf(s.Head));
        var rules = RulesOf(specification.Rules, extended?.Rules ?? []);
        if (extended is null || rules.Entries.Count > 0)
        {
            entries.Add(new Entry("rules", rules));
        }

        return YamlText.Write(new Mapping(entries));

        void Add(string key, Func<PhotoSpecification, Node> write)
        {
            var node = write(specification);
            if (extended is null || YamlText.Write(Only(node)) != YamlText.Write(Only(write(extended))))
            {
                entries.Add(new Entry(key, node));
            }
        }
    }

    private static Mapping Only(Node node) => new([new Entry("value", node)]);

    private static Mapping RulesOf(IReadOnlyList<Rule> rules, IReadOnlyList<Rule> extended) =>
        new([
            .. from rule in rules
            let old = extended.FirstOrDefault(r => r.Name == rule.Name)
            let node = RuleOf(rule, old)
            where old is null || node.Entries.Count > 0
            select new Entry(rule.Name, node),
            .. extended.Where(r => rules.All(n => n.Name != r.Name)).Select(r => new Entry(r.Name, Nothing)),
        ]);

    private static Mapping RuleOf(Rule rule, Rule? old)
    {
        var atBest =
            rule.AtBest == (old?.AtBest ?? Verdict.Pass)
                ? null
                : Text("at_best", rule.AtBest == Verdict.Human ? "human" : "pass");
        var changed = rule.Limits.Where(l => old?.Limits.Contains(l) != true).Select(l => new Entry(l.Measure, LimitOf(l)));
        var gone = (old?.Limits ?? [])
            .Where(l => rule.Limits.All(n => n.Measure != l.Measure))
            .Select(l => new Entry(l.Measure, Nothing));
        Entry[] first = atBest is null ? [] : [atBest];
        return new Mapping([.. first, .. changed, .. gone]);
    }

    private static Mapping LimitOf(MeasureLimit limit)
    {
        var entries = new List<Entry> { new("pass", BoundsOf(limit.Pass)) };
        if (limit.Review != limit.Pass)
        {
            entries.Add(new Entry("review", BoundsOf(limit.Review)));
        }

        if (limit.AdviceOnly)
        {
            entries.Add(Text("advice_only", "true"));
        }

        return Flow([.. entries]);
    }

    private static Node BoundsOf(Bounds bounds) =>
        bounds == Bounds.Any ? new Scalar("any") : new Sequence([Side(bounds.Min), Side(bounds.Max)]) { IsFlow = true };

    private static Scalar Side(double value) => double.IsInfinity(value) ? Nothing : new Scalar(Numbers.Write(value));

    private static Mapping SizeOf(PictureSize size) =>
        Flow(
            Text("width", $"{size.Width}"),
            Text("height", $"{size.Height}"),
            new Entry("dpi", size.Dpi is { } dpi ? new Scalar($"{dpi}") : Nothing),
            Text("exact", size.Exact ? "true" : "false")
        );

    private static Mapping EncodeOf(Bounds bytes) =>
        Flow(new Entry("min_kb", Side(bytes.Min / 1024)), new Entry("max_kb", Side(bytes.Max / 1024)));

    private static Mapping HeadOf(HeadPlacement head) =>
        Flow(new Entry("eyes_to_top", Side(head.EyesToTop)), new Entry("face_width", Side(head.FaceWidth)));

    private static Mapping BackgroundOf(BackgroundColour colour) =>
        Flow([.. NameOf(colour.Name), new Entry("rgb", Row([$"{colour.Red}", $"{colour.Green}", $"{colour.Blue}"]))]);

    private static Entry[] NameOf(Bilingual name) => [Text("zh", name.Chinese), Text("en", name.English)];

    private static Scalar Nothing => new("null") { IsNull = true };

    private static Entry Text(string key, string value) => new(key, new Scalar(value));

    private static Mapping Flow(params Entry[] entries) => new(entries) { IsFlow = true };

    private static Sequence Row(IEnumerable<string> values) => new([.. values.Select(v => new Scalar(v))]) { IsFlow = true };
}
