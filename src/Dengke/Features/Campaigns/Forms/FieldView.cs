using System.Text.RegularExpressions;
using Dengke.Features.Shared.Campaigns.Yaml.Shapes;
using Dengke.Features.Shared.Campaigns.Yaml.Tree;

namespace Dengke.Features.Campaigns.Forms;

/// <summary>A field of the form as the page shows it.</summary>
/// <param name="Path">Where its value stands in the campaign; the name of its input.</param>
/// <param name="Node">Its value; null where there is none.</param>
internal sealed partial record FieldView(ChapterForm Form, FormField Field, string Path, Node? Node)
{
    /// <summary>More options than that are typed and completed, not listed in each field.</summary>
    private const int MostListed = 40;

    private static readonly string[] Fixed = ["file_version", "id", "time_zone"];

    public string Id => ChapterForm.IdOf(Path);

    public string Label => Say(Field.Label);

    public string? Hint =>
        Form.Page.T(Field.Label.Hint ?? "", Field.Label.EnglishHint ?? "") is { Length: > 0 } hint ? hint : null;

    public IReadOnlyList<string> Problems =>
        [
            .. Field.Control is Control.Record or Control.List { Item.IsScalar: false }
                ? Form.ProblemsAt(Path)
                : Form.ProblemsWithin(Path),
        ];

    /// <summary>What the field is described by, for those who hear the page; null for nothing.</summary>
    public string? DescribedBy =>
        string.Join(' ', new[] { Problems.Count > 0 ? $"{Id}-error" : null, Hint is null ? null : $"{Id}-hint" }.OfType<string>())
            is { Length: > 0 } ids
            ? ids
            : null;

    /// <summary>Whether a row that has the focus gives it to this field.</summary>
    public bool IsFirst { get; init; }

    public bool IsFocused => IsFirst || Form.Focus == Path;

    /// <summary>Whether the program or the campaign's birth has settled the value.</summary>
    public bool IsFixed => Fixed.Contains(Path);

    /// <summary>The value as an input shows it: typed, or else what holds without it.</summary>
    public string Text => FormReading.TextOf(Node ?? Field.Default);

    /// <summary>The type of the input: one that knows dates, unless it could not show what stands there.</summary>
    public string InputType =>
        Field.Control switch
        {
            Control.Date when Text.Length == 0 || IsDate().IsMatch(Text) => "date",
            Control.Minute when Text.Length == 0 || IsMinute().IsMatch(Text) => "datetime-local",
            _ => "text",
        };

    public string InputValue => InputType == "datetime-local" ? Text.Replace(' ', 'T') : Text;

    public string? InputMode =>
        Field.Control switch
        {
            Control.Number => "numeric",
            Control.Yuan => "decimal",
            _ => null,
        };

    /// <summary>The values to choose from; null for a field that is typed.</summary>
    public IReadOnlyList<Option>? Options =>
        Field.Control switch
        {
            Control.Truth => [new("true", new("是", "Yes")), new("false", new("否", "No"))],
            Control.Choice choice => WithCurrent(choice.Options),
            Control.Line { To: { } to and not Reference.CatalogueField }
                when Form.References.Of(to) is { Count: <= MostListed } known => WithCurrent(known),
            _ => null,
        };

    /// <summary>What completes a typed text; null for nothing.</summary>
    public Reference? Completion => Field.Control is Control.Line { To: { } to } && Options is null ? to : null;

    /// <summary>What stands for no value in a list to choose from; null where a value is there and needed.</summary>
    public string? BlankOption =>
        (Field.IsRequired, Field.Default, Text) switch
        {
            (true, _, "") => T("请选择", "Choose"),
            (true, _, _) or (_, not null, _) => null,
            _ when Field.Control is Control.Line => T("(不填)", "(none)"),
            _ => T("按默认", "As the default"),
        };

    /// <summary>The values of a list of single ones.</summary>
    public IReadOnlyList<string> Values => [.. ((Node ?? Field.Default) as Sequence)?.Items.Select(FormReading.TextOf) ?? []];

    /// <summary>The ticks of a list of single values; null for one that is typed, a value a line.</summary>
    public IReadOnlyList<Option>? Ticks =>
        Field.Control switch
        {
            Control.List { Item: Control.Choice choice } => choice.Options,
            Control.List { Item: Control.Line { To: { } to } } =>
            [
                .. Form.References.Of(to),
                .. Values.Except(Form.References.Of(to).Select(o => o.Value)).Select(v => new Option(v, new Label(v, v))),
            ],
            _ => null,
        };

    public string T(string chinese, string english) => Form.Page.T(chinese, english);

    public string Say(Label label) => Form.Page.T(label.Chinese, label.English);

    /// <summary>The fields of a record that stands here.</summary>
    public IReadOnlyList<FieldView> Children(Control.Record record) =>
        [
            .. record.Fields.Select(f => new FieldView(
                Form,
                f,
                FormReading.Join(Path, f.Key),
                (Node as Mapping)?.Find(f.Key)?.Value
            )),
        ];

    private IReadOnlyList<Option> WithCurrent(IReadOnlyList<Option> options) =>
        Text.Length == 0 || options.Any(o => o.Value == Text)
            ? options
            : [.. options, new Option(Text, new Label($"{Text}(不在名单中)", $"{Text} (not listed)"))];

    [GeneratedRegex(@"^\d{4}-\d{2}-\d{2}$", RegexOptions.None, 1000)]
    private static partial Regex IsDate();

    [GeneratedRegex(@"^\d{4}-\d{2}-\d{2}[ T](?:[01]\d|2[0-3]):\d{2}$", RegexOptions.None, 1000)]
    private static partial Regex IsMinute();
}
