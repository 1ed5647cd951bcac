using Dengke.Domain.Campaigns;
using Dengke.Features.Shared.Campaigns.Yaml.Shapes;

namespace Dengke.Features.Shared.Campaigns.Yaml.Chapters;

/// <summary>学院与专业.</summary>
internal static class OrganisationChapter
{
    private static readonly Shape<College> College = new RecordShape<College>(new("学院", "college"), new College("", ""))
    {
        IsFlow = true,
    }
        .Required(
            "name",
            new("学院名称", "College", "与教务系统一致", "As in the academic system"),
            Texts.Line,
            c => c.Name,
            (c, v) => c with { Name = v }
        )
        .Optional("code", new("学院代码", "Code"), Texts.Id, c => c.Code, (c, v) => c with { Code = v })
        .Required(
            "campus",
            new("校区", "Campus"),
            Texts.Line.RefersTo(Reference.Campus),
            c => c.Campus,
            (c, v) => c with { Campus = v }
        )
        .Optional("english", new("英文名称", "English name"), Texts.Line, c => c.English, (c, v) => c with { English = v });

    private static readonly Shape<string> MajorCode = Texts.Matching(
        "专业代码",
        "^[0-9]{6}(T|K|TK)?$",
        "为 6 位数字, 可带后缀 T、K 或 TK"
    );

    private static readonly Shape<Major> Major = new RecordShape<Major>(new("专业", "major"), new Major("", "", ""))
    {
        IsFlow = true,
    }
        .Required("name", new("专业名称", "Major"), Texts.Line, m => m.Name, (m, v) => m with { Name = v })
        .Required(
            "code",
            new("专业代码", "Code", "6 位数字, 可带 T、K 或 TK", "Six digits, with T, K or TK where it has one"),
            MajorCode,
            m => m.Code,
            (m, v) => m with { Code = v }
        )
        .Required(
            "college",
            new("学院", "College"),
            Texts.Line.RefersTo(Reference.College),
            m => m.College,
            (m, v) => m with { College = v }
        )
        .Optional("english", new("英文名称", "English name"), Texts.Line, m => m.English, (m, v) => m with { English = v });

    public static void AddTo(RecordShape<Campaign> campaign) =>
        campaign
            .Required("colleges", new("学院", "Colleges"), College.List(), c => c.Colleges, (c, v) => c with { Colleges = v })
            .Required("majors", new("专业", "Majors"), Major.List(), c => c.Majors, (c, v) => c with { Majors = v });
}
