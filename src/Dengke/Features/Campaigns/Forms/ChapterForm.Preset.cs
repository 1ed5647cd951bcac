using Dengke.Domain.Campaigns;
using Dengke.Features.Shared.Campaigns.Yaml.Presets;
using Dengke.Features.Shared.Campaigns.Yaml.Shapes;
using Dengke.Features.Shared.Campaigns.Yaml.Tree;

namespace Dengke.Features.Campaigns.Forms;

/// <summary>The table behind the name of a preset, for reading.</summary>
internal sealed partial class ChapterForm
{
    public IReadOnlyList<Label> PresetColumns { get; } =
    [new("字段", "Fields"), new("由谁审批", "Who decides"), new("必需材料", "Evidence needed")];

    /// <summary>The preset that the draft names and does not write out; null where there is none.</summary>
    public ApprovalRoutes? Preset =>
        NodeEdit.Find(Tree, "routes.evidence") is Sequence { Items.Count: 0 }
        && NodeEdit.Find(Tree, "routes.rules") is Sequence { Items.Count: 0 }
            ? RoutePresets.Find(FormReading.TextOf(NodeEdit.Find(Tree, "routes.preset")))
            : null;

    /// <summary>The preset's rules, a text for each column.</summary>
    public IEnumerable<IReadOnlyList<string>> PresetRows(ApprovalRoutes preset)
    {
        var evidence = preset.Evidence.ToDictionary(e => e.Id, e => Page.T(e.Name, e.English ?? e.Name), StringComparer.Ordinal);
        var fields = References.Of(Reference.Field).ToDictionary(o => o.Value, o => o.Label, StringComparer.Ordinal);
        return preset.Rules.Select(r =>
            (IReadOnlyList<string>)
                [
                    Join(r.Fields.Select(f => fields.TryGetValue(f, out var label) ? Page.T(label.Chinese, label.English) : f))
                        + (r.AtLeast > 1 ? Page.T($"(同时改 {r.AtLeast} 项)", $" ({r.AtLeast} together)") : ""),
                    Decision(r.Decision),
                    Join([
                        .. r.Evidence.Select(e => evidence.GetValueOrDefault(e, e)),
                        .. r.OptionalEvidence.Select(e => evidence.GetValueOrDefault(e, e) + Page.T("(可选)", " (helps)")),
                    ]),
                ]
        );
    }

    private string Join(IEnumerable<string> texts) => string.Join(Page.T("、", ", "), texts);

    private string Decision(RouteDecision decision) =>
        decision switch
        {
            RouteDecision.School => Page.T("学校", "University"),
            RouteDecision.Province => Page.T("省级教育部门", "Province"),
            RouteDecision.PlaceOfOrigin => Page.T("生源地", "Place of origin"),
            RouteDecision.Refused => Page.T("不予受理", "Not accepted"),
            _ => throw new ArgumentOutOfRangeException(nameof(decision)),
        };
}
