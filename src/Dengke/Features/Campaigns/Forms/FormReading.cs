using Dengke.Features.Shared.Campaigns.Yaml.Shapes;
using Dengke.Features.Shared.Campaigns.Yaml.Tree;

namespace Dengke.Features.Campaigns.Forms;

/// <summary>
/// Lays what a browser has sent over the draft that it was made from. An input is named by the path of its value; what the page did
/// not show, such as the other pages of a long list, stays as the draft has it.
/// </summary>
internal static class FormReading
{
    public static Mapping Fill(Control.Record record, Mapping? draft, string path, Posted posted) =>
        new([
            .. record
                .Fields.Select(f => (f, Node: Fill(f, draft?.Find(f.Key)?.Value, Join(path, f.Key), posted)))
                .Where(f => f.Node is not null)
                .Select(f => new Entry(f.f.Key, default, f.Node!, f.f.Label.Chinese)),
        ])
        {
            IsFlow = record.IsRow,
        };

    public static string Join(string path, string key) => path.Length == 0 ? key : $"{path}.{key}";

    /// <summary>The text as a node; where nothing was typed, nothing stands there.</summary>
    public static Scalar Typed(string text) => new(text) { IsNull = text.Length == 0 };

    /// <summary>The text of a single value.</summary>
    public static string TextOf(Node? node) => node is Scalar scalar && !IsBlank(scalar) ? scalar.Text : "";

    private static Node? Fill(FormField field, Node? draft, string path, Posted posted)
    {
        if (field.IsAddable && draft is null)
        {
            return null;
        }

        return field.Control switch
        {
            Control.Truth when field.Default is not null => posted.Has(path)
                ? Typed(posted.All(path).Contains("true") ? "true" : "false")
                : draft,
            { IsScalar: true } => Scalar(field.IsRequired, draft, path, posted),
            var composite => Fill(composite, draft, path, posted),
        };
    }

    private static Node Fill(Control control, Node? draft, string path, Posted posted) =>
        control switch
        {
            Control.Record record => Fill(record, draft as Mapping, path, posted),
            Control.Condition => posted.Has($"{path}.test") ? ConditionLine.Read(path, posted) : draft ?? new Mapping([]),
            Control.List { Item.IsScalar: true, IsOrdered: false } list => Values(list, draft as Sequence, path, posted),
            Control.List list => new Sequence([
                .. ((draft as Sequence)?.Items ?? []).Select((item, i) => Fill(list.Item, item, $"{path}[{i}]", posted)),
            ])
            {
                IsFlow = list.Item.IsScalar || draft is not Sequence { Items.Count: > 0 },
            },
            _ => Scalar(true, draft, path, posted)!,
        };

    private static Scalar? Scalar(bool isRequired, Node? draft, string path, Posted posted)
    {
        var text = posted.Has(path) ? posted.First(path) : TextOf(draft);
        return text.Length > 0 || isRequired ? Typed(text) : null;
    }

    /// <summary>A list of single values: ticks, which keep the order that the draft has, or one value a line.</summary>
    private static Sequence Values(Control.List list, Sequence? draft, string path, Posted posted)
    {
        if (!posted.Has(path))
        {
            return draft ?? new Sequence([]) { IsFlow = true };
        }

        var isTicked = list.Item is Control.Choice or Control.Line { To: not null };
        var sent = isTicked ? posted.All(path) : posted.First(path).Split('\n');
        var values = sent.Where(v => v.Length > 0).ToList();
        var old = draft?.Items.Select(TextOf).ToList() ?? [];
        var ordered = isTicked ? old.Where(values.Contains).Concat(values.Except(old, StringComparer.Ordinal)) : values;
        return new Sequence([.. ordered.Select(Typed)]) { IsFlow = true };
    }

    private static bool IsBlank(Scalar scalar) => scalar.IsNull;
}
