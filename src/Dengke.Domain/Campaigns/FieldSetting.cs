using Dengke.Domain.Records;

namespace Dengke.Domain.Campaigns;

/// <summary>
/// What a campaign says of one field otherwise than the default catalogue: null leaves the default as it is. A key that the
/// default does not have is a field of this campaign alone, and then needs a label and a format.
/// </summary>
/// <param name="Key">The key of the field, snake case.</param>
public sealed record FieldSetting(string Key)
{
    public string? Label { get; init; }

    public string? English { get; init; }

    /// <summary>Given for a field of this campaign alone, null for a field of the default catalogue.</summary>
    public FieldFormat? Format { get; init; }

    /// <summary>Whether the campaign has the field at all.</summary>
    public bool Used { get; init; } = true;

    /// <summary>Place in the order; the default catalogue counts 10, 20, 30 and so on, a field of the campaign alone comes last.</summary>
    public int? Order { get; init; }

    public string? RegistryCode { get; init; }

    /// <summary>In bytes of GB 18030.</summary>
    public int? RegistryWidth { get; init; }

    /// <summary>Further header texts, beside the default's.</summary>
    public ValueList<string> Aliases { get; init; } = [];

    public Source? SourceOfTruth { get; init; }

    public bool? Confirmed { get; init; }

    /// <summary>Whether a blank value is an error.</summary>
    public bool? Required { get; init; }

    public bool? Tolerated { get; init; }

    public bool? Compared { get; init; }

    public CorrectionRoute? Route { get; init; }

    /// <summary>In place of the default's list; an empty list asks for nothing.</summary>
    public ValueList<string>? Evidence { get; init; }

    /// <summary>The catalogue with the settings applied, in the order that they give.</summary>
    public static FieldCatalogue LayOver(FieldCatalogue catalogue, IReadOnlyList<FieldSetting> settings)
    {
        var byKey = settings.DistinctBy(s => s.Key).ToDictionary(s => s.Key, StringComparer.Ordinal);
        var known = catalogue.Fields.Select((f, i) => (Field: f, Order: (i + 1) * 10));
        var own = byKey
            .Values.Where(s => catalogue.Find(s.Key) is null && s.Format is not null)
            .Select(s => (Field: s.Blank(), Order: int.MaxValue));
        return new FieldCatalogue([
            .. known
                .Concat(own)
                .Select(f => (f.Field, f.Order, Setting: byKey.GetValueOrDefault(f.Field.Key)))
                .Where(f => f.Setting is not { Used: false })
                .OrderBy(f => f.Setting?.Order ?? f.Order)
                .Select(f => f.Setting?.ApplyTo(f.Field) ?? f.Field),
        ]);
    }

    private RecordField Blank() => new(Key, Label ?? Key, English ?? Label ?? Key, Format!.Value);

    private RecordField ApplyTo(RecordField field) =>
        field with
        {
            Label = Label ?? field.Label,
            EnglishLabel = English ?? field.EnglishLabel,
            RegistryCode = RegistryCode ?? field.RegistryCode,
            RegistryWidth = RegistryWidth ?? field.RegistryWidth,
            Aliases = [.. field.Aliases.Union(Aliases)],
            SourceOfTruth = SourceOfTruth ?? field.SourceOfTruth,
            Confirmed = Confirmed ?? field.Confirmed,
            Required = Required ?? field.Required,
            Tolerated = Tolerated ?? field.Tolerated,
            Compared = Compared ?? field.Compared,
            Route = Route ?? field.Route,
            Evidence = Evidence ?? field.Evidence,
        };
}
