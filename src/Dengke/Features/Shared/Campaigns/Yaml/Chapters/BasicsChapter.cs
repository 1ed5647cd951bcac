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

    private static readonly Shape<School> School = new RecordShape<School>(new("学校", "University"), new School("", ""))
        .Required(
            "name",
            new("学校名称", "Full name", "与毕业证书上一致", "As on the diploma"),
            Texts.Line,
            s => s.Name,
            (s, v) => s with { Name = v }
        )
        .Required(
            "code",
            new("院校代码", "University code", "教育部 5 位院校代码", "Five digits, as the Ministry of Education has it"),
            Texts.Matching("院校代码", "^[0-9]{5}$", "为 5 位数字"),
            s => s.Code,
            (s, v) => s with { Code = v }
        )
        .Optional("english", new("英文名称", "English name"), Texts.Line, s => s.English, (s, v) => s with { English = v })
        .Optional("short_name", new("简称", "Short name"), Texts.Line, s => s.ShortName, (s, v) => s with { ShortName = v });

    public static void AddTo(RecordShape<Campaign> campaign) =>
        campaign
            .Required(
                "file_version",
                new("文件格式版本", "File version", "现为 1, 由程序决定", "1 at present; set by the program"),
                Scalars.Whole(Campaign.CurrentFileVersion, Campaign.CurrentFileVersion),
                c => c.FileVersion,
                (c, v) => c with { FileVersion = v }
            )
            .Required(
                "id",
                new("批次编号", "Campaign id", "见于网址, 建立后不能更改", "Part of addresses; cannot be changed later"),
                Texts.Id,
                c => c.Id,
                (c, v) => c with { Id = v }
            )
            .Required(
                "title",
                new("批次名称", "Title", "如 2025届", "E.g. 2025届"),
                Texts.Line,
                c => c.Title,
                (c, v) => c with { Title = v }
            )
            .Optional(
                "english_title",
                new("英文名称", "English title"),
                Texts.Line,
                c => c.EnglishTitle,
                (c, v) => c with { EnglishTitle = v }
            )
            .Required(
                "time_zone",
                new("时区", "Time zone", "批次中的时间都是北京时间", "All times of the campaign are Beijing time"),
                TimeZone,
                c => c.TimeZone,
                (c, v) => c with { TimeZone = v }
            )
            .Required("school", new("学校", "University"), School, c => c.School, (c, v) => c with { School = v });
}
