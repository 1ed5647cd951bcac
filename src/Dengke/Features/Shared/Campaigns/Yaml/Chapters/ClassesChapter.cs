using Dengke.Domain.Campaigns;
using Dengke.Features.Shared.Campaigns.Yaml.Shapes;

namespace Dengke.Features.Shared.Campaigns.Yaml.Chapters;

/// <summary>班级与辅导员.</summary>
internal static class ClassesChapter
{
    private static readonly Shape<Counselor> Counselor = new RecordShape<Counselor>(
        new("辅导员", "counselor"),
        new Counselor("", "", "")
    )
    {
        IsFlow = true,
    }
        .Required(
            "user_name",
            new("账号", "Account", "登录登科的用户名", "The user name for signing in"),
            Texts.Id,
            c => c.UserName,
            (c, v) => c with { UserName = v }
        )
        .Required("name", new("姓名", "Name"), Texts.Line, c => c.Name, (c, v) => c with { Name = v })
        .Required(
            "college",
            new("学院", "College"),
            Texts.Line.RefersTo(Reference.College),
            c => c.College,
            (c, v) => c with { College = v }
        )
        .Optional("phone", new("电话", "Phone"), Texts.Line, c => c.Phone, (c, v) => c with { Phone = v })
        .Optional("email", new("邮箱", "E-mail"), Texts.Line, c => c.Email, (c, v) => c with { Email = v });

    private static readonly Shape<StudentClass> Class = new RecordShape<StudentClass>(
        new("班级", "class"),
        new StudentClass("", "", "", "")
    )
    {
        IsFlow = true,
    }
        .Required(
            "name",
            new("班级名称", "Class", "与教务系统一致, 如 金融21-1", "As in the academic system"),
            Texts.Line,
            c => c.Name,
            (c, v) => c with { Name = v }
        )
        .Required(
            "college",
            new("学院", "College"),
            Texts.Line.RefersTo(Reference.College),
            c => c.College,
            (c, v) => c with { College = v }
        )
        .Required(
            "major",
            new("专业", "Major"),
            Texts.Line.RefersTo(Reference.Major),
            c => c.Major,
            (c, v) => c with { Major = v }
        )
        .Required(
            "counselor",
            new("辅导员账号", "Counselor's account"),
            Texts.Id.RefersTo(Reference.Counselor),
            c => c.Counselor,
            (c, v) => c with { Counselor = v }
        )
        .Optional(
            "campus",
            new("校区(与学院不同时)", "Campus (unless the college's)"),
            Texts.Line.RefersTo(Reference.Campus),
            c => c.Campus,
            (c, v) => c with { Campus = v }
        )
        .Optional(
            "size",
            new("约有人数", "About how many", "导入学籍数据之前用于估算", "For planning until the records are imported"),
            Scalars.Whole(1, 1_000).OrNull(),
            c => c.Size,
            (c, v) => c with { Size = v }
        );

    public static void AddTo(RecordShape<Campaign> campaign) =>
        campaign
            .Required(
                "counselors",
                new("辅导员", "Counselors"),
                Counselor.List(),
                c => c.Counselors,
                (c, v) => c with { Counselors = v }
            )
            .Required("classes", new("班级", "Classes"), Class.List(), c => c.Classes, (c, v) => c with { Classes = v });
}
