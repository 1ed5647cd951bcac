using System.Globalization;
using Dengke.Domain.Kernel;
using Dengke.Features.Shared.Campaigns.Yaml.Presets;
using Dengke.Features.Shared.Campaigns.Yaml.Shapes;
using Dengke.Features.Shared.Campaigns.Yaml.Tree;

namespace Dengke.Features.Campaigns.Forms;

/// <summary>What the buttons within the form do to the draft; none of it is saved.</summary>
internal sealed partial class ChapterForm
{
    /// <summary>Does what a button named <c>act</c> says, e.g. <c>add:phases.sessions</c> or <c>remove:phases.sessions[1]</c>.</summary>
    /// <returns>Refused for a paste that cannot be read; an act that leads nowhere does nothing.</returns>
    public Outcome<Done> Do(string act)
    {
        var (verb, path) = act.Split(':', 2) is [var first, var second] ? (first, second) : (act, "");
        switch (verb)
        {
            case "add":
                Add(path);
                break;
            case "drop":
                Change(path, null);
                Focus = path;
                break;
            case "remove":
                Reorder(path, (items, index) => items.RemoveAt(index), index => index, 0);
                break;
            case "up":
                Reorder(path, (items, index) => Swap(items, index, index - 1), index => index - 1, -1);
                break;
            case "down":
                Reorder(path, (items, index) => Swap(items, index, index + 1), index => index + 1, 1);
                break;
            case "edit":
                Lists.OpenRow(path);
                Focus = path;
                break;
            case "close":
                Lists.CloseRow(path);
                break;
            case "page" when path.Split('@') is [var list, var page]:
                Lists.Show(list, int.Parse(page, CultureInfo.InvariantCulture));
                break;
            case "filter":
                Lists.Show(path, 1);
                break;
            case "merge" or "replace":
                return Paste(path, verb == "replace");
            case "expand" when NodeEdit.Find(Tree, "routes.preset") is Scalar preset:
                Expand(preset.Text);
                break;
        }

        return default(Done);
    }

    private void Change(string path, Node? value)
    {
        if (path.Length > 0)
        {
            // Filled in as a page would send it, so that a new part has all its fields.
            Tree = FormReading.Fill(Record, (Mapping)NodeEdit.Put(Tree, path, value), "", Posted.Nothing);
            references = null;
        }
    }

    /// <summary>A new row at the end of a list, or a part that was not there.</summary>
    private void Add(string path)
    {
        if (ControlAt(path) is not Control.List list)
        {
            Change(path, new Mapping([]));
            Focus = path;
            return;
        }

        if (NodeEdit.Find(Tree, path) is not Sequence sequence)
        {
            Change(path, new Sequence([]));
            Focus = path;
            return;
        }

        Change(path, new Sequence([.. sequence.Items, list.Item.IsScalar ? FormReading.Typed("") : new Mapping([])]));
        Focus = $"{path}[{sequence.Items.Count}]";
        Lists.OpenRow(Focus);
        Lists.ShowAll(path);
        Lists.Show(path, int.MaxValue);
    }

    private void Reorder(string row, Action<List<Node>, int> change, Func<int, int> focus, int step)
    {
        var start = row.LastIndexOf('[');
        var path = start < 0 ? row : row[..start];
        if (
            NodeEdit.Find(Tree, path) is not Sequence sequence
            || !int.TryParse(row.AsSpan(start + 1).TrimEnd(']'), CultureInfo.InvariantCulture, out var index)
            || index >= sequence.Items.Count
            || index + step < 0
            || index + step >= sequence.Items.Count
        )
        {
            return;
        }

        var items = sequence.Items.ToList();
        change(items, index);
        Change(path, new Sequence(items));
        Lists.Move(path, i => Place(i, index, step));
        Focus = items.Count == 0 ? path : $"{path}[{Math.Min(focus(index), items.Count - 1)}]";
    }

    private static int? Place(int old, int index, int step) =>
        (step == 0, old == index) switch
        {
            (true, true) => null,
            (true, _) => old > index ? old - 1 : old,
            (_, true) => index + step,
            _ => old == index + step ? index : old,
        };

    private static void Swap(List<Node> items, int a, int b) => (items[a], items[b]) = (items[b], items[a]);

    private Outcome<Done> Paste(string path, bool replace)
    {
        if (ControlAt(path) is not Control.List { Item: Control.Record record } || NodeEdit.Find(Tree, path) is not Sequence old)
        {
            return default(Done);
        }

        return PastedTable
            .Read(Lists.PasteOf(path), record)
            .Then<Done>(rows =>
            {
                Change(path, PastedTable.Merge(replace ? new Sequence([]) : old, rows, record));
                Lists.Move(path, _ => null);
                Lists.Taken(path);
                Lists.ShowAll(path);
                return default(Done);
            });
    }

    /// <summary>Writes a preset's table out, so that it can be changed.</summary>
    private void Expand(string name)
    {
        if (RoutePresets.Find(name) is { } preset)
        {
            Change("routes", RoutePresets.WriteOut(preset));
            Focus = "routes.evidence";
        }
    }

    /// <summary>The control of what a path leads to; null where it leads nowhere.</summary>
    private Control? ControlAt(string path) =>
        NodePath
            .Steps(path)
            .Aggregate(
                (Control?)Record,
                (control, step) =>
                    control switch
                    {
                        Control.Record record => record.Fields.FirstOrDefault(f => f.Key == step)?.Control,
                        Control.List list => list.Item,
                        _ => null,
                    }
            );
}
