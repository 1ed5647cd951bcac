using Dengke.Domain.Campaigns;
using Dengke.Features.Shared.Campaigns.Yaml.Shapes;

namespace Dengke.Features.Shared.Campaigns.Yaml.Chapters;

/// <summary>班级与辅导员.</summary>
internal static class ClassesChapter
{
    private static readonly Shape<Counselor> Counselor = new RecordShape<Counselor>("辅导员", new Counselor("", "", ""))
    {
        IsFlow = true,
    }
        .Required("user_name", "账号", Texts.Id, c => c.UserName, (c, v) => c with { UserName = v })
        .Required("name", "姓名", Texts.Line, c => c.Name, (c, v) => c with { Name = v })
        .Required("college", "学院", Texts.Line, c => c.College, (c, v) => c with { College = v })
        .Optional("phone", "电话", Texts.Line, c => c.Phone, (c, v) => c with { Phone = v })
        .Optional("email", "邮箱", Texts.Line, c => c.Email, (c, v) => c with { Email = v });

    private static readonly Shape<StudentClass> Class = new RecordShape<StudentClass>("班级", new StudentClass("", "", "", ""))
    {
        IsFlow = true,
    }
        .Required("name", "班级名称", Texts.Line, c => c.Name, (c, v) => c with { Name = v })
        .Required("college", "学院", Texts.Line, c => c.College, (c, v) => c with { College = v })
        .Required("major", "专业", Texts.Line, c => c.Major, (c, v) => c with { Major = v })
        .Required("counselor", "辅导员账号", Texts.Id, c => c.Counselor, (c, v) => c with { Counselor = v })
        .Optional("campus", "校区(与学院不同时)", Texts.Line, c => c.Campus, (c, v) => c with { Campus = v })
        .Optional("size", "约有人数", Scalars.Whole(1, 1_000).OrNull(), c => c.Size, (c, v) => c with { Size = v });

    public static void AddTo(RecordShape<Campaign> campaign) =>
        campaign
            .Required("counselors", "辅导员", Counselor.List(), c => c.Counselors, (c, v) => c with { Counselors = v })
            .Required("classes", "班级", Class.List(), c => c.Classes, (c, v) => c with { Classes = v });
}
