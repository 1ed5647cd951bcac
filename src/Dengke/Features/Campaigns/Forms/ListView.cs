using Dengke.Features.Shared.Campaigns.Yaml.Shapes;
using Dengke.Features.Shared.Campaigns.Yaml.Tree;

namespace Dengke.Features.Campaigns.Forms;

/// <summary>A list of records as the page shows it: a page of those that match the filter, and whatever is wrong.</summary>
internal sealed class ListView
{
    private const int PageSize = 25;

    /// <summary>Rows with problems that are shown at once, wherever in the list they are.</summary>
    private const int MostWrong = 10;

    /// <summary>Up to so many rows are open from the start.</summary>
    private const int FewRows = 4;

    public ListView(FieldView field)
    {
        Field = field;
        Item = ((Control.List)field.Field.Control).Item;
        var items = (field.Node as Sequence)?.Items ?? [];
        Count = items.Count;
        var matches = items.Index().Where(i => Filter.Length == 0 || Contains(i.Item, Filter)).ToList();
        Matches = matches.Count;
        Pages = Math.Max(1, (Matches + PageSize - 1) / PageSize);
        Page = Math.Clamp(field.Form.Lists.PageOf(field.Path), 1, Pages);
        var wrong = WrongIndexes().Take(MostWrong).ToHashSet();
        var shown = matches.Skip((Page - 1) * PageSize).Take(PageSize).Select(m => m.Index);
        Rows =
        [
            .. shown
                .Union(wrong)
                .Order()
                .Where(i => i < Count)
                .Select(i => new RowView(this, i, items[i], wrong.Contains(i) || Opens(i))),
        ];
    }

    public FieldView Field { get; }

    public Control Item { get; }

    /// <summary>All rows of the list.</summary>
    public int Count { get; }

    /// <summary>Those that match the filter.</summary>
    public int Matches { get; }

    public int Pages { get; }

    public int Page { get; }

    public IReadOnlyList<RowView> Rows { get; }

    public string Filter => Field.Form.Lists.FilterOf(Field.Path);

    public string Paste => Field.Form.Lists.PasteOf(Field.Path);

    public bool IsLong => Count > PageSize || Filter.Length > 0;

    public bool IsTable => Item is Control.Record { IsRow: true };

    /// <summary>What one row is.</summary>
    public string Noun =>
        Item switch
        {
            Control.Record record => Field.Say(record.Title),
            Control.Condition => Field.T("条件", "condition"),
            _ => Field.T("一项", "entry"),
        };

    /// <summary>The columns that a pasted table can have.</summary>
    public IReadOnlyList<FormField> Columns => Item is Control.Record record ? record.Fields : [];

    /// <summary>Those that are shown: a column that may be left out is, where no row on the page has it.</summary>
    public IReadOnlyList<FormField> ShownColumns =>
        [
            .. Columns.Where(c =>
                c.IsRequired || Rows.Any(r => FormReading.TextOf((r.Node as Mapping)?.Find(c.Key)?.Value).Length > 0)
            ),
        ];

    private bool Opens(int index)
    {
        var row = $"{Field.Path}[{index}]";
        return Field.Form.Lists.Open.Contains(row)
            || (!IsTable && (Count <= FewRows || (Field.Form.Focus is { } focus && NodePath.IsWithin(focus, row))));
    }

    private IEnumerable<int> WrongIndexes() =>
        Field
            .Form.Problems.Where(p => p.Field.StartsWith($"{Field.Path}[", StringComparison.Ordinal))
            .Select(p =>
                int.Parse(p.Field.AsSpan(Field.Path.Length + 1, p.Field.IndexOf(']', Field.Path.Length) - Field.Path.Length - 1))
            )
            .Distinct();

    private static bool Contains(Node node, string text) =>
        node switch
        {
            Mapping mapping => mapping.Entries.Any(e => Contains(e.Value, text)),
            Sequence sequence => sequence.Items.Any(i => Contains(i, text)),
            _ => FormReading.TextOf(node).Contains(text, StringComparison.OrdinalIgnoreCase),
        };
}

/// <summary>A row of a list.</summary>
/// <param name="Index">Its place in the whole list, 0-based.</param>
internal sealed record RowView(ListView List, int Index, Node Node, bool IsOpen)
{
    public string Path => $"{List.Field.Path}[{Index}]";

    public string Id => ChapterForm.IdOf(Path);

    public bool IsFocused => List.Field.Form.Focus == Path;

    public IReadOnlyList<string> Problems => [.. List.Field.Form.ProblemsAt(Path)];

    public bool IsWrong => List.Field.Form.ProblemsWithin(Path).Any();

    /// <summary>The row itself as a field, for lists of single values.</summary>
    public FieldView Self =>
        new(
            List.Field.Form,
            new FormField("", new Label($"第 {Index + 1} 项", $"No. {Index + 1}"), true, List.Item, null),
            Path,
            Node
        );

    /// <summary>The row's fields, single ones first, lists and records after them.</summary>
    public IReadOnlyList<FieldView> Fields =>
        List.Item is Control.Record record
            ?
            [
                .. Self.Children(record)
                    .OrderBy(f => f.Field.Control is Control.Record or Control.List { Item.IsScalar: false })
                    .Select((f, i) => f with { IsFirst = IsFocused && i == 0 }),
            ]
            : [];

    public ConditionLine Condition => ConditionLine.Of(Node);

    /// <summary>How the row is told from others: its first two texts.</summary>
    public string Summary
    {
        get
        {
            var texts = List.Item is Control.Record ? Fields.Select(Shown).Where(t => t.Length > 0).Take(2) : [Shown(Self)];
            return string.Join(" · ", texts) is { Length: > 0 } summary ? summary : $"{List.Noun} {Index + 1}";
        }
    }

    /// <summary>A value as a table shows it.</summary>
    public static string Shown(FieldView field) =>
        field.Field.Control switch
        {
            Control.Choice or Control.Line { To: Reference.Field or Reference.Venue } => field.Options?.FirstOrDefault(o =>
                o.Value == field.Text
            )
                is { } option
                ? field.Say(option.Label)
                : field.Text,
            Control.List { Item.IsScalar: true } => string.Join(
                "、",
                field.Values.Select(v => field.Ticks?.FirstOrDefault(t => t.Value == v) is { } tick ? field.Say(tick.Label) : v)
            ),
            { IsScalar: true } => FormReading.TextOf(field.Node),
            _ => "",
        };
}
