namespace Dengke.Domain.Records;

/// <summary>Every rule of REC-3 with its code, weight and words. Sources: domain facts 3.1 to 3.6.</summary>
public static partial class FindingRules
{
    public static readonly FindingRule Required = Error("required", "此项不能为空。", "This field must not be blank.");

    public static readonly FindingRule NamePadding = Warning(
        "name_padding",
        "姓名中有多余空格。",
        "The name is padded with spaces."
    );
    public static readonly FindingRule NameInvisible = Warning(
        "name_invisible",
        "姓名中有不可见字符({0})。",
        "The name has an invisible character ({0})."
    );
    public static readonly FindingRule NameSeparator = Warning(
        "name_separator",
        "姓名间隔号应为“·”(U+00B7), 现为 {0}。",
        "The separator of the name must be U+00B7; it is {0}."
    );
    public static readonly FindingRule NameFullWidth = Warning(
        "name_full_width",
        "姓名中有全角字母({0})。",
        "The name has full-width letters ({0})."
    );
    public static readonly FindingRule NameLegacyCharacter = Warning(
        "name_legacy_character",
        "姓名中有旧编码的生僻字({0}), 请改用现行编码。",
        "The name has a rare character in its legacy encoding ({0})."
    );
    public static readonly FindingRule NamePrivateUse = Error(
        "name_private_use",
        "姓名中有无法识别的自造字({0}), 请学生提交身份证核对。",
        "The name has an unknown private-use character ({0}); ask for the identity card."
    );
    public static readonly FindingRule NameReplacement = Warning(
        "name_replacement",
        "姓名中的“{0}”可能是文件编码无法表示的字, 请核对。",
        "'{0}' in the name may stand for a character that the file's encoding could not hold."
    );
    public static readonly FindingRule NameBroken = Error(
        "name_broken",
        "姓名中有残缺的字符({0}), 请重新导出文件。",
        "The name has half a character ({0}); export the file again."
    );

    public static readonly FindingRule SexUnknown = Error("sex_unknown", "性别“{0}”不是男或女。", "'{0}' is not a sex.");
    public static readonly FindingRule SexUnstated = Warning("sex_unstated", "性别未说明。", "The sex is not stated.");

    public static readonly FindingRule DateUnreadable = Error(
        "date_unreadable",
        "“{0}”不是可识别的日期, 应为年月日, 如 20020509。",
        "'{0}' is not a date; year, month, day are wanted, such as 20020509."
    );
    public static readonly FindingRule DateSerial = Error(
        "date_serial",
        "“{0}”像是被表格软件转成的日期序号, 请改为文本后重新导出。",
        "'{0}' looks like a date that a spreadsheet turned into a serial number; export it as text."
    );
    public static readonly FindingRule DateImplausible = Error(
        "date_implausible",
        "日期 {0} 不合常理, 请核对。",
        "The date {0} cannot be right."
    );
    public static readonly FindingRule BirthDateMismatch = Error(
        "birth_date_mismatch",
        "出生日期与证件号码中的不一致。",
        "The date of birth is not the one in the document number."
    );
    public static readonly FindingRule SexMismatch = Error(
        "sex_mismatch",
        "性别与证件号码中的不一致。",
        "The sex is not the one in the document number."
    );
    public static readonly FindingRule AgeAtEntry = Warning(
        "age_at_entry",
        "入学时 {0} 岁, 不在 14–60 岁之间。",
        "Aged {0} at entry, outside 14 to 60."
    );
    public static readonly FindingRule GraduationDate = Warning(
        "graduation_date_unexpected",
        "预计毕业日期与入学日期加学制({0})相差较大。",
        "The expected graduation is far from entry plus length of study ({0})."
    );

    public static readonly FindingRule EthnicityUnknown = Error(
        "ethnicity_unknown",
        "民族“{0}”不在国家标准(GB/T 3304)中。",
        "'{0}' is not an ethnic group of GB/T 3304."
    );
    public static readonly FindingRule EthnicityOldName = Warning(
        "ethnicity_old_name",
        "民族名称是旧称, 现称{0}。",
        "The ethnic group goes by its old name; it is {0} today."
    );
    public static readonly FindingRule EthnicityWantsRegion = Warning(
        "ethnicity_wants_region",
        "港澳台学生的民族栏应填所在地区。",
        "Students of Hong Kong, Macao and Taiwan give their region instead of an ethnic group."
    );
    public static readonly FindingRule EthnicityIsRegion = Warning(
        "ethnicity_is_region",
        "民族栏填了地区, 但证件不是港澳台证件。",
        "A region stands for the ethnic group, but the document is of the mainland."
    );

    public static readonly FindingRule ExamNumberShape = Error(
        "exam_no_shape",
        "考生号的位数或字符不对。",
        "The exam number has the wrong length or characters."
    );
    public static readonly FindingRule ExamNumberUnlikely = Warning(
        "exam_no_unlikely",
        "考生号前几位({0})不像年份和省份代码。",
        "The exam number does not begin with a year and a province ({0})."
    );
    public static readonly FindingRule StudentNumberShape = Error(
        "student_no_shape",
        "学号的位数或字符不对。",
        "The student number has the wrong length or characters."
    );

    public static readonly FindingRule LevelUnknown = Warning(
        "level_unknown",
        "层次“{0}”不常见。",
        "'{0}' is not a usual level."
    );
    public static readonly FindingRule StudyFormUnknown = Warning(
        "study_form_unknown",
        "学习形式“{0}”不常见。",
        "'{0}' is not a usual form of study."
    );
    public static readonly FindingRule DurationUnknown = Error(
        "duration_unknown",
        "学制“{0}”不在允许的年数中。",
        "'{0}' is not one of the lengths of study."
    );
    public static readonly FindingRule MajorCodeShape = Error(
        "major_code_shape",
        "专业代码应为 6 位数字, 可带 T、K 或 TK。",
        "A major code has six digits, and T, K or TK behind them."
    );
    public static readonly FindingRule MajorCodeSuffix = Warning(
        "major_code_suffix",
        "专业代码后缀“{0}”不在现行目录中。",
        "The suffix '{0}' is not in the major catalogue of today."
    );
    public static readonly FindingRule MajorCodeDiscipline = Warning(
        "major_code_discipline",
        "专业代码前两位“{0}”不是学科门类或专业大类。",
        "The first two digits '{0}' are no discipline."
    );
    public static readonly FindingRule PoliticalStatusUnknown = Warning(
        "political_status_unknown",
        "政治面貌“{0}”不在国家标准(GB/T 4762)中。",
        "'{0}' is not a political status of GB/T 4762."
    );

    private static FindingRule Error(string code, string message, string english) => new(code, Severity.Error, message, english);

    private static FindingRule Warning(string code, string message, string english) =>
        new(code, Severity.Warning, message, english);
}
