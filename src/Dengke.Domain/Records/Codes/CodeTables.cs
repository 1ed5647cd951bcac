namespace Dengke.Domain.Records;

/// <summary>The short code tables (domain facts 3.1, 3.5), and which field format uses which.</summary>
public static class CodeTables
{
    /// <summary>性别, GB/T 2261.1: 0 未知, 1 男, 2 女, 9 未说明. Registry files write the text.</summary>
    public static CodeTable Sex { get; } =
        new(
            new CodeEntry("男", "1", "M") { Spellings = ["男性", "Male"] },
            new CodeEntry("女", "2", "F") { Spellings = ["女性", "Female"] },
            new CodeEntry("未知", "0") { Spellings = ["未知的性别"] },
            new CodeEntry("未说明", "9") { Spellings = ["未说明的性别"] }
        );

    /// <summary>
    /// 层次, the registry's text; the two digits are those of the certificate number (domain facts 3.5). The registry's own list
    /// is not public, so a value outside it is a warning only.
    /// </summary>
    public static CodeTable Level { get; } =
        new(
            new CodeEntry("博士研究生", "01") { Spellings = ["博士", "博士生"] },
            new CodeEntry("硕士研究生", "02") { Spellings = ["硕士", "硕士生"] },
            new CodeEntry("第二学士学位", "04") { Spellings = ["第二学士", "第二学位", "二学位"] },
            new CodeEntry("本科", "05") { Spellings = ["本科生", "大学本科", "普通本科"] },
            new CodeEntry("专科(高职)", "06") { Spellings = ["专科", "高职", "大专", "高职(专科)", "高职专科", "高职高专"] },
            new CodeEntry("专升本") { Spellings = ["专科起点本科", "专接本"] },
            new CodeEntry("高起本") { Spellings = ["高中起点本科"] },
            new CodeEntry("高起专") { Spellings = ["高中起点专科"] }
        );

    /// <summary>学习形式, the registry's text; files without 普通 mean the same form. The registry's own list is not public.</summary>
    public static CodeTable StudyForm { get; } =
        new(
            new CodeEntry("普通全日制") { Spellings = ["全日制"] },
            new CodeEntry("非全日制"),
            new CodeEntry("函授"),
            new CodeEntry("业余") { Spellings = ["夜大", "夜大学"] },
            new CodeEntry("脱产"),
            new CodeEntry("网络教育") { Spellings = ["网络", "远程教育"] },
            new CodeEntry("开放教育"),
            new CodeEntry("自学考试") { Spellings = ["自考"] }
        );

    /// <summary>政治面貌, GB/T 4762-1984.</summary>
    public static CodeTable PoliticalStatus { get; } =
        new(
            new CodeEntry("中共党员", "01") { Spellings = ["中国共产党党员", "党员"] },
            new CodeEntry("中共预备党员", "02") { Spellings = ["中国共产党预备党员", "预备党员"] },
            new CodeEntry("共青团员", "03") { Spellings = ["中国共产主义青年团团员", "团员"] },
            new CodeEntry("民革党员", "04") { Spellings = ["民革会员", "中国国民党革命委员会会员"] },
            new CodeEntry("民盟盟员", "05") { Spellings = ["中国民主同盟盟员"] },
            new CodeEntry("民建会员", "06") { Spellings = ["中国民主建国会会员"] },
            new CodeEntry("民进会员", "07") { Spellings = ["中国民主促进会会员"] },
            new CodeEntry("农工党党员", "08") { Spellings = ["中国农工民主党党员"] },
            new CodeEntry("致公党党员", "09") { Spellings = ["中国致公党党员"] },
            new CodeEntry("九三学社社员", "10") { Spellings = ["九三社员"] },
            new CodeEntry("台盟盟员", "11") { Spellings = ["台湾民主自治同盟盟员"] },
            new CodeEntry("无党派人士", "12") { Spellings = ["无党派民主人士"] },
            new CodeEntry("群众", "13")
        );

    /// <summary>The table of a coded format, or null where values are not coded.</summary>
    public static CodeTable? For(FieldFormat format) =>
        format switch
        {
            FieldFormat.Sex => Sex,
            FieldFormat.Ethnicity => EthnicGroups.Table,
            FieldFormat.DocumentType => DocumentTypes.Table,
            FieldFormat.Level => Level,
            FieldFormat.StudyForm => StudyForm,
            FieldFormat.PoliticalStatus => PoliticalStatus,
            _ => null,
        };
}
