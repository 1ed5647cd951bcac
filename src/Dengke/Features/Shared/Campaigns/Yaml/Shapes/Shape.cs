using System.Text.Json.Nodes;
using Dengke.Features.Shared.Campaigns.Yaml.Tree;

namespace Dengke.Features.Shared.Campaigns.Yaml.Shapes;

/// <summary>
/// How a value stands in a campaign file. Reading, writing, the JSON schema and the wizard's forms all follow from the one description,
/// so they cannot disagree.
/// </summary>
internal abstract class Shape<T>
{
    /// <summary>What stands for a value that is not there or could not be read.</summary>
    public abstract T Blank { get; }

    /// <summary>Reads a node; reports what is wrong and goes on with as much as can be read.</summary>
    public abstract T Read(Node node, Reading reading);

    public abstract Node Write(T value);

    /// <summary>A JSON schema (draft 2020-12) of the YAML, a new object at each call.</summary>
    public abstract JsonObject Schema();

    /// <summary>How the value is edited in a form.</summary>
    public abstract Control Control { get; }
}

/// <summary>Where reading is, and where its problems go.</summary>
internal readonly record struct Reading(Problems Problems, string Path)
{
    public Reading Key(string key) => this with { Path = Path.Length == 0 ? key : $"{Path}.{key}" };

    public Reading Item(int index) => this with { Path = $"{Path}[{index}]" };

    public void Report(Node node, string message)
    {
        if (node is Scalar { IsReported: true })
        {
            Problems.MarkUnread(Path);
        }
        else
        {
            Problems.Add(node.Place, Path, message);
        }
    }

    /// <summary>Reports a problem of a node of the wrong kind.</summary>
    public void ReportKind(Node node, string expected) =>
        Report(
            node,
            node is Scalar { IsNull: true } ? $"此处没有写内容, 应为{expected}。" : $"此处应为{expected}, 却是{node.Kind}。"
        );
}
