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
    private static readonly Shape<EvidenceKind> Evidence = new RecordShape<EvidenceKind>(
        new("佐证材料", "piece of evidence"),
        new EvidenceKind("", "")
    )
        .Required(
            "id",
            new("材料编号", "Id", "审批规则以此引用", "Rules refer to it"),
            Texts.Id,
            e => e.Id,
            (e, v) => e with { Id = v }
        )
        .Required("name", new("材料名称", "Name"), Texts.Line, e => e.Name, (e, v) => e with { Name = v })
        .Optional("english", new("英文名称", "English name"), Texts.Line, e => e.English, (e, v) => e with { English = v })
        .Optional("detail", new("具体要求", "What exactly"), Texts.Line, e => e.Detail, (e, v) => e with { Detail = v })
        .Optional(
            "original",
            new("须验原件", "The original must be seen"),
            Scalars.Truth,
            e => e.Original,
            (e, v) => e with { Original = v }
        );

    private static readonly Shape<RouteDecision> Decision = Scalars.Choice(
        ("school", RouteDecision.School, new("学校", "University")),
        ("province", RouteDecision.Province, new("省级教育部门", "Province")),
        ("place_of_origin", RouteDecision.PlaceOfOrigin, new("生源地", "Place of origin")),
        ("refused", RouteDecision.Refused, new("不予受理", "Not accepted"))
    );

    private static readonly Shape<RouteRule> Rule = new RecordShape<RouteRule>(
        new("审批规则", "approval rule"),
        new RouteRule([], RouteDecision.School)
    )
        .Required(
            "fields",
            new("字段", "Fields"),
            Texts.Key.RefersTo(Reference.Field).List(),
            r => r.Fields,
            (r, v) => r with { Fields = v }
        )
        .Optional(
            "at_least",
            new("至少同时更改几项", "At least so many change together"),
            Scalars.Whole(1, 50),
            r => r.AtLeast,
            (r, v) => r with { AtLeast = v }
        )
        .Required("decision", new("由谁审批", "Who decides"), Decision, r => r.Decision, (r, v) => r with { Decision = v })
        .Optional(
            "evidence",
            new("必需材料", "Evidence needed"),
            Texts.Id.RefersTo(Reference.Evidence).List(),
            r => r.Evidence,
            (r, v) => r with { Evidence = v ?? [] }
        )
        .Optional(
            "optional_evidence",
            new("可选材料", "Evidence that helps"),
            Texts.Id.RefersTo(Reference.Evidence).List(),
            r => r.OptionalEvidence,
            (r, v) => r with { OptionalEvidence = v ?? [] }
        )
        .Optional("note", new("说明", "Note"), Texts.Line, r => r.Note, (r, v) => r with { Note = v });

    /// <summary>The table as written, with presets left as names.</summary>
    public static RecordShape<ApprovalRoutes> Written { get; } =
        new RecordShape<ApprovalRoutes>(new("佐证与审批", "Evidence and approval"), new ApprovalRoutes())
            .Optional(
                "preset",
                new(
                    "预设",
                    "Preset",
                    "只选预设即用其全部规则; 下方另写了材料或规则时, 以下方为准",
                    "A preset alone brings its whole table; what is written below takes its place"
                ),
                Texts.Id.RefersTo(Reference.RoutePreset),
                r => r.Preset,
                (r, v) => r with { Preset = v }
            )
            .Optional(
                "evidence",
                new("佐证材料", "Evidence"),
                Evidence.List(),
                r => r.Evidence,
                (r, v) => r with { Evidence = v ?? [] }
            )
            .Optional(
                "rules",
                new(
                    "审批规则",
                    "Approval rules",
                    "自上而下, 第一条相符的规则有效",
                    "From the top; the first rule that fits holds"
                ),
                Rule.List(),
                r => r.Rules,
                (r, v) => r with { Rules = v ?? [] }
            );

    private static readonly Shape<ApprovalRoutes> Routes = new MadeShape<ApprovalRoutes, ApprovalRoutes>(
        Written,
        new ApprovalRoutes(),
        Resolve,
        routes => RoutePresets.Find(routes.Preset) == routes ? new ApprovalRoutes { Preset = routes.Preset } : routes
    );

    public static void AddTo(RecordShape<Campaign> campaign) =>
        campaign.Required(
            "routes",
            new("佐证与审批", "Evidence and approval"),
            Routes,
            c => c.Routes,
            (c, v) => c with { Routes = v }
        );

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
