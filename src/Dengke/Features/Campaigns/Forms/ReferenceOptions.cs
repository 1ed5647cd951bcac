using Dengke.Domain.Campaigns;
using Dengke.Domain.Records;
using Dengke.Features.Shared.Campaigns.Yaml;
using Dengke.Features.Shared.Campaigns.Yaml.Presets;
using Dengke.Features.Shared.Campaigns.Yaml.Shapes;
using Dengke.Features.Shared.Campaigns.Yaml.Tree;

namespace Dengke.Features.Campaigns.Forms;

/// <summary>What a text can be the name of: as the draft has it where its chapter lists such things, else as the campaign does.</summary>
internal sealed class ReferenceOptions(Campaign stored, Mapping draft)
{
    private readonly Dictionary<Reference, IReadOnlyList<Option>> known = [];

    /// <summary>The references that were asked for so far.</summary>
    public IEnumerable<Reference> Used => known.Keys;

    public IReadOnlyList<Option> Of(Reference to) => known.TryGetValue(to, out var options) ? options : known[to] = Find(to);

    private IReadOnlyList<Option> Find(Reference to) =>
        to switch
        {
            Reference.Campus => Listed("campuses", "name", "name"),
            Reference.Venue => Listed("venues", "id", "name"),
            Reference.College => Listed("colleges", "name", "name"),
            Reference.Major => Listed("majors", "name", "name"),
            Reference.Counselor => Listed("counselors", "user_name", "name"),
            Reference.Evidence => Listed("routes.evidence", "id", "name"),
            Reference.Field => Fields(),
            Reference.CatalogueField => [.. FieldCatalogue.Default.Fields.Select(NameOf)],
            Reference.RoutePreset => [.. RoutePresets.Names.Select(n => new Option(n, RoutePresets.NameOf(n)))],
            _ => throw new ArgumentOutOfRangeException(nameof(to)),
        };

    private List<Option> Listed(string list, string key, string label)
    {
        var top = list.Split('.')[0];
        var root = draft.Find(top) is null ? CampaignShape.Whole.Only([top]).WriteMapping(stored) : draft;
        var items = (NodeEdit.Find(root, list) as Sequence)?.Items.OfType<Mapping>() ?? [];
        return
        [
            .. items
                .Select(i =>
                    (
                        Value: FormReading.TextOf(i.Find(key)?.Value),
                        Name: FormReading.TextOf(i.Find(label)?.Value),
                        English: FormReading.TextOf(i.Find("english")?.Value)
                    )
                )
                .Where(i => i.Value.Length > 0)
                .DistinctBy(i => i.Value)
                .Select(i => new Option(i.Value, new Label(i.Name, key == label || i.English.Length == 0 ? i.Name : i.English))),
        ];
    }

    private IReadOnlyList<Option> Fields()
    {
        if (draft.Find("fields")?.Value is not Sequence settings)
        {
            return [.. stored.Catalogue().Fields.Select(NameOf)];
        }

        var own = settings
            .Items.OfType<Mapping>()
            .Select(f => (Key: FormReading.TextOf(f.Find("key")?.Value), Label: FormReading.TextOf(f.Find("label")?.Value)))
            .Where(f => f.Key.Length > 0 && FieldCatalogue.Default.Find(f.Key) is null);
        return
        [
            .. FieldCatalogue.Default.Fields.Select(NameOf),
            .. own.Select(f => new Option(f.Key, new Label(f.Label, f.Label))),
        ];
    }

    private static Option NameOf(RecordField field) => new(field.Key, new Label(field.Label, field.EnglishLabel));
}
