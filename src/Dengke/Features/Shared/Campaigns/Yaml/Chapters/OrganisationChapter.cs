using Dengke.Domain.Campaigns;
using Dengke.Features.Shared.Campaigns.Yaml.Shapes;

namespace Dengke.Features.Shared.Campaigns.Yaml.Chapters;

/// <summary>学院与专业.</summary>
internal static class OrganisationChapter
{
    private static readonly Shape<College> College = new RecordShape<College>("学院", new College("", "")) { IsFlow = true }
        .Required("name", "学院名称", Texts.Line, c => c.Name, (c, v) => c with { Name = v })
        .Optional("code", "学院代码", Texts.Id, c => c.Code, (c, v) => c with { Code = v })
        .Required("campus", "校区", Texts.Line, c => c.Campus, (c, v) => c with { Campus = v })
        .Optional("english", "英文名称", Texts.Line, c => c.English, (c, v) => c with { English = v });

    private static readonly Shape<string> MajorCode = Texts.Matching(
        "专业代码",
        "^[0-9]{6}(T|K|TK)?$",
        "为 6 位数字, 可带后缀 T、K 或 TK"
    );

    private static readonly Shape<Major> Major = new RecordShape<Major>("专业", new Major("", "", "")) { IsFlow = true }
        .Required("name", "专业名称", Texts.Line, m => m.Name, (m, v) => m with { Name = v })
        .Required("code", "专业代码", MajorCode, m => m.Code, (m, v) => m with { Code = v })
        .Required("college", "学院", Texts.Line, m => m.College, (m, v) => m with { College = v })
        .Optional("english", "英文名称", Texts.Line, m => m.English, (m, v) => m with { English = v });

    public static void AddTo(RecordShape<Campaign> campaign) =>
        campaign
            .Required("colleges", "学院", College.List(), c => c.Colleges, (c, v) => c with { Colleges = v })
            .Required("majors", "专业", Major.List(), c => c.Majors, (c, v) => c with { Majors = v });
}
