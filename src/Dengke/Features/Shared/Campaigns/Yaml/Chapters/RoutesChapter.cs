using Dengke.Domain.Campaigns;
using Dengke.Features.Shared.Campaigns.Yaml.Presets;
using Dengke.Features.Shared.Campaigns.Yaml.Shapes;
using Dengke.Features.Shared.Campaigns.Yaml.Tree;

namespace Dengke.Features.Shared.Campaigns.Yaml.Chapters;

/// <summary>
/// 佐证与审批. A file names a preset alone and gets its table, or writes the table out, with or without the name of the preset that it
/// began from.
/// </summary>
internal static class RoutesChapter
{
    private static readonly Shape<EvidenceKind> Evidence = new RecordShape<EvidenceKind>("佐证材料", new EvidenceKind("", ""))
        .Required("id", "材料编号", Texts.Id, e => e.Id, (e, v) => e with { Id = v })
        .Required("name", "材料名称", Texts.Line, e => e.Name, (e, v) => e with { Name = v })
        .Optional("english", "英文名称", Texts.Line, e => e.English, (e, v) => e with { English = v })
        .Optional("detail", "具体要求", Texts.Line, e => e.Detail, (e, v) => e with { Detail = v })
        .Optional("original", "须验原件", Scalars.Truth, e => e.Original, (e, v) => e with { Original = v });

    private static readonly Shape<RouteDecision> Decision = Scalars.Choice(
        ("school", RouteDecision.School),
        ("province", RouteDecision.Province),
        ("place_of_origin", RouteDecision.PlaceOfOrigin),
        ("refused", RouteDecision.Refused)
    );

    private static readonly Shape<RouteRule> Rule = new RecordShape<RouteRule>(
        "审批规则",
        new RouteRule([], RouteDecision.School)
    )
        .Required("fields", "字段", Texts.Key.List(), r => r.Fields, (r, v) => r with { Fields = v })
        .Optional("at_least", "至少同时更改几项", Scalars.Whole(1, 50), r => r.AtLeast, (r, v) => r with { AtLeast = v })
        .Required("decision", "由谁审批", Decision, r => r.Decision, (r, v) => r with { Decision = v })
        .Optional("evidence", "必需材料", Texts.Id.List(), r => r.Evidence, (r, v) => r with { Evidence = v ?? [] })
        .Optional(
            "optional_evidence",
            "可选材料",
            Texts.Id.List(),
            r => r.OptionalEvidence,
            (r, v) => r with { OptionalEvidence = v ?? [] }
        )
        .Optional("note", "说明", Texts.Line, r => r.Note, (r, v) => r with { Note = v });

    /// <summary>The table as written, with presets left as names.</summary>
    public static RecordShape<ApprovalRoutes> Written { get; } =
        new RecordShape<ApprovalRoutes>("佐证与审批", new ApprovalRoutes())
            .Optional("preset", "预设", Texts.Id, r => r.Preset, (r, v) => r with { Preset = v })
            .Optional("evidence", "佐证材料", Evidence.List(), r => r.Evidence, (r, v) => r with { Evidence = v ?? [] })
            .Optional("rules", "审批规则", Rule.List(), r => r.Rules, (r, v) => r with { Rules = v ?? [] });

    private static readonly Shape<ApprovalRoutes> Routes = new MadeShape<ApprovalRoutes, ApprovalRoutes>(
        Written,
        new ApprovalRoutes(),
        Resolve,
        routes => RoutePresets.Find(routes.Preset) == routes ? new ApprovalRoutes { Preset = routes.Preset } : routes
    );

    public static void AddTo(RecordShape<Campaign> campaign) =>
        campaign.Required("routes", "佐证与审批", Routes, c => c.Routes, (c, v) => c with { Routes = v });

    private static ApprovalRoutes Resolve(ApprovalRoutes written, Node node, Reading reading)
    {
        if (written.Preset is null or "")
        {
            return written;
        }

        var isNameAlone = written == new ApprovalRoutes { Preset = written.Preset };
        if (RoutePresets.Find(written.Preset) is { } preset)
        {
            return isNameAlone ? preset : written;
        }

        var place = (node as Mapping)?.Find("preset")?.Value ?? node;
        reading
            .Key("preset")
            .Report(
                place,
                $"没有名为“{written.Preset}”的预设{Spelling.Suggest(written.Preset, RoutePresets.Names)} 可选 {string.Join("、", RoutePresets.Names)}。"
            );
        return written;
    }
}
