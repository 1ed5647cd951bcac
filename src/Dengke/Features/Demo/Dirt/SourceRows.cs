using Dengke.Features.Demo.People;

namespace Dengke.Features.Demo.Dirt;

/// <summary>A person as each of the two systems writes one.</summary>
internal static class SourceRows
{
    /// <summary>The registry knows nothing of 学生类别 and does not export 政治面貌.</summary>
    public static DemoRow Registry(DemoPerson person, string institution) => new(Common(person, institution));

    public static DemoRow Academic(DemoPerson person, string institution) =>
        new([
            .. Common(person, institution),
            new("political_status", person.PoliticalStatus),
            new("category", StudentCategory.Of(person.Group)),
        ]);

    private static Dictionary<string, string> Common(DemoPerson person, string institution) =>
        new(StringComparer.Ordinal)
        {
            ["exam_no"] = person.ExamNo,
            ["student_no"] = person.StudentNo,
            ["name"] = person.Name,
            ["sex"] = person.Male ? "男" : "女",
            ["birth_date"] = $"{person.Birth:yyyyMMdd}",
            ["ethnicity"] = person.Ethnicity,
            ["document_type"] = person.DocumentType,
            ["document_no"] = person.DocumentNo,
            ["institution"] = institution,
            ["level"] = person.Class.Level,
            ["study_form"] = "普通全日制",
            ["major_code"] = person.Class.MajorCode,
            ["major_name"] = person.Class.MajorName,
            ["duration"] = $"{person.Class.Years}",
            ["college"] = person.Class.College,
            ["department"] = person.Class.MajorName + "系",
            ["class_name"] = person.Class.ClassName,
            ["entry_date"] = $"{person.EntryYear}0901",
            ["graduation_date"] = $"{person.Class.EntryYear + person.Class.Years}0630",
        };
}
