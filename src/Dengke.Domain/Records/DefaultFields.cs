namespace Dengke.Domain.Records;

/// <summary>
/// The fields of 附件1 in its order (REC-2): registry columns and widths by domain facts 3.1, who decides a correction as in
/// Beijing by 4.2, evidence by 4.3. Where those are silent (dates, institution, document type) the choice is ours.
/// </summary>
internal static class DefaultFields
{
    private const string Booklet = "户口簿(首页、本人页)";
    private const string Card = "居民身份证";

    public static IReadOnlyList<RecordField> All { get; } =
    [
        new("exam_no", "考生号", "Exam number", FieldFormat.ExamNumber)
        {
            RegistryCode = "KSH",
            RegistryWidth = 18,
            Aliases = ["高考考生号", "高考报名号"],
            Route = CorrectionRoute.PlaceOfOrigin,
            Evidence = ["录取通知书或录取名册"],
        },
        new("student_no", "学号", "Student number", FieldFormat.StudentNumber)
        {
            RegistryCode = "XH",
            RegistryWidth = 15,
            Aliases = ["学生学号"],
            SourceOfTruth = Source.Academic,
        },
        new("name", "姓名", "Name", FieldFormat.Name)
        {
            RegistryCode = "XM",
            Required = true,
            RegistryWidth = 40,
            Aliases = ["学生姓名"],
            Evidence = ["户口簿(首页、本人页、记载曾用名的增页)", Card, "公安机关出具的姓名变更证明"],
        },
        new("sex", "性别", "Sex", FieldFormat.Sex)
        {
            RegistryCode = "XB",
            RegistryWidth = 2,
            Route = CorrectionRoute.Province,
            Evidence = [Booklet, Card, "公安机关出具的性别变更证明"],
        },
        new("birth_date", "出生日期", "Date of birth", FieldFormat.Date)
        {
            RegistryCode = "CSRQ",
            RegistryWidth = 8,
            Aliases = ["生日"],
            Route = CorrectionRoute.Province,
            Evidence = [Booklet, Card, "县级以上公安机关出具的证明(载明更改前后的日期)", "《医学出生证明》"],
        },
        new("ethnicity", "民族", "Ethnic group", FieldFormat.Ethnicity)
        {
            RegistryCode = "MZ",
            RegistryWidth = 24,
            Route = CorrectionRoute.Province,
            Evidence = ["户口簿", "民族事务部门和公安机关的批准材料"],
        },
        new("document_type", "证件类型", "Document type", FieldFormat.DocumentType)
        {
            Aliases = ["ZJLX", "ZJLXM", "证件类别", "身份证件类型"],
            Evidence = [Card + "或其他有效证件"],
        },
        new("document_no", "证件号码", "Document number", FieldFormat.DocumentNumber)
        {
            RegistryCode = "SFZH",
            Required = true,
            RegistryWidth = 18,
            Aliases = ["身份证号", "身份证号码", "证件号", "身份证件号", "身份证件号码", "公民身份号码", "ZJHM"],
            Evidence = ["县级以上公安机关出具的身份证号码变更证明", "户口簿", Card],
        },
        new("institution", "院校名称", "Institution", FieldFormat.Text)
        {
            Aliases = ["学校", "学校名称", "院校", "YXMC"],
            Route = CorrectionRoute.Province,
        },
        new("level", "层次", "Level", FieldFormat.Level)
        {
            RegistryCode = "CC",
            RegistryWidth = 12,
            Aliases = ["培养层次", "学历层次"],
            Route = CorrectionRoute.Province,
        },
        new("study_form", "学习形式", "Form of study", FieldFormat.StudyForm)
        {
            RegistryCode = "XXXS",
            RegistryWidth = 10,
            Aliases = ["学历类别", "学历类别/学习形式", "学习形式/学历类别"],
            Route = CorrectionRoute.Province,
        },
        new("major_code", "专业代码", "Major code", FieldFormat.MajorCode)
        {
            RegistryCode = "ZYDM",
            RegistryWidth = 6,
            Route = CorrectionRoute.Province,
        },
        new("major_name", "专业名称", "Major", FieldFormat.Text)
        {
            RegistryCode = "ZYMC",
            RegistryWidth = 50,
            Aliases = ["专业"],
            Tolerated = true,
            Route = CorrectionRoute.Province,
        },
        new("duration", "学制", "Length of study", FieldFormat.Duration)
        {
            RegistryCode = "XZ",
            RegistryWidth = 3,
            Aliases = ["学制(年)"],
            Route = CorrectionRoute.Province,
        },
        SchoolField("college", "学院", "College", "FY", ["分院", "学院(分院)", "院系", "所在学院", "学院名称"]),
        SchoolField("department", "系所", "Department", "XSH", ["系所(函)", "系", "系(所)", "系所函"]),
        SchoolField("class_name", "班级", "Class", "BH", ["班号", "行政班", "班级名称"]),
        new("entry_date", "入学日期", "Date of entry", FieldFormat.Date)
        {
            RegistryCode = "RXRQ",
            RegistryWidth = 8,
            Aliases = ["入学时间"],
        },
        new("graduation_date", "预计毕业日期", "Expected graduation", FieldFormat.Date)
        {
            RegistryCode = "YJBYRQ",
            RegistryWidth = 8,
            Aliases = ["预计毕业时间"],
        },
        new("political_status", "政治面貌", "Political status", FieldFormat.PoliticalStatus)
        {
            RegistryCode = "ZZMM",
            RegistryWidth = 16,
            Confirmed = false,
        },
        new("category", "学生类别", "Student category", FieldFormat.Text)
        {
            Aliases = ["学生类型"],
            SourceOfTruth = Source.Academic,
            Confirmed = false,
            Compared = false,
        },
    ];

    private static RecordField SchoolField(
        string key,
        string label,
        string english,
        string code,
        IReadOnlyList<string> aliases
    ) =>
        new(key, label, english, FieldFormat.Text)
        {
            RegistryCode = code,
            RegistryWidth = 24,
            Aliases = aliases,
            SourceOfTruth = Source.Academic,
        };
}
