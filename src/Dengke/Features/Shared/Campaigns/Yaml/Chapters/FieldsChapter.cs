using Dengke.Domain.Campaigns;
using Dengke.Domain.Records;
using Dengke.Features.Shared.Campaigns.Yaml.Shapes;

namespace Dengke.Features.Shared.Campaigns.Yaml.Chapters;

/// <summary>字段目录: what the campaign says of fields otherwise than the default catalogue, and by which fields records are matched.</summary>
internal static class FieldsChapter
{
    private static readonly Shape<Source> Source = Scalars.Choice(
        ("registry", Domain.Records.Source.Registry),
        ("academic", Domain.Records.Source.Academic)
    );

    private static readonly Shape<CorrectionRoute> Route = Scalars.Choice(
        ("school", CorrectionRoute.School),
        ("province", CorrectionRoute.Province),
        ("place_of_origin", CorrectionRoute.PlaceOfOrigin)
    );

    private static readonly Shape<FieldFormat> Format = Scalars.Choice([
        .. Enum.GetValues<FieldFormat>().Select(f => (SnakeCase.Of(f.ToString()), f)),
    ]);

    private static readonly Shape<FieldSetting> Field = new RecordShape<FieldSetting>("字段", new FieldSetting(""))
        .Required("key", "字段", Texts.Key, f => f.Key, (f, v) => f with { Key = v })
        .Optional("label", "中文名称", Texts.Line, f => f.Label, (f, v) => f with { Label = v })
        .Optional("english", "英文名称", Texts.Line, f => f.English, (f, v) => f with { English = v })
        .Optional("format", "格式(仅自设字段)", Format.OrNull(), f => f.Format, (f, v) => f with { Format = v })
        .Optional("used", "是否使用", Scalars.Truth, f => f.Used, (f, v) => f with { Used = v })
        .Optional("order", "次序", Scalars.Whole(0, 10_000).OrNull(), f => f.Order, (f, v) => f with { Order = v })
        .Optional("registry_code", "学信网列名", Texts.Id, f => f.RegistryCode, (f, v) => f with { RegistryCode = v })
        .Optional(
            "registry_width",
            "学信网列宽(字节)",
            Scalars.Whole(1, 254).OrNull(),
            f => f.RegistryWidth,
            (f, v) => f with { RegistryWidth = v }
        )
        .Optional("aliases", "其他列名", Texts.Line.List(), f => f.Aliases, (f, v) => f with { Aliases = v ?? [] })
        .Optional("source_of_truth", "以何为准", Source.OrNull(), f => f.SourceOfTruth, (f, v) => f with { SourceOfTruth = v })
        .Optional("confirmed", "由学生确认", Scalars.Truth.OrNull(), f => f.Confirmed, (f, v) => f with { Confirmed = v })
        .Optional("required", "不得为空", Scalars.Truth.OrNull(), f => f.Required, (f, v) => f with { Required = v })
        .Optional("tolerated", "允许不一致", Scalars.Truth.OrNull(), f => f.Tolerated, (f, v) => f with { Tolerated = v })
        .Optional("compared", "两边比对", Scalars.Truth.OrNull(), f => f.Compared, (f, v) => f with { Compared = v })
        .Optional("route", "更正由谁审批", Route.OrNull(), f => f.Route, (f, v) => f with { Route = v })
        .Optional("evidence", "更正所需材料", Texts.Line.List(), f => f.Evidence, (f, v) => f with { Evidence = v });

    public static void AddTo(RecordShape<Campaign> campaign) =>
        campaign
            .Required("match_keys", "匹配字段(依次)", Texts.Key.List(), c => c.MatchKeys, (c, v) => c with { MatchKeys = v })
            .Optional("fields", "字段目录", Field.List(), c => c.Fields, (c, v) => c with { Fields = v ?? [] });
}
