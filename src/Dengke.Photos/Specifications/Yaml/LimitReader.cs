namespace Dengke.Photos.Specifications.Yaml;

/// <summary>Reads what one measure may be: <c>{pass: [a, b], review: [c, d], advice_only: true}</c>.</summary>
internal static class LimitReader
{
    public static MeasureLimit? Read(string measure, Fields fields)
    {
        var passNode = fields.Take("pass");
        var reviewNode = fields.Take("review");
        var adviceOnly = fields.Truth("advice_only") ?? false;
        fields.RefuseRest();
        var pass = passNode is null ? fields.Required<Bounds>(null, "pass") : ReadBounds(passNode, "pass", fields);
        var review = reviewNode is null ? pass : ReadBounds(reviewNode, "review", fields);
        if (pass is null || review is null)
        {
            return null;
        }

        if (review.Min > pass.Min || review.Max < pass.Max)
        {
            fields.Report(
                reviewNode!,
                "review",
                $"复核范围 {review} 应包含合格范围 {pass}。",
                $"What is reviewed, {review}, has to hold what passes, {pass}."
            );
            return null;
        }

        return new MeasureLimit(measure, pass, review, adviceOnly);
    }

    /// <summary><c>[a, b]</c>, with <c>null</c> for an open side, or <c>any</c>.</summary>
    public static Bounds? ReadBounds(Node node, string key, Fields fields)
    {
        if (node is Scalar { Text: "any" })
        {
            return Bounds.Any;
        }

        if (
            node is not Sequence { Items: [var low, var high] }
            || Side(low, double.NegativeInfinity) is not { } min
            || Side(high, double.PositiveInfinity) is not { } max
        )
        {
            fields.Report(
                node,
                key,
                "应是 [最小, 最大] 两个数, 不限的一侧写 null, 都不限写 any。",
                "This should be [smallest, largest], null for an open side, or any."
            );
            return null;
        }

        if (min > max)
        {
            fields.Report(
                node,
                key,
                $"最小值 {min} 大于最大值 {max}。",
                $"The smallest, {min}, is larger than the largest, {max}."
            );
            return null;
        }

        return new Bounds(min, max);
    }

    private static double? Side(Node node, double open) =>
        node switch
        {
            Scalar { IsNull: true } => open,
            Scalar scalar when Numbers.TryParse(scalar.Text, out var value) => value,
            _ => null,
        };
}
