using System.Text.Json.Nodes;
using Dengke.Features.Shared.Campaigns.Yaml.Tree;

namespace Dengke.Features.Shared.Campaigns.Yaml.Shapes;

/// <summary>Reads a value from its text: what is wrong with the text in one sentence, or null.</summary>
internal delegate string? ScalarParser<T>(string text, out T value);

/// <summary>A single value.</summary>
/// <param name="expected">What should stand there, e.g. 日期.</param>
internal sealed class ScalarShape<T>(
    string expected,
    T blank,
    ScalarForm form,
    ScalarParser<T> parse,
    Func<T, string> write,
    Func<JsonObject> schema,
    Control control
) : Shape<T>
{
    public override T Blank => blank;

    public override T Read(Node node, Reading reading)
    {
        if (node is not Scalar { IsNull: false } scalar)
        {
            reading.ReportKind(node, expected);
            return blank;
        }

        if (parse(scalar.Text, out var value) is { } wrong)
        {
            reading.Report(node, wrong);
            return blank;
        }

        return value;
    }

    public override Node Write(T value) => new Scalar(write(value), form);

    public override JsonObject Schema() => schema();

    public override Control Control => control;

    /// <summary>The same value, edited otherwise.</summary>
    public ScalarShape<T> EditedAs(Control other) => new(expected, blank, form, parse, write, schema, other);
}
