using Dengke.Domain.Campaigns;
using Dengke.Domain.Capture;
using Dengke.Domain.Records;
using Dengke.Features.Shared.Records;
using Dengke.Platform.Files;

namespace Dengke.Features.Exports;

/// <summary>What is printed on one person's 毕业证书 and 学位证书. Document numbers are on neither.</summary>
/// <param name="Photo">The file's name in the photo archive; null where the template names a document number or a token, which are not for here.</param>
/// <param name="Notes">What a person has to look at before printing; none for a row that can be printed as it stands.</param>
internal sealed record DiplomaRow(FinalRow Row, string?[] Values, string? Photo, IReadOnlyList<string> Notes)
{
    /// <summary>The columns, with their widths in characters; behind them stands 需留意.</summary>
    public static IReadOnlyList<(string Header, double Width)> Columns { get; } =
    [
        ("序号", 7),
        ("学号", 14),
        ("考生号", 18),
        ("姓名", 16),
        ("性别", 6),
        ("出生日期", 24),
        ("入学年月", 18),
        ("毕业年月", 18),
        ("毕业日期", 24),
        ("专业", 26),
        ("层次", 14),
        ("学制", 10),
        ("学习形式", 12),
        ("学位", 14),
        ("学院", 24),
        ("班级", 16),
        ("证书编号", 22),
        ("照片文件", 34),
    ];

    /// <param name="firstSerial">Of the first graduate of the whole set; null to number none.</param>
    public static DiplomaRow Of(FinalRow row, Campaign campaign, PhotoNameTemplate template, int? firstSerial)
    {
        List<string> notes = [];
        var name = row.Value("name").Trim();
        notes.AddRange(PersonName.Inspect(name).Select(Words).Distinct());
        var (birth, entry, graduation) = (Date("birth_date"), Date("entry_date"), Date("graduation_date"));
        var level = Folding.Fold(FieldFormat.Level, row.Value("level"));
        var duration = Folding.Fold(FieldFormat.Duration, row.Value("duration"));
        foreach (var key in (string[])["name", "sex", "major_name", "level", "duration"])
        {
            if (row.Value(key).Trim().Length == 0)
            {
                notes.Add($"{row.Catalogue.Find(key)?.Label ?? key}为空");
            }
        }

        string? number = null;
        if (firstSerial is { } first)
        {
            number = graduation is { } at
                ? CertificateNumber.Of(campaign.School.Code, at.Year, level, first + row.Number - 1)
                : null;
            if (number is null)
            {
                notes.Add("不能编证书编号");
            }
        }

        var photo = PhotoOf(row, template);
        string?[] values =
        [
            $"{row.Number}",
            row.Value("student_no").Trim(),
            row.Value("exam_no").Trim(),
            name,
            Folding.Fold(FieldFormat.Sex, row.Value("sex")),
            birth is { } born ? ChineseDate.Of(born) : null,
            entry is { } entered ? ChineseDate.OfMonth(entered) : null,
            graduation is { } month ? ChineseDate.OfMonth(month) : null,
            graduation is { } day ? ChineseDate.Of(day) : null,
            row.Value("major_name").Trim(),
            level,
            ChineseDate.Years(duration) ?? duration,
            Folding.Fold(FieldFormat.StudyForm, row.Value("study_form")),
            DegreeOf(row, level),
            row.Value("college").Trim(),
            row.Value("class_name").Trim(),
            number,
            photo,
        ];
        return new DiplomaRow(row, values, photo, notes);

        DateOnly? Date(string key)
        {
            if (RecordDate.TryParse(row.Value(key), out var date))
            {
                return date;
            }

            notes.Add($"{row.Catalogue.Find(key)?.Label ?? key}不是有效的日期");
            return null;
        }
    }

    /// <summary>学位 by the 学科门类 that the major code begins with; professional degrees and 高职 have none here.</summary>
    private static string? DegreeOf(FinalRow row, string level)
    {
        var degree = level switch
        {
            "博士研究生" => "博士",
            "硕士研究生" => "硕士",
            "本科" or "第二学士学位" or "专升本" or "高起本" => "学士",
            _ => null,
        };
        return
            degree is not null
            && MajorCode.Discipline(Folding.Fold(FieldFormat.MajorCode, row.Value("major_code"))) is { } discipline
            ? discipline + degree
            : null;
    }

    private static string? PhotoOf(FinalRow row, PhotoNameTemplate template) =>
        template.Names(PhotoNameTemplate.DocumentNo) || template.Names("token")
            ? null
            : string.Join(
                '/',
                template
                    .Fill(key =>
                        key switch
                        {
                            "class" => row.Student.ClassName,
                            "college" => row.Student.College,
                            "major" => row.Student.MajorName,
                            "student_no" => row.Student.StudentNo,
                            "exam_no" => row.Student.ExamNo,
                            _ => row.Student.Name,
                        }
                    )
                    .Select(SafeName.Of)
            );

    private static string Words(NameFinding finding) =>
        finding.Flaw switch
        {
            NameFlaw.Padding => "姓名中有空格",
            NameFlaw.Invisible => "姓名中有不可见字符",
            NameFlaw.Separator => "姓名间隔号不是“·”",
            NameFlaw.FullWidth => "姓名中有全角字母",
            NameFlaw.LegacyCharacter or NameFlaw.PrivateUse => $"姓名含自造字 U+{finding.CodePoint:X4}",
            _ => "姓名有缺字",
        };
}
