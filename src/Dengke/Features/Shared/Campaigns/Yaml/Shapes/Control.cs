using Dengke.Features.Shared.Campaigns.Yaml.Tree;

namespace Dengke.Features.Shared.Campaigns.Yaml.Shapes;

/// <summary>How a value is edited in the wizard's forms. The cases are nested here and there are no others.</summary>
internal abstract record Control
{
    private Control() { }

    /// <summary>Whether the value is a single one.</summary>
    public bool IsScalar => this is not (Record or List or Condition);

    /// <param name="To">What the text is the name of; null for a text of its own.</param>
    public sealed record Line(Reference? To = null) : Control;

    public sealed record Lines : Control;

    public sealed record Number : Control;

    /// <summary>Money, typed in yuan.</summary>
    public sealed record Yuan : Control;

    public sealed record Date : Control;

    public sealed record Minute : Control;

    public sealed record Truth : Control;

    public sealed record Choice(IReadOnlyList<Option> Options) : Control;

    /// <param name="Title">What one such record is.</param>
    /// <param name="IsRow">Whether a list of such records is a table.</param>
    public sealed record Record(Label Title, IReadOnlyList<FormField> Fields, bool IsRow) : Control;

    /// <param name="IsOrdered">Whether the order of single values means something, so that they are rows to be moved.</param>
    public sealed record List(Control Item, bool IsOrdered = false) : Control;

    /// <summary>A condition of the cohort rule: a field, a comparison, and what to compare with.</summary>
    public sealed record Condition : Control;
}

/// <summary>One of the values to choose from.</summary>
internal sealed record Option(string Value, Label Label);

/// <summary>What a text can be the name of: something that the campaign lists elsewhere.</summary>
internal enum Reference
{
    Campus,
    Venue,
    College,
    Major,
    Counselor,
    Evidence,

    /// <summary>A field that the campaign has.</summary>
    Field,

    /// <summary>A field of the default catalogue, or a new one.</summary>
    CatalogueField,
    RoutePreset,
}

/// <summary>A key of a record, as a field of a form.</summary>
/// <param name="Default">What holds where the file lacks the key; null for nothing at all.</param>
internal sealed record FormField(string Key, Label Label, bool IsRequired, Control Control, Node? Default)
{
    /// <summary>Whether this is a whole record or list that need not be there, and is added by a button of its own.</summary>
    public bool IsAddable => !IsRequired && Default is null && !Control.IsScalar;
}
