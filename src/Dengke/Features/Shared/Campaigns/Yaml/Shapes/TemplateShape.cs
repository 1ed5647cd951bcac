using System.Text.Json.Nodes;
using Dengke.Features.Shared.Campaigns.Yaml.Tree;
using Dengke.Features.Shared.Documents;

namespace Dengke.Features.Shared.Campaigns.Yaml.Shapes;

/// <summary>
/// A document's template. What is wrong in it is reported with the template's own line, at the line of the file where that is known:
/// where the template is written as a block, line by line.
/// </summary>
internal sealed class TemplateShape : Shape<string>
{
    /// <summary>Problems of one template that are told; the first one often is the cause of the others.</summary>
    private const int Most = 20;

    public override string Blank => "";

    public override string Read(Node node, Reading reading)
    {
        var text = Texts.Lines.Read(node, reading);
        if (text.Length == 0 || node is not Scalar scalar)
        {
            return text;
        }

        foreach (var problem in DocumentTemplates.Find(text).Take(Most))
        {
            var place = scalar.Block is { } block ? new Place(block.Line + problem.Line - 1, 1) : node.Place;
            reading.Problems.Add(place, reading.Path, $"模板第 {problem.Line} 行: {problem.Message}");
        }

        return text;
    }

    public override Node Write(string value) => Texts.Lines.Write(value);

    public override JsonObject Schema() => Texts.Lines.Schema();

    public override Control Control => Texts.Lines.Control;
}
