using System.Text.Json.Nodes;
using Dengke.Domain.Campaigns;
using Dengke.Features.Shared.Campaigns.Yaml.Tree;

namespace Dengke.Features.Shared.Campaigns.Yaml.Shapes;

/// <summary>A list of values of one shape; lists of single values are written on one line.</summary>
/// <param name="isOrdered">Whether the order of single values means something.</param>
internal sealed class ListShape<T>(Shape<T> item, bool isOrdered) : Shape<ValueList<T>>
{
    public override ValueList<T> Blank => [];

    public override ValueList<T> Read(Node node, Reading reading)
    {
        if (node is Sequence sequence)
        {
            return [.. sequence.Items.Select((n, i) => item.Read(n, reading.Item(i)))];
        }

        reading.ReportKind(node, "列表(每项以“- ”开头)");
        return [];
    }

    public override Node Write(ValueList<T> value) =>
        new Sequence([.. value.Select(item.Write)]) { IsFlow = item is ScalarShape<T> || value.Count == 0 };

    public override JsonObject Schema() => new() { ["type"] = "array", ["items"] = item.Schema() };

    public override Control Control { get; } = new Control.List(item.Control, isOrdered);
}
