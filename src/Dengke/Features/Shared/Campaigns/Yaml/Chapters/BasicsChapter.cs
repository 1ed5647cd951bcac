using Dengke.Domain.Campaigns;
using Dengke.Features.Shared.Campaigns.Yaml.Shapes;

namespace Dengke.Features.Shared.Campaigns.Yaml.Chapters;

/// <summary>基本信息: what the campaign is called and whose it is.</summary>
internal static class BasicsChapter
{
    private static readonly Shape<string> TimeZone = Texts.Matching(
        "时区",
        $"^{ChinaTime.ZoneName}$",
        $"写作 {ChinaTime.ZoneName}, 批次的时间都是北京时间"
    );

    private static readonly Shape<School> School = new RecordShape<School>("学校", new School("", ""))
        .Required("name", "学校名称", Texts.Line, s => s.Name, (s, v) => s with { Name = v })
        .Required(
            "code",
            "院校代码",
            Texts.Matching("院校代码", "^[0-9]{5}$", "为 5 位数字"),
            s => s.Code,
            (s, v) => s with { Code = v }
        )
        .Optional("english", "英文名称", Texts.Line, s => s.English, (s, v) => s with { English = v })
        .Optional("short_name", "简称", Texts.Line, s => s.ShortName, (s, v) => s with { ShortName = v });

    public static void AddTo(RecordShape<Campaign> campaign) =>
        campaign
            .Required(
                "file_version",
                "文件格式版本",
                Scalars.Whole(Campaign.CurrentFileVersion, Campaign.CurrentFileVersion),
                c => c.FileVersion,
                (c, v) => c with { FileVersion = v }
            )
            .Required("id", "批次编号", Texts.Id, c => c.Id, (c, v) => c with { Id = v })
            .Required("title", "批次名称", Texts.Line, c => c.Title, (c, v) => c with { Title = v })
            .Optional("english_title", "英文名称", Texts.Line, c => c.EnglishTitle, (c, v) => c with { EnglishTitle = v })
            .Required("time_zone", "时区", TimeZone, c => c.TimeZone, (c, v) => c with { TimeZone = v })
            .Required("school", "学校", School, c => c.School, (c, v) => c with { School = v });
}
