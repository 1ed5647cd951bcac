using System.Text.Json.Nodes;
using Dengke.Features.Shared.Campaigns.Yaml.Tree;

namespace Dengke.Features.Shared.Campaigns.Yaml.Shapes;

/// <summary>A value type that may be null in the record; the file then lacks its key.</summary>
internal sealed class OrNullShape<T>(Shape<T> shape) : Shape<T?>
    where T : struct
{
    public override T? Blank => null;

    public override T? Read(Node node, Reading reading) => shape.Read(node, reading);

    public override Node Write(T? value) => shape.Write(value!.Value);

    public override JsonObject Schema() => shape.Schema();

    public override Control Control => shape.Control;
}

/// <summary>A value that stands in the file as another one does.</summary>
/// <param name="draft">How it stands in the file.</param>
/// <param name="make">Makes the value from what was read, or reports why not.</param>
/// <param name="unmake">Takes the value apart for writing.</param>
/// <param name="control">How it is edited; null where as what stands in the file.</param>
internal sealed class MadeShape<TDraft, T>(
    Shape<TDraft> draft,
    T blank,
    Func<TDraft, Node, Reading, T> make,
    Func<T, TDraft> unmake,
    Control? control = null
) : Shape<T>
{
    public override T Blank => blank;

    public override T Read(Node node, Reading reading) => make(draft.Read(node, reading), node, reading);

    public override Node Write(T value) => draft.Write(unmake(value));

    public override JsonObject Schema() => draft.Schema();

    public override Control Control => control ?? draft.Control;
}
