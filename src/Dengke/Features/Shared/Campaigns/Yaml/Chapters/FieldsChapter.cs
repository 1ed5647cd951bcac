using Dengke.Domain.Campaigns;
using Dengke.Domain.Records;
using Dengke.Features.Shared.Campaigns.Yaml.Shapes;

namespace Dengke.Features.Shared.Campaigns.Yaml.Chapters;

/// <summary>字段目录: what the campaign says of fields otherwise than the default catalogue, and by which fields records are matched.</summary>
internal static class FieldsChapter
{
    private static readonly Shape<Source> Source = Scalars.Choice(
        ("registry", Domain.Records.Source.Registry, new("学信网", "Registry")),
        ("academic", Domain.Records.Source.Academic, new("教务系统", "Academic system"))
    );

    private static readonly Shape<CorrectionRoute> Route = Scalars.Choice(
        ("school", CorrectionRoute.School, new("学校", "University")),
        ("province", CorrectionRoute.Province, new("省级教育部门", "Province")),
        ("place_of_origin", CorrectionRoute.PlaceOfOrigin, new("生源地", "Place of origin"))
    );

    private static readonly Shape<FieldFormat> Format = Scalars.Choice([
        .. Enum.GetValues<FieldFormat>().Select(f => (SnakeCase.Of(f.ToString()), f, NameOf(f))),
    ]);

    private static readonly Shape<FieldSetting> Field = new RecordShape<FieldSetting>(new("字段", "field"), new FieldSetting(""))
        .Required(
            "key",
            new(
                "字段",
                "Field",
                "目录中的字段键; 写一个新键即自设字段",
                "A key of the catalogue; a new key makes a field of this campaign"
            ),
            Texts.Key.RefersTo(Reference.CatalogueField),
            f => f.Key,
            (f, v) => f with { Key = v }
        )
        .Optional("label", new("中文名称", "Chinese name"), Texts.Line, f => f.Label, (f, v) => f with { Label = v })
        .Optional("english", new("英文名称", "English name"), Texts.Line, f => f.English, (f, v) => f with { English = v })
        .Optional(
            "format",
            new(
                "格式(仅自设字段)",
                "Format (own fields only)",
                "目录中已有的字段留空",
                "Leave blank for fields of the catalogue"
            ),
            Format.OrNull(),
            f => f.Format,
            (f, v) => f with { Format = v }
        )
        .Optional("used", new("是否使用", "In use"), Scalars.Truth, f => f.Used, (f, v) => f with { Used = v })
        .Optional(
            "order",
            new("次序", "Order", "目录默认为 10、20、30…", "The default counts 10, 20, 30 and so on"),
            Scalars.Whole(0, 10_000).OrNull(),
            f => f.Order,
            (f, v) => f with { Order = v }
        )
        .Optional(
            "registry_code",
            new("学信网列名", "Registry column"),
            Texts.Id,
            f => f.RegistryCode,
            (f, v) => f with { RegistryCode = v }
        )
        .Optional(
            "registry_width",
            new("学信网列宽(字节)", "Registry width (bytes)"),
            Scalars.Whole(1, 254).OrNull(),
            f => f.RegistryWidth,
            (f, v) => f with { RegistryWidth = v }
        )
        .Optional(
            "aliases",
            new("其他列名", "Other column headings", "每行一个, 导入时认得", "One a line; known when importing"),
            Texts.Line.List(),
            f => f.Aliases,
            (f, v) => f with { Aliases = v ?? [] }
        )
        .Optional(
            "source_of_truth",
            new("以何为准", "Source of truth"),
            Source.OrNull(),
            f => f.SourceOfTruth,
            (f, v) => f with { SourceOfTruth = v }
        )
        .Optional(
            "confirmed",
            new("由学生确认", "Confirmed by the student"),
            Scalars.Truth.OrNull(),
            f => f.Confirmed,
            (f, v) => f with { Confirmed = v }
        )
        .Optional(
            "required",
            new("不得为空", "Must not be blank"),
            Scalars.Truth.OrNull(),
            f => f.Required,
            (f, v) => f with { Required = v }
        )
        .Optional(
            "tolerated",
            new("允许不一致", "May differ"),
            Scalars.Truth.OrNull(),
            f => f.Tolerated,
            (f, v) => f with { Tolerated = v }
        )
        .Optional(
            "compared",
            new("两边比对", "Compared"),
            Scalars.Truth.OrNull(),
            f => f.Compared,
            (f, v) => f with { Compared = v }
        )
        .Optional(
            "route",
            new("更正由谁审批", "Who decides a correction"),
            Route.OrNull(),
            f => f.Route,
            (f, v) => f with { Route = v }
        )
        .Optional(
            "evidence",
            new(
                "更正所需材料",
                "Evidence for a correction",
                "每行一种, 代替目录默认的材料",
                "One a line; in place of the default's"
            ),
            Texts.Line.List(),
            f => f.Evidence,
            (f, v) => f with { Evidence = v }
        );

    private static Label NameOf(FieldFormat format) =>
        format switch
        {
            FieldFormat.Text => new("文字", "Text"),
            FieldFormat.Name => new("姓名", "Name"),
            FieldFormat.Sex => new("性别", "Sex"),
            FieldFormat.Date => new("日期", "Date"),
            FieldFormat.Ethnicity => new("民族", "Ethnic group"),
            FieldFormat.DocumentType => new("证件类型", "Document type"),
            FieldFormat.DocumentNumber => new("证件号码", "Document number"),
            FieldFormat.ExamNumber => new("考生号", "Examination number"),
            FieldFormat.StudentNumber => new("学号", "Student number"),
            FieldFormat.Level => new("层次", "Level"),
            FieldFormat.StudyForm => new("学习形式", "Form of study"),
            FieldFormat.MajorCode => new("专业代码", "Major code"),
            FieldFormat.Duration => new("学制", "Duration"),
            FieldFormat.PoliticalStatus => new("政治面貌", "Political status"),
            _ => throw new ArgumentOutOfRangeException(nameof(format)),
        };

    public static void AddTo(RecordShape<Campaign> campaign) =>
        campaign
            .Required(
                "match_keys",
                new(
                    "匹配字段(依次)",
                    "Matched by (in turn)",
                    "两边的记录依次按这些字段匹配",
                    "Records of the two sources are matched by these fields, in this order"
                ),
                Texts.Key.RefersTo(Reference.Field).List(isOrdered: true),
                c => c.MatchKeys,
                (c, v) => c with { MatchKeys = v }
            )
            .Optional(
                "fields",
                new("字段目录", "Fields", "只写与默认目录不同之处", "Only what differs from the default catalogue"),
                Field.List(),
                c => c.Fields,
                (c, v) => c with { Fields = v ?? [] }
            );
}
